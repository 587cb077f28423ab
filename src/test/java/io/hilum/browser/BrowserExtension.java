package io.hilum.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests their {@link Page} or {@link Pages}, from one browser that lives as long as the test run (one for each
 * class loader that Quarkus runs tests in), and closes them after each test.
 */
class BrowserExtension implements ParameterResolver, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Page.class || type == Pages.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Pages pages = context.getStore(NAMESPACE)
                .computeIfAbsent(Pages.class, key -> new Pages(browser(context)), Pages.class);
        return parameter.getParameter().getType() == Page.class ? pages.open() : pages;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Pages pages = context.getStore(NAMESPACE).remove(Pages.class, Pages.class);
        if (pages != null) {
            pages.close(expected(context));
        }
    }

    private static Browser browser(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(RunningBrowser.class, key -> RunningBrowser.start(), RunningBrowser.class)
                .browser();
    }

    private static Predicate<String> expected(ExtensionContext context) {
        List<Pattern> patterns = Stream.of(context.getTestMethod(), context.getTestClass())
                .flatMap(Optional::stream)
                .map(AnnotatedElement.class::cast)
                .flatMap(element -> Stream.of(element.getAnnotationsByType(BrowserTest.Expects.class)))
                .flatMap(annotation -> Arrays.stream(annotation.value()))
                .map(Pattern::compile)
                .toList();
        return complaint ->
                patterns.stream().anyMatch(pattern -> pattern.matcher(complaint).find());
    }

    /** A started browser; JUnit closes it with the store that it lies in. */
    private record RunningBrowser(Playwright playwright, Browser browser) implements AutoCloseable {
        static RunningBrowser start() {
            PlaywrightDriver.node();
            Playwright playwright =
                    Playwright.create(new Playwright.CreateOptions().setEnv(PlaywrightDriver.environment()));
            return new RunningBrowser(
                    playwright,
                    playwright
                            .chromium()
                            .launch(new BrowserType.LaunchOptions()
                                    .setExecutablePath(Chromium.executable())
                                    .setArgs(Chromium.FLAGS)));
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }
}
