package io.hilum.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a person gets into a session in production, keeps it through what may happen meanwhile, and gets out of it. */
@ExtendWith(TellsStory.class)
class SessionIT {
    private static final Map<String, Object> ALICE =
            Map.of("sub", "alice", "preferred_username", "alice", "roles", List.of("reader"));

    private final Provider provider = Provider.start();
    private Program program;
    private Visitor visitor;

    @BeforeEach
    void start() {
        program = production();
        visitor = new Visitor(program);
    }

    @AfterEach
    void stop() {
        program.close();
        provider.close();
    }

    private Program production() {
        return Program.production(
                "-Dquarkus.oidc.auth-server-url=" + provider.address(),
                "-Dquarkus.oidc.client-id=" + Provider.CLIENT,
                "-Dquarkus.oidc.credentials.secret=of-the-client",
                "-Dhilum.access.public-url=https://hilum.example.org");
    }

    @Test
    void signingInAsksWithPkceAndNonceAndKeepsEncryptedCookiesThatNoOtherSiteUses() throws Exception {
        HttpResponse<String> sent = visitor.get("/");
        URI asked = URI.create(sent.headers().firstValue("Location").orElseThrow());
        assertTrue(asked.getQuery().contains("code_challenge_method=S256"), asked::toString);
        assertTrue(asked.getQuery().contains("nonce="), asked::toString);
        assertTrue(asked.getQuery().contains("redirect_uri=https://127.0.0.1:"), asked::toString);

        assertEquals(200, visitor.open("/").statusCode());

        List<String> set = visitor.setCookies().lines().toList();
        assertFalse(set.isEmpty());
        for (String cookie : set) {
            for (String attribute : List.of("HttpOnly", "Secure", "SameSite=Lax", "Path=/")) {
                assertTrue(
                        cookie.toLowerCase(Locale.ROOT).contains(attribute.toLowerCase(Locale.ROOT))
                                || cookie.contains("Max-Age=0"),
                        cookie);
            }
        }
        String session = visitor.cookies().get("q_session");
        assertEquals(5, session.split("\\.").length, "an encrypted token has five parts");
        assertFalse(visitor.setCookies().contains(provider.address()));
    }

    @Test
    void aSignInThatIsUsedAgainIsRefused() throws Exception {
        HttpResponse<String> atProvider = visitor.get(Visitor.location(visitor.get("/")));
        URI back = Visitor.location(atProvider);
        Visitor replaying = visitor.copy();
        assertEquals(302, visitor.get(back).statusCode());

        assertEquals(401, replaying.get(back).statusCode());
        assertTrue(replaying.cookies().keySet().stream().noneMatch(name -> name.startsWith("q_session")));
    }

    @Test
    void aStateOfAnothersIsRefused() throws Exception {
        HttpResponse<String> atProvider = visitor.get(Visitor.location(visitor.get("/")));
        Visitor victim = new Visitor(program);
        victim.get("/");

        HttpResponse<String> answer = victim.get(Visitor.location(atProvider));

        assertEquals(401, answer.statusCode());
        assertTrue(answer.body().contains("began in another browser"), answer::body);
    }

    @Test
    void aTokenWithAnotherNonceIsRefused() throws Exception {
        provider.answerWithNonce("replayed");

        HttpResponse<String> answer = visitor.open("/");

        assertEquals(401, answer.statusCode());
        assertTrue(visitor.cookies().keySet().stream().noneMatch(name -> name.startsWith("q_session")));
    }

    @Test
    void withoutARoleAPersonIsToldWhatToAskFor() throws Exception {
        provider.next(Map.of("sub", "carol", "preferred_username", "carol"), 300);

        HttpResponse<String> page = visitor.open("/");

        assertEquals(403, page.statusCode());
        assertTrue(page.body().contains("the role reader"), page::body);
        assertTrue(page.body().contains("/sign-out"), page::body);
    }

    @Test
    void aSessionLivesThroughARestartAndOnAnotherReplica() throws Exception {
        visitor.open("/");
        try (Program replica = production()) {
            Visitor there = new Visitor(replica);
            there.cookies().putAll(visitor.cookies());

            assertEquals(200, there.get("/").statusCode());
        }
    }

    @Test
    void anExpiredSessionIsRenewedWithoutAsking() throws Exception {
        provider.next(ALICE, 1);
        visitor.open("/");
        String before = visitor.cookies().get("q_session");
        awaitExpiry();

        assertEquals(200, visitor.get("/").statusCode());
        assertNotEquals(before, visitor.cookies().get("q_session"));
    }

    @Test
    void aProviderThatIsDownSignsNobodyOut() throws Exception {
        visitor.open("/");
        Visitor expired = new Visitor(program);
        provider.next(ALICE, 1);
        expired.open("/");
        awaitExpiry();
        String bearer = provider.token(
                Map.of("scp", "studies.read", "exp", Instant.now().getEpochSecond() + 60));
        provider.stop();

        assertEquals(200, visitor.get("/").statusCode());
        assertEquals(200, status(bearer).statusCode());
        HttpResponse<String> meanwhile = expired.get("/");
        assertEquals(503, meanwhile.statusCode());
        assertTrue(meanwhile.headers().firstValue("Retry-After").isPresent());

        provider.listen();
        assertEquals(200, expired.get("/").statusCode());
    }

    @Test
    void aProviderThatIsDownAtTheStartIsFoundLater() throws Exception {
        program.close();
        provider.stop();
        program = production();
        assertEquals(503, new Visitor(program).get("/").statusCode());
        String bearer = provider.token(Map.of("scp", "studies.read"));
        assertEquals(503, status(bearer).statusCode());
        assertEquals(503, status(bearer).statusCode());

        provider.listen();
        assertEquals(200, new Visitor(program).open("/").statusCode());
        assertEquals(200, status(bearer).statusCode());
    }

    @Test
    void aNewKeyOfTheProvidersIsFoundAndTheOldOneHoldsNoMore() throws Exception {
        visitor.open("/");
        String old = provider.token(Map.of("scp", "studies.read"));
        assertEquals(200, status(old).statusCode());

        provider.rotate();

        assertEquals(200, status(provider.token(Map.of("scp", "studies.read"))).statusCode());
        assertEquals(401, status(old).statusCode());
        assertEquals(200, new Visitor(program).open("/").statusCode());
    }

    @Test
    void signingOutEndsTheSessionHereAndAtTheProvider() throws Exception {
        visitor.open("/");

        HttpResponse<String> sent = visitor.get("/sign-out");

        String at = sent.headers().firstValue("Location").orElseThrow();
        assertTrue(at.startsWith(provider.address() + "/logout?id_token_hint="), at);
        assertTrue(at.contains("post_logout_redirect_uri=https%3A%2F%2F"), at);
        assertEquals(
                "\"cache\", \"storage\"",
                sent.headers().firstValue("Clear-Site-Data").orElseThrow());
        assertTrue(visitor.cookies().keySet().stream().noneMatch(name -> name.startsWith("q_session")));
        assertEquals(302, visitor.get("/").statusCode());
    }

    @Test
    void signingOutAtTheProviderEndsTheSessionHereAndEachCopyOfIt() throws Exception {
        visitor.open("/");
        Visitor copy = visitor.copy();
        provider.next(Map.of("sub", "bob", "preferred_username", "bob", "roles", List.of("reader")), 300);
        Visitor bob = new Visitor(program);
        bob.open("/");

        assertEquals(200, backChannel(logoutToken(Map.of())).statusCode());
        // Somebody else signs in meanwhile.
        new Visitor(program).open("/");

        for (Visitor ended : List.of(visitor, copy, copy.copy())) {
            assertEquals(302, ended.get("/").statusCode());
        }
        assertEquals(200, bob.get("/").statusCode());
    }

    @Test
    void aForgedLogoutTokenEndsNothing() throws Exception {
        visitor.open("/");
        Map<String, Object> claims = new HashMap<>(provider.claims());
        claims.put("aud", Provider.CLIENT);
        claims.put("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        String forged = SigningKey.fresh()
                .sign(Map.of("alg", "RS256", "kid", provider.key().id()), claims);

        assertEquals(400, backChannel(forged).statusCode());
        assertEquals(400, backChannel(logoutToken(Map.of("aud", "another"))).statusCode());
        assertEquals(400, backChannel(logoutToken(Map.of("nonce", "n"))).statusCode());
        assertEquals(400, backChannel(provider.token(Map.of())).statusCode());
        assertEquals(200, visitor.get("/").statusCode());
    }

    private String logoutToken(Map<String, Object> changes) {
        Map<String, Object> claims = new HashMap<>(Map.of(
                "sub", "alice",
                "sid", "session-of-alice",
                "events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())));
        claims.putAll(changes);
        return provider.token(claims);
    }

    private HttpResponse<String> backChannel(String token) throws Exception {
        return Requests.answer(Requests.to(program, "/sign-out/back-channel")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("logout_token=" + token)));
    }

    private HttpResponse<String> status(String token) throws Exception {
        HttpRequest.Builder request =
                Requests.to(program, "/api/v1/endpoint").header("Authorization", "Bearer " + token);
        return Requests.answer(request);
    }

    /** A token of one second expires by the clock, and there is no other way for it to. */
    private static void awaitExpiry() throws InterruptedException {
        Instant expired = Instant.now().plus(Duration.ofMillis(2100));
        while (Instant.now().isBefore(expired)) {
            Thread.sleep(50);
        }
    }
}
