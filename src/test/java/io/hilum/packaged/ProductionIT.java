package io.hilum.packaged;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.hilum.packaged.LocalModeIT.assertProblem;
import static io.hilum.packaged.Requests.answer;
import static io.hilum.packaged.Requests.form;
import static io.hilum.packaged.Requests.report;
import static io.hilum.packaged.Requests.to;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import io.hilum.api.Pictures;
import io.hilum.browser.BrowserTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and scripts do with the packaged program in production, with an identity provider and the simulator. */
@ExtendWith(TellsStory.class)
class ProductionIT {
    private static Provider provider;
    private static Program program;

    @BeforeAll
    static void start() {
        provider = Provider.start();
        program = Program.production(provider.asAtLoopback());
    }

    @AfterAll
    static void stop() {
        program.close();
        provider.close();
    }

    @Test
    void aScriptWithATokenGetsAReportInEveryForm() throws Exception {
        for (String accept : new String[] {"application/json", "image/svg+xml", "text/html"}) {
            HttpResponse<String> answer =
                    answer(report(program, readersToken(), form(Map.of("frontal", Pictures.sample())))
                            .header("Accept", accept));

            assertEquals(200, answer.statusCode(), answer::body);
            assertTrue(answer.body().contains("Research use only"), accept);
        }
    }

    @Test
    void aClientOfTheEndpointIsAnsweredInItsOwnWords() throws Exception {
        String image = Base64.getEncoder().encodeToString(Pictures.sample());
        HttpResponse<String> answer = answer(authorized("/score", readersToken())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"input_data\":{\"columns\":[\"frontal_image\"],\"index\":[0],\"data\":[[\"" + image
                                + "\"]]}}")));

        assertEquals(200, answer.statusCode(), answer::body);
        assertTrue(answer.body().startsWith("[{\"output\":"), answer::body);
    }

    @Test
    void onlyOperatorsSeeTheMetrics() throws Exception {
        answer(report(program, readersToken(), form(Map.of("frontal", Pictures.png(300, 300)))));

        HttpResponse<String> metrics = answer(authorized("/metrics", provider.operatorsToken()));

        assertEquals(200, metrics.statusCode());
        assertTrue(metrics.body().contains("hilum_"), metrics::body);
        assertEquals(403, answer(authorized("/metrics", readersToken())).statusCode());
    }

    @Test
    void whatIsNoImageIsRefused() throws Exception {
        assertProblem(
                415,
                "unsupported-image",
                answer(report(program, readersToken(), form(Map.of("frontal", "text".getBytes(UTF_8))))));
        assertProblem(
                422,
                "blank-image",
                answer(report(program, readersToken(), form(Map.of("frontal", Pictures.blank(300, 300))))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health/live",
                "/health/ready",
                "/openapi",
                "/docs",
                "/assets/js/main.js",
                "/assets/css/tokens.css",
                "/assets/favicon.svg"
            })
    void whatIsOpenToAllIsThere(String path) throws Exception {
        HttpResponse<String> answer = answer(to(program, path));

        assertEquals(200, answer.statusCode(), answer::body);
        assertTrue(answer.body().length() > 20);
    }

    /** By a real browser. */
    @Nested
    @BrowserTest
    @ExtendWith(TellsStory.class)
    class InABrowser {
        @Test
        void aPersonSignsInSendsAStudyAndReadsTheReport(Page page) {
            page.navigate(program.address().toString());
            assertThat(page.locator(".user .who")).hasText("alice");
            page.setInputFiles(
                    "[data-slot=frontal] input[type=file]",
                    new FilePayload("frontal.png", "image/png", Pictures.sample()));
            page.fill("[name=indication]", "Cough");

            page.locator("[data-action=send]").click();

            awaitFindings(page);
            assertThat(page.locator("#picture-frontal")).isVisible();
            assertTrue(page.locator("#picture-frontal .box").count() >= 1);
            assertThat(page.locator(".notice")).containsText("Research use only. Not for diagnosis.");
        }

        @Test
        void theSampleStudyIsReadInOneClick(Page page) {
            page.navigate(program.address().toString());

            page.getByText("Try a sample study").click();

            awaitFindings(page);
        }
    }

    /** A first study in a cold JVM on a busy machine takes its time. */
    private static void awaitFindings(Page page) {
        assertThat(page.locator(".finding").first())
                .containsText("Simulated:", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
    }

    private static String readersToken() {
        return provider.token(Map.of("scp", "studies.read studies.write"));
    }

    private static HttpRequest.Builder authorized(String path, String token) {
        return to(program, path).header("Authorization", "Bearer " + token);
    }
}
