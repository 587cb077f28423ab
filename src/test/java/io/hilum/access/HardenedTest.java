package io.hilum.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.api.Pictures;
import io.hilum.api.Wire;
import io.hilum.endpoint.FaultyEndpoint;
import io.hilum.endpoint.FaultyEndpointResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator may set: how much a user gets, which site may call, which proxy is believed. */
@QuarkusTest
@TestProfile(HardenedTest.Settings.class)
@QuarkusTestResource(value = FaultyEndpointResource.class, restrictToAnnotatedClass = true)
class HardenedTest {
    /** Three studies at once, then one each 20 s; one other site; a proxy on this machine. */
    public static class Settings implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.ofEntries(
                    Map.entry("hilum.access.rate.enabled", "true"),
                    Map.entry("hilum.access.rate.studies-per-minute", "3"),
                    Map.entry("hilum.access.rate.studies-burst", "3"),
                    Map.entry("quarkus.http.cors.enabled", "true"),
                    Map.entry("quarkus.http.cors.origins", OTHER_SITE),
                    Map.entry("quarkus.http.cors.methods", "POST"),
                    Map.entry("quarkus.http.cors.access-control-allow-credentials", "false"),
                    Map.entry("quarkus.http.cors.headers", "authorization,content-type"),
                    Map.entry("quarkus.http.proxy.proxy-address-forwarding", "true"),
                    Map.entry("quarkus.http.proxy.allow-x-forwarded", "true"),
                    Map.entry("quarkus.http.proxy.enable-forwarded-host", "true"),
                    Map.entry("quarkus.http.proxy.trusted-proxies", "127.0.0.1"));
        }
    }

    private static final String OTHER_SITE = "https://viewer.example";
    private static final String REPORTS = "/api/v1/reports";

    FaultyEndpoint endpoint;

    @BeforeEach
    void wellBehaved() {
        endpoint.behave(FaultyEndpoint.answer(200, "{\"output\": []}"));
    }

    @Test
    void aFloodFromOneUserIsStoppedBeforeItsBodyIsReadAndOthersAreUnaffected() throws Exception {
        String bob = Tokens.bearer("bob");
        for (int i = 2; i >= 0; i--) {
            study(bob)
                    .post(REPORTS)
                    .then()
                    .statusCode(200)
                    .header("RateLimit-Policy", equalTo("\"studies\";q=3;w=60"))
                    .header("RateLimit", matchesPattern("\"studies\";r=" + i + ";t=\\d+"));
        }
        try (Wire wire = new Wire(Duration.ofSeconds(5))) {
            wire.post(REPORTS, bob, "Content-Type: application/json", "Content-Length: 50000000");
            Wire.Answer answer = wire.answer();
            assertEquals(429, answer.status());
            assertEquals("application/problem+json", answer.headers().get("content-type"));
            assertTrue(answer.text().contains("urn:hilum:problem:too-many-requests"), answer.text());
            int wait = Integer.parseInt(answer.headers().get("retry-after"));
            assertTrue(wait >= 1 && wait <= 20, "Retry-After: " + wait);
            assertTrue(answer.headers().get("ratelimit").startsWith("\"studies\";r=0;"), answer.headers()::toString);
        }
        given().header("Authorization", bob)
                .contentType("application/json")
                .body("{}")
                .post("/score")
                .then()
                .statusCode(429);

        given().header("Authorization", bob)
                .get("/api/v1/endpoint")
                .then()
                .statusCode(200)
                .header("RateLimit-Policy", containsString("\"requests\""));
        study(Tokens.bearer("alice")).post(REPORTS).then().statusCode(200);
    }

    @Test
    void whoIsNotSignedInIsNotCounted() {
        for (int i = 0; i < 10; i++) {
            given().multiPart("frontal", "f.png", new byte[9])
                    .post(REPORTS)
                    .then()
                    .statusCode(401)
                    .header("RateLimit", nullValue());
        }
    }

    @Test
    void theOtherSiteMayCallWithAToken() {
        given().header("Origin", OTHER_SITE)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization")
                .options(REPORTS)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo(OTHER_SITE))
                .header("Access-Control-Allow-Credentials", not(equalTo("true")))
                .header("Access-Control-Allow-Headers", containsString("authorization"));
        study(Tokens.bearer("alice"))
                .header("Origin", OTHER_SITE)
                .header("Sec-Fetch-Site", "cross-site")
                .post(REPORTS)
                .then()
                .statusCode(not(equalTo(403)))
                .header("Access-Control-Allow-Origin", equalTo(OTHER_SITE));
    }

    @Test
    void theOtherSiteMayNotRideOnACookie() {
        given().header("Origin", OTHER_SITE)
                .header("Sec-Fetch-Site", "cross-site")
                .cookie("q_session", "x")
                .multiPart("frontal", "f.png", Pictures.png(64, 64))
                .post("/")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "https://viewer.example.evil.example", "null"})
    void noOtherSiteMayCall(String origin) {
        study(Tokens.bearer("alice"))
                .header("Origin", origin)
                .post(REPORTS)
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void behindATrustedProxyThatSpeaksHttpsTheBrowserIsToldToStayWithIt() {
        given().header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "hilum.example")
                .get("/docs")
                .then()
                .statusCode(200)
                .header("Strict-Transport-Security", equalTo("max-age=63072000; includeSubDomains"))
                .body(containsString("https://hilum.example"));
        given().get("/docs").then().header("Strict-Transport-Security", nullValue());
    }

    private static RequestSpecification study(String bearer) {
        return given().header("Authorization", bearer).multiPart("frontal", "f.png", Pictures.png(64, 64));
    }
}
