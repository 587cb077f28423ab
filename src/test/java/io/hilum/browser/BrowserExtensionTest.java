package io.hilum.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

@BrowserTest
class BrowserExtensionTest {
    @Test
    void aPageRuns(Page page) {
        page.setContent("<h1>Hello</h1><script>document.querySelector('h1').textContent += ', lungs'</script>");
        assertThat(page.locator("h1")).hasText("Hello, lungs");
    }

    @Test
    void aPageWithoutScriptStaysAsItWasSent(Pages pages) {
        Page page = pages.open(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        page.setContent("<h1>Hello</h1><script>document.querySelector('h1').remove()</script>");
        assertThat(page.locator("h1")).hasText("Hello");
    }

    @Test
    void anErrorInTheConsoleIsAComplaint(Pages pages) {
        assertComplaint(pages, "<script>console.error('spilt coffee')</script>", "spilt coffee");
    }

    @Test
    void anUncaughtExceptionIsAComplaint(Pages pages) {
        assertComplaint(pages, "<script>throw new Error('no heart found')</script>", "no heart found");
    }

    @Test
    void anOffenceAgainstThePolicyIsAComplaint(Pages pages) {
        String policy = "<meta http-equiv='Content-Security-Policy' content=\"style-src 'none'\">";
        assertComplaint(pages, policy + "<p style='color: red'>", "Content Security Policy");
    }

    @Test
    @BrowserTest.Expects("spilt (coffee|tea)")
    void anExpectedComplaintIsNone(Page page) {
        page.setContent("<script>console.error('spilt tea')</script>");
        assertEquals(1, page.locator("script").count());
    }

    private static void assertComplaint(Pages pages, String html, String words) {
        Page page = pages.open();
        page.setContent(html);
        AssertionError complaint = assertThrows(AssertionError.class, () -> pages.close(expected -> false));
        assertTrue(complaint.getMessage().contains(words), complaint.getMessage());
    }
}
