package io.hilum.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.hilum.api.Pictures;
import io.hilum.browser.BrowserTest;
import io.hilum.browser.Pages;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session that is over costs nobody what was typed. */
@QuarkusTest
@BrowserTest
@BrowserTest.Expects({"favicon.ico", "401"})
class SignedOutBrowserTest {
    @TempDir
    Path directory;

    @TestHTTPResource("/")
    URI start;

    @Test
    void aSessionLastsAWorkingDay(Page page) {
        SignedIn.open(page, start, "alice");

        double ends = page.context().cookies().stream()
                .filter(cookie -> cookie.name.startsWith("q_session"))
                .mapToDouble(cookie -> cookie.expires)
                .min()
                .orElseThrow();

        Duration left = Duration.between(Instant.now(), Instant.ofEpochSecond((long) ends));
        assertTrue(left.toHours() >= 10, left::toString);
    }

    @Test
    void withScriptOneSignsInInAnotherTabAndSendsAgain(Page page) throws IOException {
        fillAndSignOut(page);
        page.locator("[data-action=send]").click();
        Locator problem = page.locator("[data-problem]");
        assertThat(problem).containsText("You are signed out");
        assertThat(problem.locator("a")).hasAttribute("rel", "noopener");

        Page tab = page.waitForPopup(() -> problem.locator("a").click());
        tab.locator("button[name='predefined-alice']").click();
        assertThat(tab.locator("h1")).hasText("New study");
        page.locator("[data-action=send]").click();

        assertThat(page.locator(".texts")).containsText("Cough for 5 months");
    }

    @Test
    void withoutScriptOneSignsInInAnotherTabAndReloads(Pages pages) throws IOException {
        Page page = pages.open(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        fillAndSignOut(page);
        page.locator("[data-action=send]").click();
        assertThat(page.locator("main")).containsText("reload this page");

        Page tab = page.waitForPopup(() -> page.locator("main a").click());
        tab.locator("button[name='predefined-alice']").click();
        assertThat(tab.locator("h1")).hasText("New study");
        page.reload();

        assertThat(page.locator(".texts")).containsText("Cough for 5 months");
    }

    /** With a file that lies on the disk: only such a one can a browser send again. */
    private void fillAndSignOut(Page page) throws IOException {
        SignedIn.open(page, start, "alice");
        page.setInputFiles("input[name=frontal]", Files.write(directory.resolve("frontal.png"), Pictures.sample()));
        page.fill("[name=indication]", "Cough for 5 months");
        page.context().clearCookies();
    }
}
