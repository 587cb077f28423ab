package io.hilum.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.hilum.browser.BrowserTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that nobody needs to sign in for. */
@QuarkusTest
@BrowserTest
@BrowserTest.Expects({"favicon.ico", "404"})
class OpenPagesBrowserTest {
    @TestHTTPResource("/")
    URI start;

    @ParameterizedTest
    @ValueSource(strings = {"docs", "nowhere"})
    void aPageThatIsOpenToAllKnowsWhoIsSignedIn(String address, Page page) {
        page.navigate(start + address);
        assertThat(page.locator(".user")).hasCount(0);
        assertThat(page.getByText("Sign out")).hasCount(0);

        SignedIn.open(page, start, "bob");
        page.navigate(start + address);

        assertThat(page.locator(".user .who")).hasText("bob");
        assertThat(page.getByText("Sign out")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs", "nowhere"})
    void aSessionThatIsNoneLeadsNobodyAwayFromThere(String address, Page page) {
        SignedIn.open(page, start, "bob");
        page.context().clearCookies();
        page.context().addCookies(List.of(new Cookie("q_session", "forged").setUrl(start.toString())));
        page.navigate(start + address);

        assertEquals(start + address, page.url());
        assertThat(page.locator(".notice")).containsText("Research use only");
        assertThat(page.locator(".user")).hasCount(0);
    }
}
