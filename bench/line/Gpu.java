package io.hilum.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A stand-in for a deployment: a request of n studies takes 100 ms + n x 20 ms (5 s + n x 1 s, fifty times as fast), two
 * are worked on at once, and one more is refused with 429.
 */
final class Gpu implements AutoCloseable {
    static final long BASE_MILLIS = 100;
    static final long STUDY_MILLIS = 20;
    static final int AT_ONCE = 2;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final AtomicInteger refused = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    Gpu() throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.createContext("/score", this::score);
        server.setExecutor(threads);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/score");
    }

    /** How many were one too many. */
    int refused() {
        return refused.get();
    }

    /** Studies a second that it can answer in requests of so many. */
    static double capacity(int studies) {
        return AT_ONCE * studies * 1000.0 / millis(studies);
    }

    /** What a request of so many studies takes. */
    static long millis(int studies) {
        return BASE_MILLIS + studies * STUDY_MILLIS;
    }

    private void score(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        if (!places.tryAcquire()) {
            refused.incrementAndGet();
            answer(exchange, 429, "{}");
            return;
        }
        int studies;
        try {
            int from = body.indexOf("\"index\":[") + 9;
            studies = body.substring(from, body.indexOf(']', from)).split(",").length;
            Thread.sleep(millis(studies));
        } catch (InterruptedException stopped) {
            return;
        } finally {
            places.release();
        }
        String one = "{\"output\": \"[[\\\"Normal.\\\", null]]\"}";
        answer(exchange, 200, "[" + (one + ",").repeat(studies - 1) + one + "]");
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.US_ASCII);
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
