package io.hilum.browser;

import com.microsoft.playwright.impl.driver.Driver;
import java.nio.file.Path;
import java.util.Map;

/**
 * Playwright's driver, which brings a Node of its own in a jar: tests need no installed one. It is unpacked once per
 * JVM, however many class loaders Quarkus runs tests in.
 */
public final class PlaywrightDriver {
    /** Playwright's name for a driver that is unpacked already. */
    private static final String UNPACKED = "playwright.cli.dir";

    private PlaywrightDriver() {}

    /** Unpacks the driver if this JVM has not yet, and returns its Node executable. */
    public static Path node() {
        synchronized (System.class) { // the one lock that all class loaders share
            Driver driver = Driver.ensureDriverInstalled(environment(), false);
            System.setProperty(UNPACKED, driver.driverDir().toString());
            return Path.of(driver.createProcessBuilder().command().get(0));
        }
    }

    /** What Playwright is run with: it never downloads a browser. */
    static Map<String, String> environment() {
        return Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    }
}
