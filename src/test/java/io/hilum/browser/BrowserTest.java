package io.hilum.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that drives a real browser. Its methods may take a {@link com.microsoft.playwright.Page}, or
 * {@link Pages} to open several or unusual ones. Each test starts with fresh cookies and storage, and fails if a page
 * throws, writes an error to its console or offends its content security policy.
 *
 * <p>Where no Chromium is found the tests are skipped, with the line that installs one; with
 * {@code HILUM_REQUIRE_BROWSER=1} they fail.
 */
@Tag("browser")
@ExtendWith({ChromiumCondition.class, BrowserExtension.class})
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface BrowserTest {
    /**
     * Console errors that a test provokes on purpose, such as the one a browser writes for a page with status 422.
     * On a test method or a test class.
     */
    @Target({ElementType.METHOD, ElementType.TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Expects {
        /** Regular expressions; an error in which one is found does not fail the test. */
        String[] value();
    }
}
