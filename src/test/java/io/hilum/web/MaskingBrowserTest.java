package io.hilum.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import io.hilum.api.Pictures;
import io.hilum.browser.BrowserTest;
import io.hilum.browser.Pages;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts of an image are blacked out before it is sent: by mouse, by keys, and only there. */
@QuarkusTest
@BrowserTest
@BrowserTest.Expects("favicon.ico")
class MaskingBrowserTest {
    @TestHTTPResource("/")
    URI start;

    @Test
    void aMaskDrawnByTheMouseIsSent(Page page) {
        open(page, Radiographs.of("PA", "20260131").make((x, y) -> 300 + x + y), "chest.dcm");

        drag(page, 0.1, 0.1, 0.4, 0.3);
        page.getByText("Done").click();

        assertThat(page.locator("[data-slot=frontal] .preview .masked")).hasCount(1);
        assertArrayEquals(new double[] {0.1, 0.1, 0.4, 0.3}, sent(page), 0.01);
        send(page);
        assertEquals(List.of(0, 0, 0), reds(page, 0.12, 0.12, 0.25, 0.2, 0.38, 0.28));
        assertNotEquals(0, reds(page, 0.6, 0.6).get(0));
        assertNotEquals(0, reds(page, 0.25, 0.35).get(0));
    }

    @Test
    void aMaskSetByKeysAloneIsSent(Page page) {
        open(page, Pictures.sample(), "chest.png");

        page.locator("[data-action=mask-add]").press("Enter");
        Locator mask = page.locator("[data-canvas] [data-mask='0']");
        assertThat(mask).isFocused();
        press(page, "ArrowLeft", 10);
        press(page, "ArrowUp", 5);
        press(page, "Shift+ArrowRight", 20);
        assertThat(page.locator("[data-says]"))
                .hasText("Mask 1: 30 % from the left, 40 % from the top, 40 % wide, 10 % high.");
        page.keyboard().press("Escape");

        assertThat(page.locator("[data-masking]")).isHidden();
        assertThat(page.locator("[data-slot=frontal] [data-action=mask]")).isFocused();
        assertArrayEquals(new double[] {0.3, 0.4, 0.7, 0.5}, sent(page), 1e-4);
        send(page);
        assertEquals(List.of(0, 0), reds(page, 0.31, 0.41, 0.69, 0.49));
        assertNotEquals(0, reds(page, 0.5, 0.6).get(0));
    }

    @Test
    void whatMayBeTextIsMaskedInOneClick(Page page) {
        page.route(
                "**/images",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("""
                        {"format": "png", "width": 10, "height": 10, "warnings": [{"code": "burned-in-text",
                        "message": "It may show text."}], "textRegions": [[0.1, 0, 0.3, 0.05], [0.5, 0.9, 1, 1]],
                        "preview": {"mediaType": "image/png", "base64": ""}}""")));
        open(page, Pictures.sample(), "chest.png");

        page.locator("[data-action=mask-look]").click();
        assertThat(page.locator("[data-says]")).hasText("2 places may be text.");
        assertThat(page.locator("[data-canvas] .maybe-text")).hasCount(2);
        assertThat(page.locator("[data-caution=burned-in-text]")).hasCount(1);
        page.locator("[data-action=mask-text]").click();

        assertThat(page.locator("[data-canvas] .maybe-text")).hasCount(0);
        assertThat(page.locator("[data-action=mask-text]")).isDisabled();
        assertThat(page.locator("[name=frontalMask]")).hasValue("0.095,0,0.305,0.055;0.495,0.895,1,1");
        assertThat(page.locator("[data-caution=burned-in-text]")).hasCount(0);
    }

    @Test
    void undoClearAndDeleteTakeMasksAway(Page page) {
        open(page, Pictures.sample(), "chest.png");
        Locator masks = page.locator("[data-canvas] [data-mask]");
        drag(page, 0.1, 0.1, 0.2, 0.2);
        drag(page, 0.5, 0.5, 0.6, 0.6);
        assertThat(masks).hasCount(2);

        page.keyboard().press("Delete");
        assertThat(masks).hasCount(1);
        page.locator("[data-action=mask-undo]").click();
        assertThat(masks).hasCount(2);
        page.locator("[data-action=mask-clear]").click();
        assertThat(masks).hasCount(0);
        page.getByText("Done").click();

        assertThat(page.locator("[name=frontalMask]")).isDisabled();
    }

    @Test
    void aMaskIsDraggedElsewhereButNeverOutOfTheImage(Page page) {
        open(page, Pictures.sample(), "chest.png");
        drag(page, 0.1, 0.1, 0.3, 0.3);

        drag(page, 0.2, 0.2, 0.95, 0.2);

        assertArrayEquals(new double[] {0.8, 0.1, 1, 0.3}, sent(page), 0.01);
    }

    @Test
    void masksGoWithTheirImageToAnotherPlace(Page page) {
        open(page, Pictures.sample(), "chest.png");
        drag(page, 0.1, 0.1, 0.3, 0.3);
        page.getByText("Done").click();

        page.locator("[data-slot=frontal] summary").click();
        page.locator("[data-slot=frontal] [data-move=prior]").click();

        assertThat(page.locator("[name=frontalMask]")).isDisabled();
        assertThat(page.locator("[name=priorMask]")).isEnabled();
        assertThat(page.locator("[data-slot=prior] .preview .masked")).hasCount(1);
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, dark", "360, 740, light"})
    void theDialogHoldsItAndIsAccessible(int width, int height, String theme, Pages pages) {
        Page page = pages.open(new Browser.NewContextOptions().setViewportSize(width, height));
        open(page, Pictures.sample(), "chest.png");
        page.evaluate("theme => document.documentElement.dataset.theme = theme", theme);
        drag(page, 0.1, 0.1, 0.3, 0.3);

        assertThat(page.getByText("Done")).isInViewport();
        assertEquals(0, page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Accessibility.check(page);
        page.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "masking-" + width + ".png")));
    }

    private void open(Page page, byte[] frontal, String name) {
        SignedIn.open(page, start, "alice");
        page.setInputFiles("input[name=frontal]", Radiographs.file(name, frontal));
        page.locator("[data-slot=frontal] [data-action=mask]").click();
        assertThat(page.locator("[data-canvas] image")).isVisible();
    }

    /** From one place on the image to another, in fractions of it. */
    private static void drag(Page page, double fromX, double fromY, double toX, double toY) {
        BoundingBox image = page.locator("[data-canvas] image").boundingBox();
        page.mouse().move(image.x + fromX * image.width, image.y + fromY * image.height);
        page.mouse().down();
        page.mouse().move(image.x + (fromX + toX) / 2 * image.width, image.y + (fromY + toY) / 2 * image.height);
        page.mouse().move(image.x + toX * image.width, image.y + toY * image.height);
        page.mouse().up();
    }

    private static void press(Page page, String key, int times) {
        for (int i = 0; i < times; i++) {
            page.keyboard().press(key);
        }
    }

    /** The one mask that the form would send. */
    private static double[] sent(Page page) {
        return Arrays.stream(page.locator("[name=frontalMask]").inputValue().split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static void send(Page page) {
        page.locator("[data-action=send]").click();
        assertThat(page.locator("#picture-frontal")).isVisible();
    }

    /** Grey values of the report's frontal picture, at places in fractions of it: x, y, x, y, … */
    @SuppressWarnings("unchecked")
    private static List<Integer> reds(Page page, double... places) {
        return (List<Integer>) page.evaluate("""
                async places => {
                  const image = new Image();
                  image.src = document.querySelector("#picture-frontal image").getAttribute("href");
                  await image.decode();
                  const canvas = document.createElement("canvas");
                  canvas.width = image.naturalWidth;
                  canvas.height = image.naturalHeight;
                  const context = canvas.getContext("2d");
                  context.drawImage(image, 0, 0);
                  const reds = [];
                  for (let i = 0; i < places.length; i += 2) {
                    reds.push(context.getImageData(places[i] * canvas.width, places[i + 1] * canvas.height, 1, 1).data[0]);
                  }
                  return reds;
                }""", Arrays.stream(places).boxed().toList());
    }
}
