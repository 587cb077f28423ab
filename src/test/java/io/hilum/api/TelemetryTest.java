package io.hilum.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.hilum.access.Tokens;
import io.hilum.endpoint.FaultyEndpoint;
import io.hilum.endpoint.FaultyEndpointResource;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the platform measures of a study, and that nothing of the study is in it. */
@QuarkusTest
@TestProfile(TelemetryTest.Traced.class)
@QuarkusTestResource(value = FaultyEndpointResource.class, restrictToAnnotatedClass = true)
class TelemetryTest {
    private static final String MARKER = "MARKER-OF-A-PATIENT";
    private static final AttributeKey<String> REQUEST_ID = AttributeKey.stringKey("hilum.request_id");

    @Inject
    InMemorySpanExporter spans;

    FaultyEndpoint endpoint;

    /** Traces on, and kept where the test can see them. */
    public static class Traced implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.otel.bsp.schedule.delay", "50MS");
        }
    }

    /** Where spans go. */
    @Singleton
    static class Kept {
        @Produces
        @Singleton
        InMemorySpanExporter exporter() {
            return InMemorySpanExporter.create();
        }
    }

    @BeforeEach
    void wellBehaved() {
        endpoint.behave(FaultyEndpoint.answer(200, "{\"output\": [\"" + MARKER + "\"]}"));
        spans.reset();
    }

    @Test
    void aStudysSpanHasTheIdThatTheEndpointGotAndNothingOfTheStudy() throws Exception {
        String requestId = send();

        SpanData span = awaitStudySpan(requestId);
        assertEquals(requestId, endpoint.requests().get(0).headers().get("x-ms-client-request-id"));
        assertEquals(1L, span.getAttributes().get(AttributeKey.longKey("hilum.attempts")));
        assertFalse(spans.getFinishedSpanItems().toString().contains(MARKER));
    }

    @Test
    void metricsSpeakOfTheEndpointToOperatorsOnlyAndOfNoStudy() {
        send();

        given().header("Authorization", Tokens.bearer("alice"))
                .get("/metrics")
                .then()
                .statusCode(200)
                .body(containsString("hilum_endpoint_queue_time_seconds_count"))
                .body(containsString("hilum_endpoint_service_time_seconds_sum"))
                .body(containsString("hilum_endpoint_batch_size_max"))
                .body(containsString("hilum_endpoint_retries_total"))
                .body(containsString("hilum_endpoint_queue_length 0.0"))
                .body(containsString("hilum_endpoint_limit{"))
                .body(not(containsString(MARKER)));
        given().header("Authorization", Tokens.bearer("bob"))
                .get("/metrics")
                .then()
                .statusCode(403);
        given().get("/metrics").then().statusCode(401);
    }

    @Test
    void faultsAreCountedByType() {
        endpoint.behave(FaultyEndpoint.answer(403, MARKER));
        given().header("Authorization", Tokens.bearer("alice"))
                .multiPart("frontal", "f.png", Pictures.png(64, 80))
                .post("/api/v1/reports")
                .then()
                .statusCode(502);

        given().header("Authorization", Tokens.bearer("alice"))
                .get("/metrics")
                .then()
                .body(containsString("hilum_endpoint_faults_total{type=\"endpoint-credentials\"}"));
    }

    private static String send() {
        return given().header("Authorization", Tokens.bearer("alice"))
                .multiPart("frontal", MARKER + ".png", Pictures.png(64, 80))
                .multiPart("indication", MARKER)
                .post("/api/v1/reports")
                .then()
                .statusCode(200)
                .extract()
                .header("X-Request-Id");
    }

    /** Spans are exported in their own time: one of another test's study may still come after this one's began. */
    private SpanData awaitStudySpan(String requestId) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < end) {
            Optional<SpanData> found = spans.getFinishedSpanItems().stream()
                    .filter(span -> span.getName().equals("hilum.study"))
                    .filter(span -> requestId.equals(span.getAttributes().get(REQUEST_ID)))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            TimeUnit.MILLISECONDS.sleep(20); // between two looks
        }
        throw new AssertionError("no span of study " + requestId + " among " + spans.getFinishedSpanItems());
    }
}
