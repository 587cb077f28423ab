package io.hilum.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.hilum.access.Tokens;
import io.hilum.api.Pictures;
import io.hilum.browser.BrowserTest;
import io.hilum.browser.Pages;
import io.hilum.findings.WarningCode;
import io.hilum.problem.ProblemCode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page about the API: read without script, tried with it. */
@QuarkusTest
@BrowserTest
class DocsBrowserTest {
    private static final Path SHOTS = Path.of("target", "screenshots");

    @TestHTTPResource("/docs")
    URI docs;

    @Test
    void aStudyIsTriedAndItsReportShown(Page page) throws Exception {
        page.navigate(docs.toString());
        fill(page);
        page.locator("#try-indication").fill("Cough");
        page.locator("[data-send]").click();

        Locator answer = page.locator("[data-answer]");
        assertThat(answer.locator(".outcome strong")).hasText("200 OK");
        String body = answer.locator("pre").first().textContent();
        assertTrue(new ObjectMapper().readTree(body).path("findings").size() > 0, body);
        assertTrue(body.contains("\n  \"id\": "), "pretty-printed");
        assertThat(answer.locator("details")).containsText("x-request-id");
        shot(page, "docs-tried.png");
    }

    @Test
    void aPictureIsShownAsOneAndAPageCanBeSaved(Page page) throws Exception {
        page.navigate(docs.toString());
        fill(page);
        page.locator("[data-accept]").selectOption("image/svg+xml");
        page.locator("[data-send]").click();

        Locator picture = page.locator("[data-answer] img");
        assertThat(picture).isVisible();
        assertTrue((Boolean) picture.evaluate("async img => { await img.decode(); return img.naturalWidth > 0 }"));
        shot(page, "docs-tried-svg.png");

        page.locator("[data-accept]").selectOption("text/html");
        page.locator("[data-send]").click();
        Path saved = page.waitForDownload(
                        () -> page.getByText("Save report.html").click())
                .path();
        assertTrue(Files.readString(saved).startsWith("<!DOCTYPE html>"));
        assertThat(picture).hasCount(0);
    }

    @Test
    @BrowserTest.Expects("40[01]")
    void aRefusalIsShownAsSuch(Page page) {
        page.navigate(docs.toString());
        page.locator("#try-token").fill("garbage");
        page.locator("[data-send]").click();
        Locator answer = page.locator("[data-answer][data-refused]");
        assertThat(answer.locator(".outcome strong")).containsText("401");

        page.locator("#try-token").fill(Tokens.bearer("alice").substring("Bearer ".length()));
        page.locator("[data-send]").click();

        assertThat(answer.locator(".outcome strong")).containsText("400");
        assertThat(answer).containsText("Choose the frontal image");
        assertThat(answer.locator("pre").first()).containsText("urn:hilum:problem:missing-image");
        shot(page, "docs-refused.png");
    }

    @Test
    void theTokenIsStoredNowhere(Page page) {
        page.navigate(docs.toString());
        page.locator("#try-token").fill("a-token-of-mine");
        page.reload();

        assertThat(page.locator("#try-token")).hasValue("");
        assertEquals("password", page.locator("#try-token").getAttribute("type"));
        assertEquals(
                false,
                page.evaluate("JSON.stringify({...localStorage, ...sessionStorage}).includes('a-token-of-mine')"));
    }

    @Test
    void anExampleIsCopied(Page page) {
        page.navigate(docs.toString());
        page.context().grantPermissions(java.util.List.of("clipboard-read", "clipboard-write"));
        page.locator("#ask .copy").first().click();

        assertThat(page.locator("#ask .copy").first()).hasText("Copied");
        String copied = (String) page.evaluate("navigator.clipboard.readText()");
        assertTrue(copied.startsWith("curl -H \"Authorization: Bearer $TOKEN\""), copied);
        assertTrue(copied.endsWith("/api/v1/reports"), copied);
    }

    @Test
    void withoutScriptItIsPlainDocumentation(Pages pages) {
        Page page = pages.open(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        page.navigate(docs.toString());

        assertThat(page.locator("#ask")).containsText("curl -H");
        assertThat(page.locator("#ask")).containsText("requests.post");
        assertThat(page.locator("#token")).containsText("grant_type=password");
        assertThat(page.locator("#try")).isHidden();
        for (ProblemCode code : ProblemCode.values()) {
            assertThat(page.locator("#problems")).containsText(code.type());
        }
        for (WarningCode code : WarningCode.values()) {
            assertThat(page.locator("#warnings")).containsText(code.key());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light"})
    void itFitsAPhone(String theme, Pages pages) {
        Page page = pages.open(
                new Browser.NewContextOptions().setViewportSize(360, 780).setColorScheme(ColorScheme.NO_PREFERENCE));
        page.navigate(docs.toString());
        if (theme.equals("light")) {
            page.locator("[data-action=theme]").click();
        }
        page.evaluate("document.fonts.ready");

        assertEquals(360, page.evaluate("document.documentElement.scrollWidth"));
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve("docs-phone-" + theme + ".png"))
                .setFullPage(true));
        page.setViewportSize(1440, 900);
        shot(page, "docs-" + theme + ".png");
    }

    private static void fill(Page page) {
        page.locator("#try-token").fill(Tokens.bearer("alice").substring("Bearer ".length()));
        page.locator("#try-frontal").setInputFiles(new FilePayload("frontal.png", "image/png", Pictures.sample()));
    }

    private static void shot(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(SHOTS.resolve(name)).setFullPage(true));
    }
}
