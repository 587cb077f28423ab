package io.hilum.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import io.hilum.api.Pictures;
import io.hilum.browser.BrowserTest;
import io.hilum.browser.Pages;
import io.hilum.endpoint.FaultyEndpoint;
import io.hilum.endpoint.FaultyEndpointResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a person sees of an endpoint that is slow, down, or says what it should not. */
@QuarkusTest
@QuarkusTestResource(value = FaultyEndpointResource.class, restrictToAnnotatedClass = true)
@BrowserTest
@BrowserTest.Expects("favicon.ico")
class EndpointInBrowserTest {
    private static final String MARKUP = "<script>window.hacked=1</script><img src=x onerror=window.hacked=1>";

    @TestHTTPResource("/")
    URI start;

    FaultyEndpoint endpoint;

    @Test
    void aSlowReadingShowsItsTimeAndCanBeCancelled(Page page) throws Exception {
        CompletableFuture<Void> gone = new CompletableFuture<>();
        endpoint.behave(FaultyEndpoint.stall(gone));
        openWithImage(page);
        page.fill("[name=indication]", "Cough");

        page.locator("[data-action=send]").click();

        assertThat(page.locator("[data-step=read]")).containsText(Pattern.compile("\\d+ s"));
        page.locator("[data-action=cancel]").click();
        assertThat(page.locator("[data-progress]")).isHidden();
        assertThat(page.locator("[name=indication]")).hasValue("Cough");
        gone.get(2, TimeUnit.SECONDS);
    }

    @Test
    @BrowserTest.Expects("504")
    void aTimeoutIsToldInPlaceWithTheRequestsId(Page page) {
        endpoint.behave(FaultyEndpoint.stall(new CompletableFuture<>()));
        openWithImage(page);

        page.locator("[data-action=send]").click();

        assertThat(page.locator("[data-problem]")).containsText("The endpoint took too long");
        assertThat(page.locator("[data-problem]")).containsText(Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}"));
    }

    /** What the page could not know before, the problem's panel asks. */
    @Test
    @BrowserTest.Expects({"422", "ERR_FAILED"})
    void burntInTextIsSentOnceSomebodyHasLookedAtIt(Page page) {
        page.route("**/images", Route::abort);
        endpoint.behave(FaultyEndpoint.answer(200, "{\"output\": [\"Normal.\"]}"));
        byte[] file = Radiographs.withBurntInText();
        SignedIn.open(page, start, "alice");
        page.setInputFiles("input[name=frontal]", new FilePayload("frontal.dcm", "application/dicom", file));
        page.locator("[data-action=send]").click();
        assertThat(page.locator("[data-problem]")).containsText("The image may show whose it is");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/burnt-in.png")));

        page.locator("[data-problem] [name=burnedInText]").check();
        page.locator("[data-action=send]").click();

        assertThat(page.locator("[data-warning=burned-in-text]")).isVisible();
        assertThat(page.locator(".finding .text").first()).hasText("Normal.");
    }

    @Test
    void markupFromTheModelIsText(Page page) {
        endpoint.behave(FaultyEndpoint.answer(
                200, "{\"output\": [[\"" + MARKUP + "\", [[0.1, 0.1, 0.5, 0.5]]], \"a \\u202egnp.exe\"]}"));
        openWithImage(page);

        page.locator("[data-action=send]").click();

        assertThat(page.locator(".finding .text").first()).hasText(MARKUP);
        assertNull(page.evaluate("window.hacked"));
        assertEquals(-1, page.locator("main").textContent().indexOf('\u202e'));
    }

    @Test
    void aDiscardedLocationReadsDifferentlyFromNone(Pages pages) {
        endpoint.behave(
                FaultyEndpoint.answer(200, "{\"output\": [[\"One.\", [[0.5, 0.1, 0.1, 0.5]]], [\"Two.\", null]]}"));
        Page page = pages.open(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        openWithImage(page);

        page.locator("[data-action=send]").click();

        assertThat(page.locator("#finding-1 .where")).containsText("discarded");
        assertThat(page.locator("#finding-2 .where")).containsText("no location given");
        assertThat(page.locator("[data-warning=box-discarded]")).isVisible();
        assertThat(page.locator("[data-banner=simulator]")).isHidden();
    }

    private void openWithImage(Page page) {
        SignedIn.open(page, start, "alice");
        page.setInputFiles("input[name=frontal]", new FilePayload("frontal.png", "image/png", Pictures.png(300, 400)));
    }
}
