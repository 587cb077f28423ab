package io.hilum.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.hilum.api.Pictures;
import io.hilum.browser.BrowserTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The browser asks before the only copy of a report goes, and never else. */
@QuarkusTest
@BrowserTest
@BrowserTest.Expects("favicon.ico")
class UnsavedReportBrowserTest {
    @TestHTTPResource("/")
    URI start;

    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void nothingAsked() {
        asked.clear();
    }

    @Test
    void reloadingAnUnsavedReportAsks(Page page) {
        readOwnStudy(page);

        page.evaluate("setTimeout(() => location.reload())");
        page.waitForCondition(() -> !asked.isEmpty());

        assertEquals(List.of("beforeunload"), asked);
        assertThat(page.locator("#picture-frontal")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#save-json", "[data-save=html]"})
    void aSavedReportGoesWithoutAQuestion(String save, Page page) {
        readOwnStudy(page);
        page.locator(".findings summary.quiet").click();
        page.waitForDownload(() -> page.locator(save).click());

        page.reload();

        assertThat(page.locator("h1")).hasText("New study");
        assertEquals(List.of(), asked);
    }

    @Test
    void theSampleReportGoesWithoutAQuestion(Page page) {
        open(page);
        page.getByText("Try a sample study").click();
        assertThat(page.locator("#picture-frontal")).isVisible();

        page.reload();

        assertThat(page.locator("h1")).hasText("New study");
        assertEquals(List.of(), asked);
    }

    @Test
    void theFormGoesWithoutAQuestionAlsoAfterAReport(Page page) {
        readOwnStudy(page);
        page.goBack();
        assertThat(page.locator("h1")).hasText("New study");

        page.reload();

        assertThat(page.locator("#picture-frontal")).hasCount(0);
        assertEquals(List.of(), asked);
    }

    private void readOwnStudy(Page page) {
        open(page);
        page.setInputFiles("input[name=frontal]", new FilePayload("frontal.png", "image/png", Pictures.sample()));
        page.locator("[data-action=send]").click();
        assertThat(page.locator("#picture-frontal")).isVisible();
    }

    private void open(Page page) {
        page.onDialog(this::stay);
        SignedIn.open(page, start, "alice");
    }

    private void stay(Dialog dialog) {
        asked.add(dialog.type());
        dialog.dismiss();
    }
}
