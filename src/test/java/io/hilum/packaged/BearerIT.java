package io.hilum.packaged;

import static io.hilum.packaged.Requests.answer;
import static io.hilum.packaged.Requests.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which tokens a script gets in with in production, and what it is told that brings another. */
@ExtendWith(TellsStory.class)
class BearerIT {
    private static final Map<String, Object> SCOPES = Map.of("scp", "studies.read studies.write");

    private static Provider provider;
    private static Program program;

    @BeforeAll
    static void start() {
        provider = Provider.start();
        program = Program.production(
                "-Dquarkus.oidc.auth-server-url=" + provider.address(), "-Dquarkus.oidc.client-id=" + Provider.CLIENT);
    }

    @AfterAll
    static void stop() {
        program.close();
        provider.close();
    }

    @Test
    void anAccessTokenForThisApiGetsIn() throws Exception {
        assertEquals(200, status(provider.token(SCOPES)).statusCode());
    }

    @Test
    void noTokenIsAskedForOne() throws Exception {
        HttpResponse<String> answer = answer(to(program, "/api/v1/endpoint"));

        LocalModeIT.assertProblem(401, "not-signed-in", answer);
        assertEquals(List.of("Bearer"), answer.headers().allValues("WWW-Authenticate"));
    }

    record Bad(String what, String token) {
        @Override
        public String toString() {
            return what;
        }
    }

    static List<Bad> bad() {
        Map<String, Object> claims = new HashMap<>(provider.claims());
        claims.put("aud", Provider.CLIENT);
        claims.putAll(SCOPES);
        String good = provider.token(SCOPES);
        String[] parts = good.split("\\.");
        SigningKey key = provider.key();
        return List.of(
                new Bad("expired", changed("exp", (Long) claims.get("iat") - 60)),
                new Bad("without expiry", changed("exp", null)),
                new Bad("not yet valid", changed("nbf", (Long) claims.get("iat") + 600)),
                new Bad("of another audience", changed("aud", "another-api")),
                new Bad("of no audience", changed("aud", null)),
                new Bad("of another issuer", changed("iss", "https://evil.example")),
                new Bad("of no issuer", changed("iss", null)),
                new Bad("of nobody", changed("sub", null)),
                new Bad("an ID token with a nonce", changed("nonce", "n")),
                new Bad("an ID token with at_hash", changed("at_hash", "h")),
                new Bad("an ID token of Keycloak", changed("typ", "ID")),
                new Bad("a refresh token of Keycloak", changed("typ", "Refresh")),
                new Bad("an ID token of Cognito", changed("token_use", "id")),
                new Bad("a logout token", changed("events", Map.of())),
                new Bad("an ID token without any mark", provider.token(Map.of())),
                new Bad(
                        "signed by another's key",
                        SigningKey.fresh().sign(Map.of("alg", "RS256", "kid", key.id()), claims)),
                new Bad(
                        "signed by an unknown key",
                        SigningKey.fresh().sign(Map.of("alg", "RS256", "kid", "k"), claims)),
                new Bad("alg none", unsigned(claims)),
                new Bad("alg none with a signature", key.sign(Map.of("alg", "none"), claims)),
                new Bad("alg HS256", key.sign(Map.of("alg", "HS256", "kid", key.id()), claims)),
                new Bad("without signature", parts[0] + '.' + parts[1] + '.'),
                new Bad("opaque", "opaque"),
                new Bad("empty", "."));
    }

    private static String changed(String claim, Object value) {
        Map<String, Object> changes = new HashMap<>(SCOPES);
        changes.put(claim, value);
        return provider.token(changes);
    }

    private static String unsigned(Map<String, Object> claims) {
        String[] parts = provider.key().sign(Map.of("alg", "none"), claims).split("\\.");
        return parts[0] + '.' + parts[1] + '.';
    }

    @ParameterizedTest
    @MethodSource("bad")
    void whatIsNoValidAccessTokenIsRefused(Bad bad) throws Exception {
        for (String path : List.of("/api/v1/endpoint", "/metrics")) {
            HttpResponse<String> answer = answer(to(program, path).header("Authorization", "Bearer " + bad.token()));

            assertEquals(401, answer.statusCode(), bad.what());
            if (path.startsWith("/api")) {
                LocalModeIT.assertProblem(401, "not-signed-in", answer);
                assertEquals(
                        List.of("Bearer error=\"invalid_token\""),
                        answer.headers().allValues("WWW-Authenticate"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // roles | scopes | GET endpoint | POST score | GET metrics
                "reader | - | 200 | 400 | 403",
                "operator | - | 200 | 403 | 200",
                "reader,operator | - | 200 | 400 | 200",
                "- | studies.read | 200 | 403 | 403",
                "- | studies.write | 403 | 400 | 403",
                "- | studies.read studies.write | 200 | 400 | 403",
                "reader | studies.read | 200 | 403 | 403",
                "reader | openid profile | 200 | 400 | 403",
                "- | openid profile | 403 | 403 | 403",
                "studies.write,operate,admin,user | openid | 403 | 403 | 403",
                "- | operator reader operate | 403 | 403 | 403",
            })
    void rolesAndScopesSayWhatATokenMay(String roles, String scopes, int read, int write, int operate)
            throws Exception {
        Map<String, Object> claims = new HashMap<>(Map.of("typ", "Bearer"));
        claims.put("roles", roles.equals("-") ? null : roles.split(","));
        claims.put("scope", scopes.equals("-") ? null : scopes);
        String bearer = "Bearer " + provider.token(claims);

        HttpResponse<String> reading = answer(to(program, "/api/v1/endpoint").header("Authorization", bearer));
        HttpResponse<String> writing = answer(to(program, "/score")
                .header("Authorization", bearer)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
        HttpResponse<String> operating = answer(to(program, "/metrics").header("Authorization", bearer));

        assertEquals(
                List.of(read, write, operate),
                List.of(reading.statusCode(), writing.statusCode(), operating.statusCode()));
        assertAsksFor("Bearer error=\"insufficient_scope\", scope=\"studies.read\"", reading);
        assertAsksFor("Bearer error=\"insufficient_scope\", scope=\"studies.write\"", writing);
        assertAsksFor("Bearer error=\"insufficient_scope\"", operating);
    }

    private static void assertAsksFor(String challenge, HttpResponse<String> answer) throws Exception {
        if (answer.statusCode() == 403) {
            LocalModeIT.assertProblem(403, "not-allowed", answer);
            assertEquals(List.of(challenge), answer.headers().allValues("WWW-Authenticate"));
            assertTrue(answer.body().contains("Ask whoever runs Hilum"), answer::body);
        }
    }

    private static HttpResponse<String> status(String token) throws Exception {
        return answer(to(program, "/api/v1/endpoint").header("Authorization", "Bearer " + token));
    }
}
