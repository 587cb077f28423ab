package io.hilum.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.hilum.browser.BrowserTest;
import io.hilum.browser.Pages;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where things stand on the pages, and what stands there only sometimes. */
@QuarkusTest
@BrowserTest
@BrowserTest.Expects("favicon.ico")
class LayoutBrowserTest {
    private static final Path SHOTS = Path.of("target", "screenshots");

    @TestHTTPResource("/")
    URI start;

    @ParameterizedTest
    @CsvSource({"1366, 768, false", "1280, 720, false", "360, 740, false", "360, 740, true", "320, 640, true"})
    void theToolbarKeepsToOneRow(int width, int height, boolean touch, Pages pages) {
        Page page = pages.open(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setHasTouch(touch)
                .setIsMobile(touch));
        sample(page);
        shoot(page, "toolbar-" + width + (touch ? "-touch" : ""));

        BoundingBox bar = page.locator(".tools").boundingBox();
        BoundingBox tool = page.locator("[data-tool=fit]").boundingBox();
        BoundingBox help = page.locator("[data-tool=help]").boundingBox();

        assertEquals(tool.y, help.y, 1);
        assertTrue(help.x + help.width <= bar.x + bar.width + 0.5, "inside of the toolbar");
    }

    @Test
    void onlyTheFrontalImageSaysWhatTheModelSaw(Page page) {
        sample(page);
        Locator note = page.locator(".unseen-note");
        assertThat(note).isVisible();

        for (String view : new String[] {"lateral", "prior"}) {
            page.locator("[data-show=" + view + "]").click();
            assertThat(note).isHidden();
            shoot(page, "view-" + view);
        }
        page.locator("[data-tool=compare]").click();
        assertThat(note).isVisible();
    }

    @Test
    @BrowserTest.Expects("404")
    void theProblemPagesNumberStandsFlushWithItsWords(Page page) {
        page.navigate(start + "nowhere");
        shoot(page, "problem");

        Locator status = page.locator(".page-problem .status");

        assertThat(status).hasCSS("border-top-width", "0px");
        assertThat(status).hasCSS("padding-left", "0px");
    }

    @Test
    void withoutScriptFileChoosersAreCentred(Pages pages) {
        Page page = pages.open(
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(1280, 900));
        SignedIn.open(page, start, "alice");
        shoot(page, "upload-without-script");

        for (String view : new String[] {"frontal", "lateral", "prior"}) {
            BoundingBox slot = page.locator("[data-slot=" + view + "]").boundingBox();
            BoundingBox box = page.locator("input[name=" + view + "]").boundingBox();
            assertEquals(slot.x + slot.width / 2, box.x + box.width / 2, 2, view);
            assertTrue(box.width < 200, "no room beside its words, which stand left in it");
        }
    }

    private void sample(Page page) {
        SignedIn.open(page, start, "alice");
        page.getByText("Try a sample study").click();
        assertThat(page.locator("#picture-frontal")).isVisible();
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
    }
}
