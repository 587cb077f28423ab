package io.hilum.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * An OpenID Connect provider over real HTTP that does what a test wants: it signs anybody in at once, checks PKCE as a
 * provider has to, and can be stopped, change its keys and issue what no honest provider would.
 */
final class Provider implements AutoCloseable {
    static final String CLIENT = "6f4e0c52-2a0e-4a38-9d46-6b8d6a5b4f10";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A sign-in under way: what the browser was sent here with. */
    private record Visit(String nonce, String challenge) {}

    private final String statedIssuer;
    private final Map<String, Visit> visits = new ConcurrentHashMap<>();
    private int port;
    private HttpServer server;
    private volatile SigningKey key = SigningKey.fresh();
    private volatile Map<String, Object> user =
            Map.of("sub", "alice", "preferred_username", "alice", "roles", new String[] {"reader"});
    private volatile String wrongNonce = "";
    private volatile int seconds = 300;

    private Provider(String statedIssuer) {
        this.statedIssuer = statedIssuer;
    }

    /** Starts one whose issuer is its own address. */
    static Provider start() {
        return start("");
    }

    /** Starts one that says it were that issuer. */
    static Provider start(String statedIssuer) {
        Provider provider = new Provider(statedIssuer);
        provider.listen();
        return provider;
    }

    /** Where it is; also its issuer, unless it says another. */
    String address() {
        return "http://127.0.0.1:" + port;
    }

    String issuer() {
        return statedIssuer.isEmpty() ? address() : statedIssuer;
    }

    /** Whoever signs in next is this one, by these claims. */
    void next(Map<String, Object> claims, int tokensLastSeconds) {
        user = claims;
        seconds = tokensLastSeconds;
    }

    /** From now on ID tokens have that nonce, whatever was asked for; the empty text ends it. */
    void answerWithNonce(String nonce) {
        wrongNonce = nonce;
    }

    /** Changes its keys: what it has signed until now is by a key that it no longer publishes. */
    void rotate() {
        key = SigningKey.fresh();
    }

    SigningKey key() {
        return key;
    }

    /** Goes away: nobody listens at its address any more. */
    void stop() {
        server.stop(0);
    }

    /** Listens, at the same address as before. */
    void listen() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        port = server.getAddress().getPort();
        server.setExecutor(Executors.newCachedThreadPool(runnable -> {
            Thread thread = new Thread(runnable, "provider");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.start();
    }

    /** With which the program trusts it, where a browser reaches both at the loopback and without TLS. */
    String[] asAtLoopback() {
        return new String[] {
            "-Dquarkus.oidc.auth-server-url=" + address(),
            "-Dquarkus.oidc.client-id=" + CLIENT,
            "-Dquarkus.oidc.credentials.secret=of-the-client",
            "-Dhilum.access.public-url=http://127.0.0.1"
        };
    }

    /** An access token of somebody who may both read studies and operate the program. */
    String operatorsToken() {
        return token(Map.of("scp", "studies.read studies.write", "roles", new String[] {"reader", "operator"}));
    }

    /** Claims that every token of that issuer has, to add to. */
    Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>(user);
        long now = Instant.now().getEpochSecond();
        claims.put("iss", issuer());
        claims.put("iat", now);
        claims.put("exp", now + seconds);
        claims.put("jti", UUID.randomUUID().toString());
        return claims;
    }

    /** A token with those claims in the place of the usual ones; a null takes one away. */
    String token(Map<String, ?> changes) {
        Map<String, Object> claims = claims();
        claims.put("aud", CLIENT);
        changes.forEach((name, value) -> {
            if (value == null) {
                claims.remove(name);
            } else {
                claims.put(name, value);
            }
        });
        return key.sign(Map.of("typ", "JWT", "alg", "RS256", "kid", key.id()), claims);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
        switch (exchange.getRequestURI().getPath()) {
            case "/.well-known/openid-configuration" -> json(exchange, metadata());
            case "/keys" -> json(exchange, Map.of("keys", new Object[] {key.published()}));
            case "/authorize" -> authorize(exchange, query);
            case "/token" ->
                json(exchange, tokens(form(new String(exchange.getRequestBody().readAllBytes(), UTF_8))));
            case "/logout" -> redirect(exchange, query.get("post_logout_redirect_uri"));
            default -> exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }

    private Map<String, Object> metadata() {
        return Map.of(
                "issuer", issuer(),
                "authorization_endpoint", address() + "/authorize",
                "token_endpoint", address() + "/token",
                "jwks_uri", address() + "/keys",
                "end_session_endpoint", address() + "/logout");
    }

    private void authorize(HttpExchange exchange, Map<String, String> query) throws IOException {
        String code = UUID.randomUUID().toString();
        visits.put(code, new Visit(query.getOrDefault("nonce", ""), query.getOrDefault("code_challenge", "")));
        redirect(exchange, query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state"));
    }

    private Map<String, Object> tokens(Map<String, String> form) {
        Map<String, Object> id = new HashMap<>(Map.of("sid", "session-of-" + user.get("sub")));
        if ("authorization_code".equals(form.get("grant_type"))) {
            Visit visit = visits.remove(form.get("code"));
            if (visit == null || !visit.challenge().equals(challenge(form.getOrDefault("code_verifier", "")))) {
                return Map.of("error", "invalid_grant");
            }
            id.put("nonce", wrongNonce.isEmpty() ? visit.nonce() : wrongNonce);
        }
        return Map.of(
                "token_type",
                "Bearer",
                "expires_in",
                seconds,
                "id_token",
                token(id),
                "access_token",
                token(Map.of("scp", "studies.read studies.write")),
                "refresh_token",
                "refreshes-" + user.get("sub"));
    }

    private static String challenge(String verifier) {
        try {
            return SigningKey.base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Map<String, String> form(String encoded) {
        Map<String, String> form = new HashMap<>();
        if (encoded != null) {
            for (String pair : encoded.split("&")) {
                String[] sides = pair.split("=", 2);
                form.put(sides[0], sides.length == 1 ? "" : URLDecoder.decode(sides[1], UTF_8));
            }
        }
        return form;
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().add("Location", to);
        exchange.sendResponseHeaders(302, -1);
    }

    private static void json(HttpExchange exchange, Map<String, ?> body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(body.containsKey("error") ? 400 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
