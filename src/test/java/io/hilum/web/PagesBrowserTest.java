package io.hilum.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import io.hilum.api.Pictures;
import io.hilum.browser.BrowserTest;
import io.hilum.browser.Pages;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person does, in a real browser, with the simulator and the embedded identity provider. */
@QuarkusTest
@BrowserTest
// The embedded provider's own page has no icon.
@BrowserTest.Expects("favicon.ico")
class PagesBrowserTest {
    private static final Path SHOTS = Path.of("target", "screenshots");

    @TestHTTPResource("/")
    URI start;

    @Test
    void signingInLeadsToTheUploadPageAndOutOfItAgain(Page page) {
        SignedIn.open(page, start, "bob");
        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.HEADING)
                        .first())
                .hasText("New study");
        assertThat(page.locator(".user .who")).hasText("bob");

        page.getByText("Sign out").click();

        assertThat(page.locator("button[name='predefined-bob']")).isVisible();
    }

    @Test
    void theSampleStudyIsReadInOneClick(Page page) {
        SignedIn.open(page, start, "alice");
        page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve("upload.png")));

        page.getByText("Try a sample study").click();

        assertThat(page.locator(".finding[data-location=given]").first()).containsText("Simulated:");
        assertTrue(page.locator("#picture-frontal .box").count() >= 3);
        assertThat(page.locator("[data-banner=simulator]")).isVisible();
        assertThat(page.locator(".notice")).containsText("Research use only. Not for diagnosis.");
        assertThat(page.locator(".unseen-note")).containsText("not seen by the model");
        assertEquals(0, page.locator("#view-lateral .box, #view-prior .box").count());
        assertTrue(Pattern.compile("[0-9a-f]{64}")
                .matcher(page.locator(".provenance").textContent())
                .find());
        page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve("report.png")));
    }

    @Test
    void anOwnStudyIsReadAndBackBringsTheFormAsItWas(Page page) {
        SignedIn.open(page, start, "alice");
        choose(page, "frontal", Pictures.sample());
        page.fill("[name=indication]", "Cough and wheezing");
        page.fill("[name=priorReport]", "Normal.");
        assertThat(page.locator("[data-slot=frontal] .preview svg")).isVisible();

        page.locator("[data-action=send]").click();

        assertThat(page.locator("#picture-frontal")).isVisible();
        assertThat(page.locator("[data-warning=prior-report-without-prior-image]"))
                .isVisible();
        page.goBack();
        assertThat(page.locator("[name=indication]")).hasValue("Cough and wheezing");
        assertThat(page.locator("[data-slot=frontal] .preview svg")).isVisible();
        page.goForward();
        assertThat(page.locator("#picture-frontal")).isVisible();
    }

    @Test
    void withoutScriptTheFormAnswersWithTheReport(Pages pages) {
        Page page = withoutScript(pages);
        SignedIn.open(page, start, "alice");
        choose(page, "frontal", Pictures.sample());
        page.fill("[name=indication]", "Cough");
        page.locator("label.choice:has([value=pad])").click();

        page.locator("[data-action=send]").click();

        assertThat(page.locator(".finding").first()).containsText("Simulated:");
        assertThat(page.locator("#picture-frontal")).isVisible();
        assertThat(page.locator(".texts")).containsText("Cough");
        assertThat(page.locator(".provenance")).containsText("padded");
    }

    @Test
    @BrowserTest.Expects("422")
    void withoutScriptWhatWasTypedSurvivesAnError(Pages pages) {
        Page page = withoutScript(pages);
        SignedIn.open(page, start, "alice");
        choose(page, "frontal", Pictures.blank(100, 100));
        page.fill("[name=indication]", "Typed \"with\" <care> & patience");
        page.fill("[name=priorReport]", "Two\nlines");
        page.locator("label.choice:has([value=pad])").click();

        page.locator("[data-action=send]").click();

        assertThat(page.locator("[data-fault=frontal]")).containsText("frontal image");
        assertThat(page.locator("[name=indication]")).hasValue("Typed \"with\" <care> & patience");
        assertThat(page.locator("[name=priorReport]")).hasValue("Two\nlines");
        assertThat(page.locator("[value=pad]")).isChecked();
    }

    @Test
    @BrowserTest.Expects("422")
    void aProblemAppearsInPlaceAndNothingIsLost(Page page) {
        SignedIn.open(page, start, "alice");
        choose(page, "frontal", Pictures.blank(100, 100));
        choose(page, "lateral", Pictures.png(120, 100));
        page.fill("[name=technique]", "PA and lateral");

        page.locator("[data-action=send]").click();

        Locator alert = page.locator("[data-problem] [role=alert], [data-problem][role=alert]");
        assertThat(alert).containsText("blank");
        assertThat(page.locator("[name=technique]")).hasValue("PA and lateral");
        assertThat(page.locator("[data-slot=lateral] .preview svg")).isVisible();
        assertThat(page.locator("[data-slot=frontal] .preview svg")).isVisible();
    }

    @Test
    void hoveringAFindingLightsItsBoxAndTheOtherWayRound(Page page) {
        sample(page);
        Locator mark = page.locator("#picture-frontal .mark[data-finding='2']");
        Locator finding = page.locator(".finding[data-finding='2']");

        finding.hover();
        assertThat(mark).hasClass(Pattern.compile("\\blit\\b"));

        page.locator(".findings h2").hover();
        // The badge lets the pointer through to its box, which Playwright would wait out.
        page.locator("#picture-frontal [data-badge='2']").hover(new Locator.HoverOptions().setForce(true));
        assertThat(finding).hasClass(Pattern.compile("\\blit\\b"));
    }

    @Test
    void theKeyboardAloneReachesAndLightsAFinding(Page page) {
        sample(page);
        Locator number = page.locator(".finding[data-finding='1'] a.no");
        for (int i = 0; i < 60 && !Boolean.TRUE.equals(number.evaluate("e => e === document.activeElement")); i++) {
            page.keyboard().press("Tab");
        }

        assertThat(number).isFocused();
        assertThat(page.locator("#picture-frontal .mark[data-finding='1']")).hasClass(Pattern.compile("\\blit\\b"));
        page.keyboard().press("3");
        assertThat(page.locator(".finding[data-finding='3']")).hasClass(Pattern.compile("\\bpinned\\b"));
    }

    @Test
    void theUploadFormIsSentByTheKeyboardAlone(Page page) {
        SignedIn.open(page, start, "alice");
        choose(page, "frontal", Pictures.sample());
        page.locator("[name=indication]").focus();
        for (int i = 0;
                i < 20 && !Boolean.TRUE.equals(page.evaluate("document.activeElement?.dataset.action === 'send'"));
                i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");

        assertThat(page.locator("#picture-frontal")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"1440, 900", "768, 1024", "390, 844", "320, 640"})
    void nothingScrollsSidewaysAndBoxesStayOnTheirPlaces(int width, int height, Page page) {
        page.setViewportSize(width, height);
        SignedIn.open(page, start, "alice");
        assertNoSidewaysScrolling(page);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve("upload-" + width + ".png"))
                .setFullPage(true));
        page.getByText("Try a sample study").click();
        assertThat(page.locator("#picture-frontal")).isVisible();
        assertNoSidewaysScrolling(page);

        BoundingBox image = page.locator("#picture-frontal image").first().boundingBox();
        BoundingBox box =
                page.locator("#picture-frontal [data-finding='1'] .box").first().boundingBox();
        double scale = image.width / number(page, "#picture-frontal image", "width");
        assertEquals(number(page, "#picture-frontal [data-finding='1'] .box", "x") * scale, box.x - image.x, 2.5);
        assertEquals(number(page, "#picture-frontal [data-finding='1'] .box", "y") * scale, box.y - image.y, 2.5);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve("report-" + width + ".png"))
                .setFullPage(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light"})
    void bothPagesAreAccessible(String theme, Page page) {
        SignedIn.open(page, start, "alice");
        page.evaluate("theme => document.documentElement.dataset.theme = theme", theme);
        Accessibility.check(page);
        page.getByText("Try a sample study").click();
        assertThat(page.locator("#picture-frontal")).isVisible();
        page.evaluate("theme => document.documentElement.dataset.theme = theme", theme);
        Accessibility.check(page);
        page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve("report-" + theme + ".png")));
    }

    @Test
    @BrowserTest.Expects("404")
    void anUnknownAddressIsAPage(Page page) {
        SignedIn.open(page, start, "alice");
        page.navigate(start + "nowhere");

        assertThat(page.locator("h1")).hasText("There is nothing here");
        assertThat(page.locator(".notice")).containsText("Research use only");
    }

    private void sample(Page page) {
        SignedIn.open(page, start, "alice");
        page.getByText("Try a sample study").click();
        assertThat(page.locator("#picture-frontal")).isVisible();
    }

    private static Page withoutScript(Pages pages) {
        return pages.open(
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(1280, 900));
    }

    private static void choose(Page page, String view, byte[] image) {
        page.setInputFiles("input[name=" + view + "]", new FilePayload(view + ".png", "image/png", image));
    }

    private static void assertNoSidewaysScrolling(Page page) {
        assertEquals(
                0,
                page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
                "sideways scrolling");
    }

    private static double number(Page page, String element, String attribute) {
        return Double.parseDouble(page.locator(element).first().getAttribute(attribute));
    }
}
