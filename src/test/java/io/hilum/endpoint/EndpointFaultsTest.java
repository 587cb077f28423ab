package io.hilum.endpoint;

import static io.hilum.endpoint.FaultyEndpoint.answer;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hilum.access.Tokens;
import io.hilum.api.Pictures;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault of the endpoint, over real sockets, as a script sees it. */
@QuarkusTest
@QuarkusTestResource(value = FaultyEndpointResource.class, restrictToAnnotatedClass = true)
class EndpointFaultsTest {
    private static final String MARKER = "SECRET-ENDPOINT-TEXT";

    FaultyEndpoint endpoint;

    @BeforeEach
    void wellBehaved() {
        endpoint.behave(answer(200, "{\"output\": []}"));
    }

    @Test
    void theRequestIsExactlyWhatTheProtocolSays() throws Exception {
        study().multiPart("lateral", "l.png", Pictures.png(40, 50))
                .multiPart("prior", "p.jpg", Pictures.jpeg(60, 50))
                .multiPart("indication", "Cough \"5 months\"\nand wheezing")
                .multiPart("technique", "")
                .multiPart("priorReport", "Normal.")
                .post("/api/v1/reports")
                .then()
                .statusCode(200);

        FaultyEndpoint.Request request = endpoint.requests().get(0);
        assertEquals("POST /score HTTP/1.1", request.line());
        assertEquals("application/json", request.headers().get("content-type"));
        assertEquals("Bearer the-key-of-the-test", request.headers().get("authorization"));
        assertEquals("blue", request.headers().get("azureml-model-deployment"));
        assertTrue(request.headers().get("x-ms-client-request-id").matches("[A-Za-z0-9_-]{1,40}"));
        assertFalse(request.headers().containsKey("cookie"));
        JsonNode json = new ObjectMapper().readTree(request.body());
        assertEquals(
                "[\"frontal_image\",\"lateral_image\",\"prior_image\",\"indication\",\"technique\",\"comparison\",\"prior_report\"]",
                json.at("/input_data/columns").toString());
        assertEquals("[0]", json.at("/input_data/index").toString());
        assertEquals("{}", json.at("/params").toString());
        assertEquals(
                "Cough \"5 months\"\nand wheezing",
                json.at("/input_data/data/0/3").asText());
        assertEquals("", json.at("/input_data/data/0/4").asText());
        assertEquals("None", json.at("/input_data/data/0/5").asText());
        assertEquals("Normal.", json.at("/input_data/data/0/6").asText());
        for (int image = 0; image < 3; image++) {
            byte[] png = Base64.getDecoder()
                    .decode(json.at("/input_data/data/0/" + image).asText());
            assertEquals("PNG", new String(png, 1, 3, StandardCharsets.US_ASCII));
        }
    }

    @Test
    void boxesAreMappedFromTheCentredSquareToTheOriginal() {
        endpoint.behave(
                answer(200, "[{\"output\": \"[[\\\"A.\\\", [[0.0, 0.1, 0.5, 1.0], [0.2, 0.2, 0.1, 0.3]]]]\"}]"));

        given().header("Authorization", Tokens.bearer("alice"))
                .multiPart("frontal", "f.png", Pictures.png(200, 300))
                .post("/api/v1/reports")
                .then()
                .statusCode(200)
                .body("findings[0].location", equalTo("given"))
                .body("findings[0].boxes", hasSize(1))
                .body("findings[0].boxes[0].endpoint", equalTo(List.of(0.0f, 0.1f, 0.5f, 1.0f)))
                .body("findings[0].boxes[0].pixels.x", is(0.0f))
                .body("findings[0].boxes[0].pixels.y", is(70.0f))
                .body("findings[0].boxes[0].pixels.width", is(100.0f))
                .body("findings[0].boxes[0].pixels.height", is(180.0f))
                .body("warnings.findAll { it.finding == 1 }.code", equalTo(List.of("box-discarded")))
                .body("images.frontal.seen", equalTo(java.util.Map.of("x", 0, "y", 50, "width", 200, "height", 200)))
                .body("provenance.simulated", is(false))
                .body("provenance.deployment", is("blue"))
                .body("provenance.endpoint", is("127.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, 502, endpoint-refused, 1",
        "413, 502, endpoint-refused, 1",
        "401, 502, endpoint-credentials, 1",
        "403, 502, endpoint-credentials, 1",
        "404, 502, endpoint-refused, 1",
        "408, 504, endpoint-timeout, 1",
        "424, 502, endpoint-failed, 1",
        "500, 502, endpoint-failed, 3",
        "502, 502, endpoint-failed, 3",
        "503, 503, endpoint-unreachable, 3",
        "504, 502, endpoint-failed, 3",
        "204, 502, endpoint-failed, 1",
        "301, 502, endpoint-failed, 1",
    })
    void eachStatusHasItsProblemAndItsNumberOfTries(int status, int answered, String code, int tries) {
        endpoint.behave(answer(status, status == 204 ? "" : MARKER));

        refused(answered, code);
        assertEquals(tries, endpoint.requests().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aFailureThatPassesIsNotSeen(int status) {
        endpoint.behave(first(2, answer(status, MARKER), answer(200, "{\"output\": [\"Normal.\"]}")));

        study().post("/api/v1/reports")
                .then()
                .statusCode(200)
                .body("findings[0].text", is("Normal."))
                .body("provenance.attempts", is(3));
    }

    @Test
    void aFullEndpointIsAskedAgainUntilItHasAPlace() {
        endpoint.behave(first(4, answer(429, MARKER), answer(200, "{\"output\": []}")));

        study().post("/api/v1/reports").then().statusCode(200).body("provenance.attempts", is(5));
    }

    @Test
    void aFullEndpointThatStaysFullIsBusy() {
        endpoint.behave(answer(429, MARKER));

        refused(503, "busy");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void theEndpointIsLeftAloneForAsLongAsItAsks(int status) {
        List<Long> times = new CopyOnWriteArrayList<>();
        FaultyEndpoint.Behaviour answers =
                first(1, answer(status, "", "Retry-After: 1"), answer(200, "{\"output\": []}"));
        endpoint.behave((request, socket, out) -> {
            times.add(System.nanoTime());
            answers.answer(request, socket, out);
        });

        study().post("/api/v1/reports").then().statusCode(200);

        assertEquals(2, times.size());
        long waited = (times.get(1) - times.get(0)) / 1_000_000;
        assertTrue(waited >= 1000, waited + " ms");
    }

    @ParameterizedTest
    @CsvSource({"429, anything", "503, anything", "400, model_not_ready"})
    void aModelThatIsNotReadyIsWaitedFor(String status, String reason) {
        endpoint.behave(first(
                1,
                answer(
                        424,
                        MARKER,
                        "ms-azureml-model-error-statuscode: " + status,
                        "ms-azureml-model-error-reason: " + reason),
                answer(200, "{\"output\": []}")));

        study().post("/api/v1/reports").then().statusCode(200);
    }

    /** The first so many requests get one behaviour, the others another. */
    static FaultyEndpoint.Behaviour first(int count, FaultyEndpoint.Behaviour before, FaultyEndpoint.Behaviour after) {
        AtomicInteger seen = new AtomicInteger();
        return (request, socket, out) -> (seen.getAndIncrement() < count ? before : after).answer(request, socket, out);
    }

    @Test
    void aForbiddenAnswerNamesTheRole() {
        endpoint.behave(answer(403, ""));

        refused(502, "endpoint-credentials").body("detail", containsString("Azure AI Developer"));
    }

    @Test
    void theModelsOwnReasonIsPassedOnCleaned() {
        endpoint.behave(answer(
                424,
                MARKER,
                "ms-azureml-model-error-statuscode: 400",
                "ms-azureml-model-error-reason: bad image <script>alert(1)</script>"));

        refused(502, "endpoint-failed").body("detail", containsString("400 bad image scriptalert1script"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>" + MARKER + "</html>",
                "{\"output\": " + MARKER,
                "{\"answer\": \"" + MARKER + "\"}",
                "[{\"output\": \"" + MARKER + "\"}]",
                "[{\"output\": []}, {\"output\": []}]",
            })
    void anAnswerThatIsNoneIsInvalidAndNothingOfItIsEchoed(String body) {
        endpoint.behave(answer(200, body));

        refused(502, "endpoint-answer-invalid");
    }

    @Test
    void anAnswerPastTheBoundIsCut() {
        endpoint.behave(answer(200, "{\"output\": [\"" + "a".repeat(10_000_000) + "\"]}"));

        refused(502, "endpoint-answer-invalid");
    }

    @Test
    void aCompressedAnswerIsNotUnpacked() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[1_000_000]);
        }
        endpoint.behave((request, socket, out) -> {
            out.write(FaultyEndpoint.head(200, packed.size(), "Content-Encoding: gzip"));
            out.write(packed.toByteArray());
        });

        refused(502, "endpoint-answer-invalid");
    }

    @Test
    void aStalledAnswerEndsAtTheDeadlineAndItsConnectionIsClosed() throws Exception {
        CompletableFuture<Void> gone = new CompletableFuture<>();
        endpoint.behave(FaultyEndpoint.stall(gone));

        refused(504, "endpoint-timeout");
        gone.get(5, TimeUnit.SECONDS);
    }

    @Test
    void aDrippingAnswerEndsAtTheDeadlineToo() throws Exception {
        CompletableFuture<Void> gone = new CompletableFuture<>();
        endpoint.behave((request, socket, out) -> {
            out.write(FaultyEndpoint.head(200, 1_000_000));
            try {
                while (!gone.isDone()) {
                    out.write(' ');
                    out.flush();
                    // The fault itself: a byte now and then.
                    TimeUnit.MILLISECONDS.sleep(50);
                }
            } catch (java.io.IOException closed) {
                gone.complete(null);
            }
        });

        refused(504, "endpoint-timeout");
        gone.get(5, TimeUnit.SECONDS);
    }

    @Test
    void aResetConnectionIsAFailureOfTheEndpoint() {
        endpoint.behave((request, socket, out) -> {
            socket.setSoLinger(true, 0);
            socket.close();
        });

        refused(502, "endpoint-failed");
        assertEquals(3, endpoint.requests().size());
    }

    @Test
    void aTruncatedAnswerIsAFailureOfTheEndpoint() {
        endpoint.behave((request, socket, out) -> {
            out.write(FaultyEndpoint.head(200, 100));
            out.write("{\"output\": [".getBytes(StandardCharsets.UTF_8));
            out.flush();
            socket.close();
        });

        refused(502, "endpoint-failed");
        assertEquals(3, endpoint.requests().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:%d/latest/meta-data/", "http://169.254.169.254/latest/meta-data/"})
    void aRedirectIsNotFollowed(String elsewhere) {
        endpoint.behave(answer(307, "", "Location: " + elsewhere.formatted(endpoint.port())));

        refused(502, "endpoint-failed");
        assertEquals(1, endpoint.requests().size());
    }

    @Test
    void aSentenceRepeatedOverAndOverIsWarnedOf() {
        endpoint.behave(answer(200, "{\"output\": [\"Same.\", \"Same.\", \"Same.\"]}"));

        study().post("/api/v1/reports")
                .then()
                .statusCode(200)
                .body("warnings.code", org.hamcrest.Matchers.hasItem("repeats-itself"));
    }

    @Test
    void aClientThatGoesAwayTakesTheCallWithIt() throws Exception {
        CompletableFuture<Void> gone = new CompletableFuture<>();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        FaultyEndpoint.Behaviour stall = FaultyEndpoint.stall(gone);
        endpoint.behave((request, socket, out) -> {
            asked.complete(null);
            stall.answer(request, socket, out);
        });
        String token = Tokens.bearer("alice");
        byte[] body = ("{\"frontal\": \"" + Base64.getEncoder().encodeToString(Pictures.png(64, 64)) + "\"}")
                .getBytes(StandardCharsets.UTF_8);

        try (Socket client = new Socket("127.0.0.1", io.restassured.RestAssured.port)) {
            client.getOutputStream()
                    .write(("POST /api/v1/reports HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + token
                                    + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().write(body);
            client.getOutputStream().flush();
            asked.get(5, TimeUnit.SECONDS);
        }

        gone.get(1, TimeUnit.SECONDS);
    }

    private static RequestSpecification study() {
        return given().header("Authorization", Tokens.bearer("alice"))
                .multiPart("frontal", "f.png", Pictures.png(64, 80));
    }

    private static ValidatableResponse refused(int status, String code) {
        return study().post("/api/v1/reports")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:hilum:problem:" + code))
                .body("instance", containsString("urn:hilum:request:"))
                .body(not(containsString(MARKER)));
    }
}
