package io.hilum.access;

import static io.hilum.endpoint.FaultyEndpoint.answer;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.api.Logged;
import io.hilum.api.Pictures;
import io.hilum.endpoint.FaultyEndpoint;
import io.hilum.endpoint.FaultyEndpointResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who did what, with which outcome: one line each, and nothing else in it. */
@QuarkusTest
@QuarkusTestResource(value = FaultyEndpointResource.class, restrictToAnnotatedClass = true)
class AuditTest {
    private static final String END = " status=\\d+ received=\\d+ sent=\\d+ ms=\\d+ request=[0-9a-f-]{36}";

    FaultyEndpoint endpoint;
    private final Logged audit = new Logged("io.hilum.audit");

    @BeforeEach
    void listen() {
        endpoint.behave(answer(200, "{\"output\": []}"));
        audit.listen();
    }

    @AfterEach
    void listenNoMore() {
        audit.close();
    }

    @Test
    void aStudyIsOneLine() {
        String bearer = Tokens.bearer("alice");
        String request = given().header("Authorization", bearer)
                .multiPart("frontal", "f.png", Pictures.png(64, 64))
                .post("/api/v1/reports")
                .then()
                .statusCode(200)
                .extract()
                .header("X-Request-Id");

        String line = only(audit.awaitLines(1));
        String issuer = ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class);
        assertTrue(
                line.matches("event=study who=\\Q" + issuer
                        + "\\E\\|[^ |@]+ method=POST path=/api/v1/reports outcome=done status=200 received=\\d{3,} sent=\\d{3,}"
                        + " ms=\\d+ request=\\Q" + request + "\\E"),
                line);
    }

    @ParameterizedTest
    @CsvSource({
        "403, endpoint-credentials, 502",
        "500, endpoint-failed, 502",
        "408, endpoint-timeout, 504",
    })
    void aStudyThatFailsSaysWhy(int endpointStatus, String outcome, int status) {
        endpoint.behave(answer(endpointStatus, "x"));
        given().header("Authorization", Tokens.bearer("alice"))
                .multiPart("frontal", "f.png", Pictures.png(64, 64))
                .post("/api/v1/reports")
                .then()
                .statusCode(status);

        String line = only(audit.awaitLines(1));
        assertTrue(line.contains(" outcome=" + outcome + " status=" + status + " "), line);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/endpoint, , /api/v1/endpoint, not-signed-in, 401",
        "POST, /score, Bearer forged, /score, not-signed-in, 401",
        "GET, /metrics, , /metrics, refused, 401",
        "DELETE, '/smith^john', Origin, other, not-allowed, 403",
    })
    void aRefusalIsOneLineWithoutTheCallersOwnWords(
            String method, String path, String credentials, String named, String outcome, int status) {
        boolean byOrigin = "Origin".equals(credentials);
        given().header(
                        byOrigin ? "Origin" : "Authorization",
                        byOrigin ? "https://evil.example" : Objects.requireNonNullElse(credentials, ""))
                .contentType("application/json")
                .body("{}")
                .request(method, path)
                .then()
                .statusCode(status);

        String line = only(audit.awaitLines(1));
        String event = method.equals("POST") ? "study" : "refusal";
        assertTrue(
                line.matches(
                        "event=" + event + " who=- method=" + method + " path=" + named + " outcome=" + outcome + END),
                line);
    }

    @Test
    void whatIsOpenToAllIsNoLine() {
        given().get("/health/live").then().statusCode(200);
        given().get("/docs").then().statusCode(200);
        given().get("/nothing").then().statusCode(404);
        given().get("/api/v1/endpoint").then().statusCode(401);

        String line = only(audit.awaitLines(1));
        assertTrue(line.contains("path=/api/v1/endpoint"), line);
    }

    private static String only(List<String> lines) {
        assertEquals(1, lines.size(), lines::toString);
        return lines.get(0);
    }
}
