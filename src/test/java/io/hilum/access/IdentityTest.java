package io.hilum.access;

import static io.hilum.endpoint.FaultyEndpoint.answer;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.hilum.api.Pictures;
import io.hilum.endpoint.FaultyEndpoint;
import io.hilum.endpoint.FaultyEndpointResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Base64;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, what they are told who don't, and what of a request goes no further than here. */
@QuarkusTest
@QuarkusTestResource(value = FaultyEndpointResource.class, restrictToAnnotatedClass = true)
class IdentityTest {
    private static final String REPORTS = "/api/v1/reports";
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    FaultyEndpoint endpoint;

    @BeforeEach
    void wellBehaved() {
        endpoint.behave(answer(200, "{\"output\": []}"));
    }

    @Test
    void aScriptWithoutTokenIsToldToBringOne() {
        problem(study().post(REPORTS), 401, "not-signed-in").header("WWW-Authenticate", equalTo("Bearer"));
        assertEquals(0, endpoint.requests().size());
    }

    @Test
    void aTokenThatIsNoneIsRefusedAsInvalid() {
        String token = Tokens.bearer("alice");
        String[] parts = token.substring("Bearer ".length()).split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
        for (String forged : new String[] {
            "garbage",
            "a.b.c",
            base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + '.' + parts[1] + '.',
            base64("{\"alg\":\"none\"}") + '.' + parts[1] + '.' + parts[2],
            base64("{\"alg\":\"HS256\"}") + '.' + parts[1] + '.' + base64("signature"),
            parts[0] + '.' + base64(payload.replace("alice", "admin")) + '.' + parts[2],
            parts[0] + '.' + base64(payload.replaceAll("\"exp\":\\d+", "\"exp\":1")) + '.' + parts[2],
            parts[0] + '.' + parts[1] + '.' + parts[2].substring(8),
        }) {
            problem(study().header("Authorization", "Bearer " + forged).post(REPORTS), 401, "not-signed-in")
                    .header("WWW-Authenticate", equalTo("Bearer error=\"invalid_token\""));
        }
        assertEquals(0, endpoint.requests().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YWxpY2U6YWxpY2U=", "Bearer", "Negotiate x"})
    void anotherSchemeIsNoToken(String authorization) {
        problem(study().header("Authorization", authorization).post(REPORTS), 401, "not-signed-in")
                .header("WWW-Authenticate", startsWith("Bearer"));
    }

    @Test
    void aBrowserIsSentToSignIn() {
        String provider = ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class);
        given().redirects()
                .follow(false)
                .accept(BROWSER)
                .get("/")
                .then()
                .statusCode(302)
                .header("Location", startsWith(provider))
                .header("Location", containsString("redirect_uri=http%3A%2F%2Flocalhost"));
    }

    @Test
    void aForgedHostDoesNotLeadTheSignInAstray() {
        String location = given().redirects()
                .follow(false)
                .accept(BROWSER)
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "host=evil.example;proto=https")
                .header("X-Forwarded-Proto", "https")
                .get("/")
                .getHeader("Location");
        assertFalse(location.contains("evil.example"), location);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"POST /api/v1/reports", "GET /api/v1/reports", "GET /api/v1/nothing", "GET /api", "POST /score"})
    void thereIsNeverARedirectUnderTheApi(String request) {
        String[] words = request.split(" ");
        Response response = given().redirects().follow(false).accept(BROWSER).request(words[0], words[1]);
        response.then().header("Location", nullValue()).contentType("application/problem+json");
        assertEquals(4, response.statusCode() / 100);
    }

    @Test
    void aBrowsersSessionIsNoTokenForTheApi() {
        problem(
                study().header("Cookie", "q_session=forged; hilum-local-8080=forged")
                        .post(REPORTS),
                401,
                "not-signed-in");
    }

    @Test
    void nothingThatACallerForgesReachesTheEndpoint() {
        study().header("Authorization", Tokens.bearer("alice"))
                .header("Cookie", "session=forged")
                .header("X-Forwarded-Host", "forged.example")
                .header("X-Forwarded-For", "169.254.169.254")
                .header("X-MS-CLIENT-PRINCIPAL", "forged")
                .header("azureml-model-deployment", "forged")
                .header("X-Request-Id", "forged")
                .header("x-ms-client-request-id", "forged")
                .header("traceparent", "00-forged")
                .post(REPORTS)
                .then()
                .statusCode(200)
                .header("X-Request-Id", org.hamcrest.Matchers.not("forged"));

        FaultyEndpoint.Request asked = endpoint.requests().get(0);
        assertEquals("Bearer the-key-of-the-test", asked.headers().get("authorization"));
        assertEquals("blue", asked.headers().get("azureml-model-deployment"));
        assertFalse(
                asked.headers().toString().contains("forged"), asked.headers().toString());
        assertFalse(asked.headers().containsKey("cookie"));
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, http://localhost.evil.example",
    })
    void whatAnotherSiteMakesABrowserSendIsRefused(String header, String value) {
        for (String path : new String[] {"/", "/sample", REPORTS, "/sign-out"}) {
            given().header("Authorization", Tokens.bearer("alice"))
                    .header(header, value)
                    .accept("application/json")
                    .multiPart("frontal", "f.png", Pictures.png(64, 64))
                    .post(path)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("urn:hilum:problem:not-allowed"));
        }
        assertEquals(0, endpoint.requests().size());
    }

    @Test
    void whatOurOwnPageSendsIsNotCrossSite() {
        String here = "http://localhost:" + io.restassured.RestAssured.port;
        study().header("Authorization", Tokens.bearer("alice"))
                .header("Origin", here)
                .post(REPORTS)
                .then()
                .statusCode(200);
        study().header("Authorization", Tokens.bearer("alice"))
                .header("Sec-Fetch-Site", "same-origin")
                .post(REPORTS)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, 404, not-found",
        "GET, /api/v1/nothing, 404, not-found",
        "GET, /assets/nothing.css, 404, not-found",
        "GET, /api/v1/reports, 405, method-not-allowed",
        "DELETE, /api/v1/reports, 405, method-not-allowed",
        "PUT, /, 405, method-not-allowed",
    })
    void whatIsNotThereIsAProblemForScriptsAndAPageForBrowsers(String method, String path, int status, String code) {
        problem(given().accept("*/*").request(method, path), status, code);
        Response page = given().accept(BROWSER).request(method, path);
        assertEquals(status, page.statusCode());
        if (path.startsWith("/api")) {
            problem(page, status, code);
        } else {
            page.then()
                    .contentType("text/html")
                    .body(containsString("<!DOCTYPE html>"))
                    .body(containsString(page.header("X-Request-Id")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET /docs",
                "POST /api/v1/reports",
                "GET /api/v1/reports",
                "GET /nothing",
                "GET /api/nothing",
                "GET /assets/css/tokens.css",
                "GET /openapi",
                "GET /health/live",
                "GET /health/ready",
                "GET /sign-in",
            })
    void everyAnswerHasItsSecurityHeaders(String request) {
        String[] words = request.split(" ");
        for (String accept : new String[] {"*/*", BROWSER}) {
            Response response = given().redirects()
                    .follow(false)
                    .accept(accept)
                    .header("Authorization", words[0].equals("POST") ? Tokens.bearer("alice") : "")
                    .request(words[0], words[1]);
            secure(response);
            response.then().header("Content-Security-Policy", equalTo(SecurityHeaders.CONTENT_SECURITY_POLICY));
            if (!words[1].startsWith("/assets/")) {
                response.then().header("Cache-Control", containsString("no-store"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "image/svg+xml", "text/html"})
    void aReportHasThemToo(String accept) {
        Response response = study().header("Authorization", Tokens.bearer("alice"))
                .accept(accept)
                .post(REPORTS);
        assertEquals(200, response.statusCode());
        secure(response);
        response.then()
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Cache-Control", equalTo("no-store"));
    }

    private static void secure(Response response) {
        response.then()
                .header("X-Request-Id", notNullValue())
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("X-Frame-Options", equalTo("DENY"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("Cross-Origin-Opener-Policy", equalTo("same-origin"))
                .header("Cross-Origin-Resource-Policy", equalTo("same-origin"))
                .header("Permissions-Policy", containsString("camera=()"))
                .header("Server", nullValue());
    }

    private static RequestSpecification study() {
        return given().multiPart("frontal", "f.png", Pictures.png(64, 64));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static ValidatableResponse problem(Response response, int status, String code) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:hilum:problem:" + code))
                .body("status", equalTo(status))
                .body("instance", equalTo("urn:hilum:request:" + response.header("X-Request-Id")));
    }
}
