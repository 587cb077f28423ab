import com.sun.net.httpserver.HttpServer;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * What a token costs: the packaged program in production mode, with an identity provider in this process, is asked the same
 * address with a token and without one, in turns, on one connection; the medians and their difference are printed.
 * Arguments: the program's jar, and how many pairs of requests (default 5000, half of them to warm up).
 */
public class SignedIn {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static void main(String[] arguments) throws Exception {
        int pairs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5000;
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        HttpServer provider = provider((RSAPublicKey) keys.getPublic());
        String issuer = "http://127.0.0.1:" + provider.getAddress().getPort();
        int port = freePort();
        Process program = program(arguments[0], issuer, port);
        try {
            URI address = URI.create("http://127.0.0.1:" + port + "/api/v1/endpoint");
            HttpRequest anonymous = HttpRequest.newBuilder(address).build();
            HttpRequest signedIn = HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer " + token(keys, issuer))
                    .build();
            awaitStart(anonymous, program);
            if (CLIENT.send(signedIn, HttpResponse.BodyHandlers.ofString()).statusCode() != 200) {
                throw new IllegalStateException("the token is not believed");
            }
            double[] without = new double[pairs];
            double[] with = new double[pairs];
            for (int i = 0; i < pairs; i++) {
                without[i] = millis(anonymous, 401);
                with[i] = millis(signedIn, 200);
            }
            System.out.printf(
                    "without a token: %.3f ms, with one: %.3f ms, difference: %.3f ms (medians of %d)%n",
                    median(without), median(with), median(with) - median(without), pairs - pairs / 2);
        } finally {
            program.destroy();
            provider.stop(0);
        }
    }

    private static double millis(HttpRequest request, int status) throws Exception {
        long began = System.nanoTime();
        HttpResponse<byte[]> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
        double millis = (System.nanoTime() - began) / 1e6;
        if (answer.statusCode() != status) {
            throw new IllegalStateException("status " + answer.statusCode());
        }
        return millis;
    }

    /** Of the second half: the first one warms up. */
    private static double median(double[] times) {
        double[] sorted = Arrays.copyOfRange(times, times.length / 2, times.length);
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static Process program(String jar, String issuer, int port) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                "java",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.oidc.auth-server-url=" + issuer,
                "-Dquarkus.oidc.client-id=hilum",
                "-Dquarkus.oidc.credentials.secret=of-the-bench-no-secret-at-all-0123",
                "-Dhilum.access.session-secret=of-the-bench-no-secret-at-all-0123456789",
                "-Dhilum.access.rate.enabled=false",
                "-Dquarkus.log.category.\"io.hilum.audit\".level=OFF",
                "-Dhilum.simulator.enabled=true",
                "-jar",
                jar);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void awaitStart(HttpRequest request, Process program) throws Exception {
        for (int i = 0; i < 600; i++) {
            try {
                CLIENT.send(request, HttpResponse.BodyHandlers.discarding());
                return;
            } catch (java.io.IOException notYet) {
                if (!program.isAlive()) {
                    break;
                }
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("the program does not answer");
    }

    private static HttpServer provider(RSAPublicKey key) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        serve(server, "/.well-known/openid-configuration", """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "end_session_endpoint": "%1$s/end",
                 "jwks_uri": "%1$s/keys"}""".formatted(issuer));
        serve(server, "/keys", """
                {"keys": [{"kty": "RSA", "kid": "bench", "alg": "RS256", "use": "sig", "n": "%s", "e": "%s"}]}""".formatted(
                number(key.getModulus()), number(key.getPublicExponent())));
        server.start();
        return server;
    }

    private static void serve(HttpServer server, String path, String json) {
        server.createContext(path, exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static String token(KeyPair keys, String issuer) throws Exception {
        long now = System.currentTimeMillis() / 1000;
        String unsigned = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"bench\"}".getBytes(StandardCharsets.UTF_8))
                + '.'
                + base64("{\"iss\":\"%s\",\"sub\":\"bench\",\"aud\":\"hilum\",\"iat\":%d,\"exp\":%d,\"groups\":[\"reader\"],\"roles\":[\"reader\"],\"azp\":\"bench\",\"scope\":\"studies.read studies.write\"}"
                        .formatted(issuer, now, now + 86_400)
                        .getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
        return unsigned + '.' + base64(signature.sign());
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return base64(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
