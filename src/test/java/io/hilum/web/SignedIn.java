package io.hilum.web;

import com.microsoft.playwright.Page;
import java.net.URI;

/** Opens pages as a development user does: by the embedded identity provider's own sign-in page. */
final class SignedIn {
    private SignedIn() {}

    /** Opens the start page and signs in on the way. */
    static void open(Page page, URI start, String user) {
        page.navigate(start.toString());
        page.locator("button[name='predefined-" + user + "']").click();
        page.waitForURL(start + "**");
    }
}
