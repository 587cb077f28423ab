package io.hilum.function;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import io.quarkus.vertx.http.HttpServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The REST API on the Java worker of Azure Functions. The worker hands over a request whole, as bytes ({@code dataType}
 * binary: as text, images would arrive corrupted); it goes to the program's own port, and so through all that a request
 * goes through elsewhere. An answer of the worker's has one value a header, so that signing in, which sets several
 * cookies at once, does not work here: pages are not served.
 */
@Singleton
public class WorkerFunction {
    /** The platform gives a request up after 230 s. */
    private static final int LIMIT_SECONDS = 230;

    /** What belongs to one connection, or is made anew for the next. Source: RFC 9110, 7.6.1. */
    private static final Set<String> HOP =
            Set.of("connection", "content-length", "host", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade");

    private final HttpClient client;
    private final HttpServer server;

    WorkerFunction(Vertx vertx, HttpServer server) {
        this.client = vertx.createHttpClient();
        this.server = server;
    }

    /** All of the REST API. */
    @FunctionName("api")
    public HttpResponseMessage api(
            @HttpTrigger(
                            name = "request",
                            dataType = "binary",
                            methods = {HttpMethod.GET, HttpMethod.POST, HttpMethod.DELETE},
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "api/v1/{*path}")
                    HttpRequestMessage<Optional<byte[]>> request)
            throws Exception {
        return pass(request);
    }

    /** The endpoint's own protocol. */
    @FunctionName("score")
    public HttpResponseMessage score(
            @HttpTrigger(
                            name = "request",
                            dataType = "binary",
                            methods = HttpMethod.POST,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "score")
                    HttpRequestMessage<Optional<byte[]>> request)
            throws Exception {
        return pass(request);
    }

    private HttpResponseMessage pass(HttpRequestMessage<Optional<byte[]>> request)
            throws InterruptedException, ExecutionException, TimeoutException {
        URI uri = request.getUri();
        String query = uri.getRawQuery() == null ? "" : '?' + uri.getRawQuery();
        RequestOptions options = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(server.getPort())
                .setMethod(io.vertx.core.http.HttpMethod.valueOf(
                        request.getHttpMethod().name()))
                .setURI(uri.getRawPath() + query);
        return client.request(options)
                .compose(out -> send(out, request))
                .compose(answer -> answer.body().map(body -> response(request, answer, body)))
                .toCompletionStage()
                .toCompletableFuture()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private static Future<HttpClientResponse> send(
            HttpClientRequest out, HttpRequestMessage<Optional<byte[]>> request) {
        request.getHeaders().forEach((name, value) -> {
            if (!HOP.contains(name.toLowerCase(Locale.ROOT))) {
                out.putHeader(name, value);
            }
        });
        out.putHeader("Host", request.getUri().getRawAuthority());
        return out.send(Buffer.buffer(request.getBody().orElse(new byte[0])));
    }

    private static HttpResponseMessage response(
            HttpRequestMessage<Optional<byte[]>> request, HttpClientResponse answer, Buffer body) {
        HttpResponseMessage.Builder response =
                request.createResponseBuilder(HttpStatusType.custom(answer.statusCode()));
        answer.headers().forEach((name, value) -> {
            if (!HOP.contains(name.toLowerCase(Locale.ROOT))) {
                response.header(name, value);
            }
        });
        return response.body(body.getBytes()).build();
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
