package io.hilum.function;

import io.quarkus.vertx.http.HttpServer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Asks this program for its own pages, over its own port, as a browser or a script would: all on the way gets loaded. */
@Singleton
class OwnPages {
    private static final String LOOPBACK = "127.0.0.1";

    /** A well-formed token of nobody's: to find that out, the identity provider's keys are needed. */
    private static final String NOBODYS_TOKEN =
            base64("{\"alg\":\"RS256\",\"kid\":\"warm-up\"}") + '.' + base64("{}") + '.' + base64("nobody's");

    private final HttpClient client;
    private final HttpServer server;

    OwnPages(Vertx vertx, HttpServer server) {
        this.client = vertx.createHttpClient();
        this.server = server;
    }

    /** The page that a browser sees first, whichever that is. */
    Uni<Integer> startPage() {
        return get("/", Map.of("Accept", "text/html"));
    }

    /** Has a token looked at that nobody can have. */
    Uni<Integer> bearerCheck() {
        return get("/api/v1/endpoint", Map.of("Authorization", "Bearer " + NOBODYS_TOKEN));
    }

    private Uni<Integer> get(String path, Map<String, String> headers) {
        return Uni.createFrom()
                .completionStage(() -> client.request(HttpMethod.GET, server.getPort(), LOOPBACK, path)
                        .compose(request -> {
                            headers.forEach(request::putHeader);
                            return request.send();
                        })
                        .compose(HttpClientResponse::body)
                        .map(body -> body.length())
                        .toCompletionStage());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
