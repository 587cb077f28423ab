package io.hilum.packaged;

import static io.hilum.packaged.LocalStartIT.assertTold;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Production refuses to start half-configured, and says in one line what is missing. */
@ExtendWith(TellsStory.class)
class ProductionStartIT {
    private static final String SCORING = "-Dhilum.endpoint.scoring-uri=https://cxr.example/score";
    private static final String SECRET = "-Dhilum.access.session-secret=" + Program.SESSION_SECRET;
    private static final String CLIENT = "-Dquarkus.oidc.client-id=hilum";
    private static final String PROVIDER = "-Dquarkus.oidc.auth-server-url=https://provider.example";

    @Test
    void withoutAScoringUriItDoesNotStart() throws Exception {
        assertRefuses("hilum.endpoint.scoring-uri", "HILUM_ENDPOINT_SCORING_URI");
    }

    @Test
    void withoutAnIdentityProviderItDoesNotStart() throws Exception {
        assertRefuses(
                "quarkus.oidc.auth-server-url", "QUARKUS_OIDC_AUTH_SERVER_URL", SCORING, "-Dhilum.endpoint.key=k");
    }

    @Test
    void withoutTheEndpointsKeyItDoesNotStart() throws Exception {
        assertRefuses("hilum.endpoint.key", "HILUM_ENDPOINT_KEY", SCORING, PROVIDER, CLIENT, SECRET);
    }

    @Test
    void withoutASecretForSessionsItDoesNotStart() throws Exception {
        assertRefuses(
                "hilum.access.session-secret",
                "HILUM_ACCESS_SESSION_SECRET",
                SCORING,
                "-Dhilum.endpoint.key=k",
                PROVIDER,
                CLIENT,
                "-Dhilum.access.session-secret=too-short");
    }

    @Test
    void withAnyAudienceItDoesNotStart() throws Exception {
        assertRefuses(
                "quarkus.oidc.lung.token.audience",
                "any",
                SCORING,
                "-Dhilum.endpoint.key=k",
                SECRET,
                "-Dquarkus.oidc.lung.auth-server-url=https://provider.example",
                "-Dquarkus.oidc.lung.client-id=hilum",
                "-Dquarkus.oidc.lung.token.audience=any");
    }

    @Test
    void withTwoOrganisationsOfOneIssuerItDoesNotStart() throws Exception {
        assertRefuses(
                "the organisations heart and lung have the same issuer",
                "quarkus.oidc",
                SCORING,
                "-Dhilum.endpoint.key=k",
                SECRET,
                "-Dquarkus.oidc.lung.auth-server-url=https://provider.example",
                "-Dquarkus.oidc.lung.client-id=hilum",
                "-Dquarkus.oidc.heart.auth-server-url=https://provider.example/",
                "-Dquarkus.oidc.heart.client-id=hilum");
    }

    /** Quarkus would believe these headers from anyone. */
    @ParameterizedTest
    @ValueSource(strings = {"-Dquarkus.http.proxy.allow-forwarded=true", "-Dquarkus.http.proxy.trusted-proxies="})
    void withForwardedHeadersOfNobodyInParticularItDoesNotStart(String option) throws Exception {
        assertRefuses(
                "quarkus.http.proxy.trusted-proxies",
                "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES",
                SCORING,
                "-Dhilum.endpoint.key=k",
                PROVIDER,
                CLIENT,
                SECRET,
                "-Dquarkus.http.proxy.proxy-address-forwarding=true",
                option);
    }

    @Test
    void withAScoringUriThatIsNoneItDoesNotStart() throws Exception {
        assertRefuses(
                "hilum.endpoint.scoring-uri",
                "must be an http or https address",
                "-Dhilum.endpoint.scoring-uri=https://user:word@cxr.example/score",
                "-Dhilum.endpoint.auth=none");
    }

    private static void assertRefuses(String setting, String word, String... options) throws Exception {
        try (Program program = Program.start(Map.of(), options)) {
            assertNotEquals(0, program.exitCode(Duration.ofSeconds(30)));
            assertTold(program, setting, word);
            assertTrue(program.output().stream().noneMatch(line -> line.contains("user:word")));
        }
    }
}
