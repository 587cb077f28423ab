package io.hilum.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The pages of one test: each in a context of its own (cookies, storage), all watched for complaints. */
public final class Pages {
    private final Browser browser;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    Pages(Browser browser) {
        this.browser = browser;
    }

    /** A new page, desktop-sized. */
    public Page open() {
        return open(new Browser.NewContextOptions().setViewportSize(1440, 900));
    }

    /** A new page in a context of these options: a phone's width, no script, a token for a header. */
    public Page open(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        contexts.add(context);
        context.onWebError(error -> complaints.add("uncaught: " + error.error()));
        context.onConsoleMessage(message -> {
            if ("error".equals(message.type())) { // among them each offence against the content security policy
                complaints.add("console: " + message.text() + " (" + message.location() + ")");
            }
        });
        return context.newPage();
    }

    /** Closes all pages, then throws if one of them complained of something unexpected. */
    void close(Predicate<String> expected) {
        contexts.forEach(Pages::close);
        List<String> unexpected =
                complaints.stream().filter(expected.negate()).distinct().toList();
        contexts.clear();
        complaints.clear();
        if (!unexpected.isEmpty()) {
            throw new AssertionError("The page complained:\n" + String.join("\n", unexpected));
        }
    }

    /** Asks each page for a sign of life first: what it has said until then has arrived when the answer does. */
    private static void close(BrowserContext context) {
        for (Page page : context.pages()) {
            if (!page.isClosed()) {
                page.evaluate("document.readyState");
            }
        }
        context.close();
    }
}
