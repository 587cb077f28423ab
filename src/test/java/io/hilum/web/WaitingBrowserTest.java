package io.hilum.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.hilum.access.Tokens;
import io.hilum.api.Pictures;
import io.hilum.browser.BrowserTest;
import io.hilum.endpoint.FaultyEndpoint;
import io.hilum.endpoint.FaultyEndpointResource;
import io.hilum.endpoint.HeldEndpoint;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a person, and a script, see of a study that waits its turn. */
@QuarkusTest
@QuarkusTestResource(value = FaultyEndpointResource.Patient.class, restrictToAnnotatedClass = true)
@BrowserTest
@BrowserTest.Expects("favicon.ico")
class WaitingBrowserTest {
    @TestHTTPResource("/")
    URI start;

    FaultyEndpoint endpoint;

    @Test
    void aWaitingStudyShowsItsPlaceAndThenItsReading(Page page) throws Exception {
        HeldEndpoint held = new HeldEndpoint();
        endpoint.behave(held);
        String bob = Tokens.bearer("bob");
        CompletableFuture<Integer> ahead = CompletableFuture.supplyAsync(() -> given().header("Authorization", bob)
                .header("X-Study-Reference", "bobs-own")
                .multiPart("frontal", "f.png", Pictures.png(64, 80))
                .post("/api/v1/reports")
                .statusCode());
        held.next();
        SignedIn.open(page, start, "alice");
        page.setInputFiles("input[name=frontal]", new FilePayload("frontal.png", "image/png", Pictures.png(300, 400)));

        page.locator("[data-action=send]").click();

        assertThat(page.locator("[data-step=read]"))
                .hasText(Pattern.compile("waiting · place 1, about \\d+ s · [1-5]\\d s left"));
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/waiting.png")));
        given().header("Authorization", bob)
                .get("/api/v1/endpoint")
                .then()
                .statusCode(200)
                .body("reachable", is(true))
                .body("queue.length", is(1))
                .body("queue.expectedWaitSeconds", greaterThan(0))
                .body("endpoints", hasSize(0))
                .body("line", hasSize(0))
                // His own only, by the name that he gave.
                .body("studies.reference", contains("bobs-own"))
                .body("studies.state", contains("reading"));
        given().header("Authorization", Tokens.bearer("alice"))
                .get("/api/v1/endpoint")
                .then()
                .statusCode(200)
                .body("endpoints", hasSize(1))
                .body("endpoints[0].circuit", equalTo("closed"))
                .body("endpoints[0].concurrencyLimit", is(1))
                .body("endpoints[0].inFlight", is(1))
                // The page's own by its name, everybody's without.
                .body("studies", hasSize(1))
                .body("line.reference", contains("", ""))
                .body("line.state", contains("reading", "waiting"));

        held.release(1);
        assertThat(page.locator("[data-step=read]")).hasText(Pattern.compile("reading · \\d+ s · [1-5]\\d s left"));
        held.release(1);
        assertThat(page.locator("main[data-page=report]")).isVisible();
        assertEquals(200, ahead.get(10, TimeUnit.SECONDS));
    }

    @Test
    void theStatusNeedsAToken() {
        given().get("/api/v1/endpoint").then().statusCode(401);
    }
}
