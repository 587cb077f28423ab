package io.hilum.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/**
 * Stands in for the places that give tokens: the identity endpoint of App Service, the instance metadata service and,
 * behind TLS, Entra ID itself. Gives {@code token-1}, {@code token-2} and so on, each for an hour.
 */
public final class IdentityStub implements AutoCloseable {
    /** The endpoint of the managed identity in App Service, Functions and Container Apps. */
    public static final String APP_SERVICE = "/msi/token";

    private static final String METADATA = "/metadata/identity/oauth2/token";
    private static final String ENTRA = "/tenant-of-the-test/oauth2/v2.0/token";

    /** What Entra ID says about its own addresses before it is asked for a token. */
    private static final String DISCOVERY = """
            {"tenant_discovery_endpoint":
            "https://login.microsoftonline.com/tenant-of-the-test/v2.0/.well-known/openid-configuration",
            "api-version": "1.1",
            "metadata": [{"preferred_network": "login.microsoftonline.com", "preferred_cache": "login.windows.net",
            "aliases": ["login.microsoftonline.com", "login.windows.net"]}]}
            """;

    private static final String REFUSAL = """
            {"error": "invalid_request", "error_description": "AADSTS700016: refused, header-of-the-test"}
            """;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private volatile int status = 200;

    /** A request for a token: its parameters, of the query or the form, decoded. */
    public record Request(Map<String, String> parameters, Headers headers) {}

    public IdentityStub() throws IOException {
        this(HttpServer.create());
    }

    private IdentityStub(HttpServer server) throws IOException {
        this.server = server;
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** The same behind TLS. */
    static IdentityStub secured(SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create();
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new IdentityStub(server);
    }

    int port() {
        return server.getAddress().getPort();
    }

    public String address() {
        return "http://127.0.0.1:" + port();
    }

    /** Answers like this from now on: with a token where it is 200. */
    public void status(int next) {
        status = next;
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        switch (path(exchange)) {
            case APP_SERVICE, METADATA, ENTRA -> token(exchange);
            case "/common/discovery/instance" -> answer(exchange, 200, DISCOVERY);
            default -> answer(exchange, 404, "{}");
        }
    }

    /** The library puts two slashes before the metadata service's path, which {@code URI} takes for a host. */
    private static String path(HttpExchange exchange) {
        return exchange.getRequestURI().toString().replaceFirst("^//", "/").replaceFirst("[?].*", "");
    }

    private void token(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Map<String, String> parameters = parameters(form.isEmpty() ? query : form);
        requests.add(new Request(parameters, exchange.getRequestHeaders()));
        if (status != 200) {
            answer(exchange, status, REFUSAL);
            return;
        }
        String token = """
                {"access_token": "token-%d", "expires_on": "%d", "expires_in": 3600, "token_type": "Bearer",
                "resource": "https://ml.azure.com"}
                """;
        long end = Instant.now().getEpochSecond() + 3600;
        answer(exchange, 200, token.formatted(tokens.incrementAndGet(), end));
    }

    private static Map<String, String> parameters(String encoded) {
        return encoded == null
                ? Map.of()
                : Arrays.stream(encoded.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1]), (a, b) -> b));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
