package io.hilum.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.hilum.api.Pictures;
import io.hilum.browser.BrowserTest;
import io.hilum.browser.Pages;
import io.hilum.image.DicomFixtures;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** DICOM files on the upload page: seen before they are sent, shown by another window, put where they belong. */
@QuarkusTest
@BrowserTest
@BrowserTest.Expects("favicon.ico")
class ChoosingBrowserTest {
    /** Warnings that an image does not belong where it lies. */
    private static final String CONTRADICTIONS = "[data-caution]:not([data-caution=low-resolution])";

    @TestHTTPResource("/")
    URI start;

    @Test
    void aDicomFileIsSeenBeforeItIsSent(Page page) {
        open(page);
        pick(page, "frontal", "chest", DicomFixtures.file("m2_12"));

        assertThat(preview(page, "frontal")).isVisible();
        assertThat(about(page, "frontal")).containsText(Pattern.compile("chest · DICOM .*360 × 450"));
        assertEquals(360.0 / 450, pictureRatio(page, "frontal"), 0.01);
    }

    @Test
    void anotherWindowIsShownAndSent(Page page) throws IOException {
        open(page);
        pick(page, "frontal", "chest.dcm", DicomFixtures.file("m2_12_rescale_two_windows"));
        assertThat(preview(page, "frontal")).isVisible();
        String first = picture(page, "frontal");

        page.locator("[name=frontalWindow]").selectOption("1");

        assertThat(page.locator("[data-slot=frontal] [data-asked]")).isHidden();
        page.waitForCondition(() -> !picture(page, "frontal").equals(first));
        send(page);
        assertEquals(
                1,
                json(page).at("/images/frontal/dicom/window/index").asInt(-1),
                json(page).toString());
    }

    @Test
    void filesOfTwoStudiesFindTheirPlaces(Page page) {
        open(page);

        Radiographs.drop(
                page,
                Radiographs.file("old.dcm", radiograph("PA", "20240101")),
                Radiographs.file("side.dcm", radiograph("LL", "20260131")),
                Radiographs.file("new.dcm", radiograph("PA", "20260131")),
                Radiographs.file("older.dcm", radiograph("AP", "20230101")));

        assertThat(page.locator("[data-sorted]"))
                .hasText("new.dcm is the frontal image, side.dcm is the lateral image, old.dcm is the prior image."
                        + " 1 file wasn't used: older.dcm (its place is taken).");
        assertThat(about(page, "frontal")).containsText("new.dcm");
        assertThat(about(page, "lateral")).containsText("side.dcm");
        assertThat(about(page, "prior")).containsText("old.dcm");
        assertThat(page.locator(CONTRADICTIONS)).hasCount(0);
        send(page);
        assertThat(page.locator("#view-lateral, [data-show=lateral]").first()).isVisible();
    }

    @Test
    void anImageInTheWrongPlaceIsWarnedOfAndChangesPlaces(Page page) {
        open(page);
        pick(page, "frontal", "side.dcm", radiograph("LL", "20260131"));
        pick(page, "lateral", "front.dcm", radiograph("PA", "20260131"));
        assertThat(caution(page, "frontal", "not-a-frontal-view")).isVisible();
        assertThat(caution(page, "lateral", "not-a-lateral-view")).isVisible();

        page.locator("[data-slot=frontal] summary").press("Enter");
        page.locator("[data-slot=frontal] [data-move=lateral]").press("Enter");

        assertThat(about(page, "frontal")).containsText("front.dcm");
        assertThat(about(page, "lateral")).containsText("side.dcm");
        assertThat(page.locator("[data-slot=lateral] summary")).isFocused();
        assertThat(page.locator(CONTRADICTIONS)).hasCount(0);
        assertEquals("front.dcm", page.evaluate("document.querySelector('[name=frontal]').files[0].name"));
    }

    @Test
    void anObliqueViewIsWarnedOfInEveryPlace(Page page) {
        open(page);
        pick(page, "frontal", "oblique.dcm", radiograph("LLO", "20260131"));
        pick(page, "lateral", "other.dcm", radiograph("RAO", "20260131"));

        assertThat(caution(page, "frontal", "not-a-frontal-view")).containsText("an oblique view");
        assertThat(caution(page, "lateral", "not-a-lateral-view")).containsText("an oblique view");
    }

    @Test
    void aPriorThatIsNewerIsWarnedOf(Page page) {
        open(page);
        pick(page, "frontal", "old.dcm", radiograph("PA", "20240101"));
        pick(page, "prior", "new.dcm", radiograph("PA", "20260131"));

        assertThat(caution(page, "prior", "prior-is-newer")).containsText("2026-01-31");
    }

    @Test
    void burntInTextIsAcknowledgedBeforeItIsSent(Page page) {
        open(page);
        Locator box = page.getByLabel("I have looked at it");
        assertThat(box).isHidden();
        pick(page, "frontal", "chest.dcm", Radiographs.withBurntInText());
        assertThat(box).isVisible();
        assertThat(page.locator("[data-caution=burned-in-text]")).isVisible();

        page.locator("[data-action=send]").click();
        assertThat(box).isFocused();
        assertThat(page.locator("[data-acknowledge] .fault")).isVisible();
        box.check();
        send(page);

        assertThat(page.locator("[data-warning=burned-in-text]")).isVisible();
    }

    @Test
    void anotherImageIsAcknowledgedAnew(Page page) {
        open(page);
        Locator box = page.getByLabel("I have looked at it");
        pick(page, "frontal", "one.dcm", Radiographs.withBurntInText());
        box.check();

        pick(page, "frontal", "other.dcm", Radiographs.withBurntInText());

        assertThat(about(page, "frontal")).containsText("other.dcm");
        assertThat(preview(page, "frontal")).isVisible();
        assertThat(box).not().isChecked();
    }

    @Test
    @BrowserTest.Expects("422")
    void aRefusedFileSaysWhyInItsPlaceAndNothingIsLost(Page page) {
        open(page);
        page.fill("[name=indication]", "Cough");
        pick(page, "frontal", "chest.dcm", Radiographs.of("PA", "20260131").make((x, y) -> 7));

        assertThat(page.locator("[data-fault=frontal]")).containsText("one value");
        assertThat(page.locator("[data-slot=frontal]")).hasAttribute("data-faulty", "");
        page.locator("[data-action=send]").click();

        assertThat(page.locator("[data-slot=frontal] [data-action=replace]")).isFocused();
        assertThat(page.locator("[name=indication]")).hasValue("Cough");
    }

    @Test
    @BrowserTest.Expects("503|ERR_FAILED")
    void aPreviewThatCannotBeMadeNowIsTriedAgain(Page page) {
        open(page);
        page.route("**/images", Route::abort);
        pick(page, "frontal", "chest.dcm", DicomFixtures.file("m2_12"));
        assertThat(page.locator("[data-trouble]").first()).containsText("The connection broke.");

        page.unroute("**/images");
        page.locator("[data-slot=frontal] [data-action=retry]").click();

        assertThat(preview(page, "frontal")).isVisible();
        assertThat(page.locator("[data-trouble]").first()).isHidden();
    }

    @Test
    void picturesWithoutTagsGoIntoTheFreePlacesInTheirOrder(Page page) {
        open(page);

        Radiographs.drop(
                page,
                Radiographs.file("one.png", Pictures.png(100, 120)),
                Radiographs.file("two.png", Pictures.png(120, 100)));

        assertThat(about(page, "frontal")).containsText("one.png");
        assertThat(about(page, "lateral")).containsText("two.png");
    }

    @Test
    void aNarrowWindowHoldsIt(Pages pages) {
        Page page = pages.open(new Browser.NewContextOptions().setViewportSize(360, 740));
        open(page);
        pick(page, "frontal", "a-long-name-without-any-gap-for-a-line-to-break-at.dcm", Radiographs.withBurntInText());
        pick(page, "prior", "two.dcm", DicomFixtures.file("m2_12_rescale_two_windows"));
        assertThat(preview(page, "prior")).isVisible();
        assertThat(preview(page, "frontal")).isVisible();

        assertEquals(0, page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Accessibility.check(page);
    }

    private void open(Page page) {
        SignedIn.open(page, start, "alice");
    }

    private static byte[] radiograph(String viewPosition, String date) {
        return Radiographs.of(viewPosition, date).make(Integer::sum);
    }

    private static void pick(Page page, String view, String name, byte[] file) {
        page.setInputFiles("input[name=" + view + "]", Radiographs.file(name, file));
    }

    private static void send(Page page) {
        page.locator("[data-action=send]").click();
        assertThat(page.locator("#picture-frontal")).isVisible();
    }

    private static Locator preview(Page page, String view) {
        return page.locator("[data-slot=" + view + "] .preview svg");
    }

    private static Locator about(Page page, String view) {
        return page.locator("[data-slot=" + view + "] [data-about]");
    }

    private static Locator caution(Page page, String view, String code) {
        return page.locator("[data-slot=" + view + "] [data-caution=" + code + "]");
    }

    /** The preview's address, which is another one for another picture. */
    private static String picture(Page page, String view) {
        String address = preview(page, view).locator("image").getAttribute("href");
        assertNotEquals(null, address);
        return address;
    }

    private static double pictureRatio(Page page, String view) {
        return ((Number) page.evaluate(
                        "async address => { const image = new Image(); image.src = address; await image.decode();"
                                + " return image.naturalWidth / image.naturalHeight; }",
                        picture(page, view)))
                .doubleValue();
    }

    private static JsonNode json(Page page) throws IOException {
        String address = page.locator("#save-json").getAttribute("href");
        return new ObjectMapper().readTree(Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1)));
    }
}
