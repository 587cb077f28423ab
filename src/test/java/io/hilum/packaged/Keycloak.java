package io.hilum.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real Keycloak on the loopback, in a process of its own, with the realm of {@code keycloak/realm.json}. The build
 * unpacks it ({@code -Pkeycloak}); closing it ends the process.
 */
final class Keycloak implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(180);
    private static final String ADMIN = "of-the-test";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home = Path.of(System.getProperty("hilum.keycloak"));
    private final int port = freePort();
    private final Path log = home.resolve("data/hilum.log");
    private final Path trusted;
    private Process process;

    /**
     * Starts it, and waits until the realm is there.
     *
     * @param program where the realm's client is
     * @param trusted the certificate that it shows there, as PEM
     */
    Keycloak(URI program, Path trusted) throws Exception {
        this.trusted = trusted;
        forget();
        Path realm = home.resolve("data/import/realm.json");
        Files.createDirectories(realm.getParent());
        try (InputStream in = Keycloak.class.getResourceAsStream("/keycloak/realm.json")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            Files.writeString(realm, text.replace("@PROGRAM@", program.toString()));
        }
        start();
    }

    /** An earlier run's realm would not be imported anew, and knows another program. */
    private void forget() throws IOException {
        Path data = home.resolve("data");
        if (Files.exists(data)) {
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Starts it, or starts it again where it was. */
    void start() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        "bash",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--truststore-paths=" + trusted)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .putAll(Map.of(
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        ADMIN,
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP",
                        "-Xms64m -Xmx512m -XX:TieredStopAtLevel=1"));
        process = builder.start();
        awaitRealm();
    }

    private void awaitRealm() throws Exception {
        Instant end = Instant.now().plus(START);
        while (Instant.now().isBefore(end) && process.isAlive()) {
            try {
                if (send(HttpRequest.newBuilder(URI.create(realm() + "/.well-known/openid-configuration")))
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException notYet) {
                process.waitFor(200, TimeUnit.MILLISECONDS);
            }
        }
        throw new AssertionError("Keycloak did not start:\n" + Files.readString(log));
    }

    /** The realm's address, and its issuer. */
    String realm() {
        return "http://127.0.0.1:" + port + "/realms/research";
    }

    /** What the token endpoint gives to that form. */
    JsonNode tokens(Map<String, String> form) throws Exception {
        return tokens(realm(), form);
    }

    /** Ends all sessions of a user, as an administrator does. */
    void signOut(String user) throws Exception {
        String id = admin("GET", "/users?exact=true&username=" + user, "")
                .get(0)
                .path("id")
                .asText();
        admin("POST", "/users/" + id + "/logout", "");
    }

    /** From now on tokens are signed by a new key. */
    void rotate() throws Exception {
        admin(
                "POST",
                "/components",
                "{\"name\": \"new\", \"providerId\": \"rsa-generated\", \"providerType\":"
                        + " \"org.keycloak.keys.KeyProvider\", \"config\": {\"priority\": [\"1000\"]}}");
    }

    private JsonNode admin(String method, String path, String body) throws Exception {
        String token = tokens(
                        "http://127.0.0.1:" + port + "/realms/master",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                "admin",
                                "password",
                                ADMIN))
                .path("access_token")
                .asText();
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/admin/realms/research" + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body)));
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    }

    private static JsonNode tokens(String realm, Map<String, String> form) throws Exception {
        String encoded = form.entrySet().stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return JSON.readTree(send(HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded)))
                .body());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return Requests.CLIENT.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Ends it, as a platform does, and waits until it has. */
    void stop() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
