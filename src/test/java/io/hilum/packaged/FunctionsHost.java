package io.hilum.packaged;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.Pipe;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Stands in for Azure Functions in front of a custom handler: starts the packaged program with the port to listen on, waits
 * until it answers, passes on what comes from outside, and calls functions itself. What it does with a request is taken
 * from the host's code (github.com/Azure/azure-functions-host: DefaultHttpProxyService, DefaultHttpWorkerService) and,
 * for the front end's headers and limits, from the platform's documentation.
 */
final class FunctionsHost implements AutoCloseable {
    /** Says on which port the host expects its handler. */
    static final String PORT = "FUNCTIONS_CUSTOMHANDLER_PORT";
    /** By which name the outside knows the function app. */
    static final String PUBLIC_NAME = "hilum.example.org";

    private static final String LOOPBACK = "127.0.0.1";
    private static final String INVOCATION = "X-Azure-Functions-InvocationId";
    private static final Duration READY = Duration.ofSeconds(30);
    private static final long MOST_BYTES = 104_857_600;

    /** How a request from outside gets to the handler. */
    enum Mode {
        /** {@code enableProxyingHttpRequest}: as it is, streamed. */
        PROXYING,
        /** {@code enableForwardingHttpRequest}: built anew from what was read, so that a chunked body is lost. */
        FORWARDING
    }

    private final Mode mode;
    private final Duration limit;
    private final int port;
    private final Program program;
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(new HttpClientOptions().setDecompressionSupported(false));
    private final HttpServer front;
    private final Duration readyAfter;

    /** @param limit after what time the platform gives a request up; the real one's is 230 s */
    FunctionsHost(Mode mode, Duration limit, Map<String, String> settings, String... options) throws Exception {
        this.mode = mode;
        this.limit = limit;
        this.port = freePort();
        Map<String, String> environment = new TreeMap<>(settings);
        environment.put(PORT, Integer.toString(port));
        long began = System.nanoTime();
        this.program = Program.start(environment, options);
        try {
            awaitAnswer(began + READY.toNanos());
        } catch (AssertionError | Exception late) {
            program.close();
            vertx.close();
            throw late;
        }
        this.readyAfter = Duration.ofNanos(System.nanoTime() - began);
        this.front = vertx.createHttpServer()
                .requestHandler(this::pass)
                .listen(0, LOOPBACK)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    Program program() {
        return program;
    }

    /** From the start of the process to its first answer. */
    Duration readyAfter() {
        return readyAfter;
    }

    /** A request from outside. */
    HttpRequest.Builder outside(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + LOOPBACK + ':' + front.actualPort() + path))
                .timeout(Duration.ofMinutes(1));
    }

    /** The host's own call of a function that no HTTP request triggered. */
    HttpRequest.Builder invocation(String function, String body) {
        return HttpRequest.newBuilder(URI.create("http://" + LOOPBACK + ':' + port + '/' + function))
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", "application/json; charset=utf-8")
                .header(INVOCATION, UUID.randomUUID().toString())
                .header("X-Azure-Functions-HostVersion", "4.1044.400")
                .header("User-Agent", "Azure-Functions-Host/4.1044.400")
                .POST(BodyPublishers.ofString(body));
    }

    /** Any answer will do, as for the real host. */
    private void awaitAnswer(long deadline) throws Exception {
        HttpRequest ping = HttpRequest.newBuilder(URI.create("http://" + LOOPBACK + ':' + port + '/'))
                .timeout(Duration.ofSeconds(10))
                .build();
        while (true) {
            try {
                Requests.CLIENT.send(ping, HttpResponse.BodyHandlers.discarding());
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() > deadline || !program.alive()) {
                    throw new AssertionError("The handler did not answer within " + READY, notYet);
                }
                TimeUnit.MILLISECONDS.sleep(25); // at the real host's pace
            }
        }
    }

    private void pass(HttpServerRequest in) {
        in.pause();
        in.exceptionHandler(gone -> {});
        in.response().exceptionHandler(gone -> {});
        long timer = vertx.setTimer(limit.toMillis(), late -> fail(in, 502));
        in.response().endHandler(ended -> vertx.cancelTimer(timer));
        String length = in.getHeader("Content-Length");
        if (length != null && Long.parseLong(length) > MOST_BYTES) {
            fail(in, 413);
        } else if (mode == Mode.PROXYING) {
            handler(in).onComplete(out -> proxy(in, out), failure -> fail(in, 502));
        } else {
            in.resume();
            in.body()
                    .compose(body -> handler(in).compose(out -> forward(in, out, body)))
                    .onFailure(failure -> fail(in, 502));
        }
    }

    private Future<HttpClientRequest> handler(HttpServerRequest in) {
        return client.request(in.method(), port, LOOPBACK, in.uri());
    }

    private void proxy(HttpServerRequest in, HttpClientRequest out) {
        fromOutside(in, out.headers());
        out.putHeader("x-ms-invocation-id", UUID.randomUUID().toString()); // replaces any that came along
        out.setChunked(in.getHeader("Transfer-Encoding") != null);
        Pipe<Buffer> body = in.pipe();
        out.response()
                .onComplete(
                        answer -> {
                            head(in, answer);
                            in.response().setChunked(answer.getHeader("Content-Length") == null);
                            answer.pipeTo(in.response()).onComplete(sent -> {
                                body.close();
                                drain(in);
                            });
                        },
                        failure -> fail(in, 502));
        body.to(out).onFailure(unread -> drain(in));
    }

    private Future<Void> forward(HttpServerRequest in, HttpClientRequest out, Buffer body) {
        boolean lost = in.getHeader("Transfer-Encoding") != null;
        fromOutside(in, out.headers());
        out.headers().add(INVOCATION, UUID.randomUUID().toString());
        out.headers().add("X-Azure-Functions-HostVersion", "4.1044.400");
        return out.send(lost ? Buffer.buffer() : body)
                .compose(answer -> answer.body().onSuccess(all -> {
                    head(in, answer);
                    in.response().end(all);
                }))
                .mapEmpty();
    }

    /** What the client sent, under the public name, with what the platform's front end adds. */
    private static void fromOutside(HttpServerRequest in, MultiMap headers) {
        in.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("Transfer-Encoding") && !name.equalsIgnoreCase("Connection")) {
                headers.add(name, value);
            }
        });
        headers.set("Host", PUBLIC_NAME);
        headers.set("X-ARR-LOG-ID", UUID.randomUUID().toString());
        headers.set("X-Forwarded-Proto", "https");
        headers.add("X-Forwarded-For", "203.0.113.7:51234");
        headers.set("X-Original-URL", in.uri());
        headers.set("DISGUISED-HOST", PUBLIC_NAME);
        headers.set("WAS-DEFAULT-HOSTNAME", PUBLIC_NAME);
    }

    private static void head(HttpServerRequest in, HttpClientResponse answer) {
        in.response().setStatusCode(answer.statusCode());
        answer.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("Transfer-Encoding")) {
                in.response().headers().add(name, value);
            }
        });
    }

    private static void fail(HttpServerRequest in, int status) {
        if (!in.response().headWritten()) {
            in.response().setStatusCode(status).putHeader("Connection", "close").end();
        }
        drain(in);
    }

    /** A client that is still sending reads its answer only after that. */
    private static void drain(HttpServerRequest in) {
        if (!in.isEnded()) {
            in.handler(unread -> {});
            in.resume();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        program.close();
    }
}
