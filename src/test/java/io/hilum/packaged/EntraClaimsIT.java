package io.hilum.packaged;

import static io.hilum.packaged.Requests.answer;
import static io.hilum.packaged.Requests.to;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tokens in the shape of Microsoft Entra ID's of version 2.0, where ID tokens and access tokens have the same audience and
 * the same header. Source: learn.microsoft.com/entra/identity-platform/access-token-claims-reference and
 * id-token-claims-reference.
 */
@ExtendWith(TellsStory.class)
class EntraClaimsIT {
    private static final String TENANT = "9188040d-6c67-4c5b-b112-36a304b66dad";
    private static final String ISSUER = "https://login.microsoftonline.com/" + TENANT + "/v2.0";

    private static Provider provider;
    private static Program program;

    @BeforeAll
    static void start() {
        provider = Provider.start(ISSUER);
        provider.next(Map.of("sub", "HKZpfaHyWadeOouYlitjrI-KffTm222X5rrV3xDqfKQ"), 3600);
        program = Program.production(
                "-Dquarkus.oidc.auth-server-url=" + provider.address(),
                "-Dquarkus.oidc.token.issuer=" + ISSUER,
                "-Dquarkus.oidc.client-id=" + Provider.CLIENT);
    }

    @AfterAll
    static void stop() {
        program.close();
        provider.close();
    }

    /** What all of Entra's tokens of that version have. */
    private static Map<String, Object> common() {
        return new HashMap<>(Map.of(
                "tid", TENANT,
                "oid", "00000000-0000-0000-66f3-3332eca7ea81",
                "ver", "2.0",
                "uti", "bQ5cd3DJJ0yZ9aF6AAAAAA",
                "rh", "0.AXkA"));
    }

    private static String person(String scopes, String... roles) {
        Map<String, Object> claims = common();
        claims.putAll(Map.of(
                "azp", "04b07795-8ddb-461a-bbee-02f9e1bf7b46",
                "azpacr", "0",
                "name", "Alice Adams",
                "preferred_username", "alice@example.org",
                "scp", scopes));
        claims.put("roles", roles.length == 0 ? null : roles);
        return provider.token(claims);
    }

    private static String machine(String... roles) {
        Map<String, Object> claims = common();
        claims.putAll(Map.of("azp", "7d1b1a2e-56a2-4b1c-9f10-0b7f2f4f4c11", "azpacr", "1", "idtyp", "app"));
        claims.put("roles", roles.length == 0 ? null : roles);
        return provider.token(claims);
    }

    @Test
    void aPersonsTokenMayWhatItsScopesSay() throws Exception {
        assertEquals(List.of(200, 400), may(person("studies.read studies.write", "reader")));
        assertEquals(List.of(200, 403), may(person("studies.read", "reader")));
        assertEquals(List.of(200, 400), may(person("studies.read studies.write")));
        assertEquals(List.of(403, 403), may(person("User.Read")));
    }

    @Test
    void aMachinesTokenMayWhatItsRolesSay() throws Exception {
        assertEquals(List.of(200, 400), may(machine("reader")));
        assertEquals(List.of(200, 403), may(machine("operator")));
        assertEquals(List.of(403, 403), may(machine()));
    }

    @Test
    void anIdTokenIsNoAccessTokenThoughItsAudienceIsTheSame() throws Exception {
        Map<String, Object> claims = common();
        claims.putAll(
                Map.of("name", "Alice Adams", "preferred_username", "alice@example.org", "roles", List.of("reader")));
        String renewed = provider.token(claims);
        claims.put("nonce", "678910");

        assertEquals(List.of(401, 401), may(provider.token(claims)));
        assertEquals(List.of(401, 401), may(renewed));
    }

    @Test
    void aTokenOfAnotherTenantIsRefused() throws Exception {
        Map<String, Object> claims = common();
        claims.putAll(Map.of(
                "iss", "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0",
                "azpacr", "1",
                "roles", List.of("reader")));

        assertEquals(List.of(401, 401), may(provider.token(claims)));
    }

    @Test
    void aTokenForMicrosoftGraphIsRefused() throws Exception {
        Map<String, Object> claims = common();
        claims.putAll(Map.of("aud", "00000003-0000-0000-c000-000000000000", "azpacr", "1", "roles", List.of("reader")));

        assertEquals(List.of(401, 401), may(provider.token(claims)));
    }

    /** The answers to a look at the endpoint, and to a scoring request that is empty. */
    private static List<Integer> may(String token) throws Exception {
        String bearer = "Bearer " + token;
        return List.of(
                answer(to(program, "/api/v1/endpoint").header("Authorization", bearer))
                        .statusCode(),
                answer(to(program, "/score")
                                .header("Authorization", bearer)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode());
    }
}
