package io.hilum.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.api.Form;
import io.hilum.fuzz.Fuzzed;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * An upload over a real socket: the input is the size of the chunks in which it comes, then the body. Each has a
 * connection of its own, as a refused one is closed.
 */
public final class FuzzedUpload implements Fuzzed {
    private static final int PATIENCE_MILLIS = 30_000;

    private final String type;
    private final Map<String, byte[]> seeds;
    private final UploadBudget budget;
    private final int port;

    private FuzzedUpload(String type, Map<String, byte[]> seeds) {
        this.type = type;
        this.seeds = seeds;
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setUseDaemonThread(true)
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1));
        UploadSettings settings = new Settings();
        this.budget = new UploadBudget(settings);
        StudyUploads uploads = new StudyUploads(vertx, settings, budget);
        Router router = Router.router(vertx);
        router.route().handler(context -> answer(uploads, context));
        HttpServer server = vertx.createHttpServer().requestHandler(router);
        this.port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    /** {@code multipart/form-data}. */
    public static FuzzedUpload multipart() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G'};
        return new FuzzedUpload(
                Form.TYPE,
                Map.of(
                        "frontal", pieces(new Form().image("frontal", png).bytes()),
                        "all",
                                pieces(new Form()
                                        .image("frontal", png)
                                        .image("lateral", png)
                                        .text("indication", "Cough \u00e4\r\n")
                                        .text("geometry", "pad")
                                        .text("frontalWindow", "1")
                                        .text("lateralMask", "0.1,0.2,0.5,1")
                                        .text("burnedInText", "acknowledged")
                                        .bytes())));
    }

    /** {@code application/json}. */
    public static FuzzedUpload json() {
        return new FuzzedUpload(
                "application/json",
                Map.of(
                        "frontal", pieces("{\"frontal\": \"iVBORw==\"}".getBytes(UTF_8)),
                        "all",
                                pieces(
                                        ("{\"frontal\": \"iVBO\\nRw==\", \"prior\": null, \"indication\": \"\\u00e4\\ud83e\","
                                                        + " \"geometry\": \"pad\", \"lateral\": \"data:image/png;base64,iVBO\"}")
                                                .getBytes(UTF_8))));
    }

    private static byte[] pieces(byte[] body) {
        byte[] input = new byte[body.length + 1];
        input[0] = 40;
        System.arraycopy(body, 0, input, 1, body.length);
        return input;
    }

    /** Small bounds, so that a fuzzer meets them. */
    static final class Settings implements UploadSettings {
        @Override
        public MemorySize maxBytes() {
            return new MemorySize(BigInteger.valueOf(4096));
        }

        @Override
        public Duration deadline() {
            return Duration.ofMillis(PATIENCE_MILLIS);
        }

        @Override
        public int maxTextCharacters() {
            return 100;
        }

        @Override
        public Optional<MemorySize> budget() {
            return Optional.of(new MemorySize(BigInteger.valueOf(1 << 20)));
        }
    }

    private static void answer(StudyUploads uploads, RoutingContext context) {
        context.request().pause();
        uploads.receive(context)
                .subscribe()
                .with(
                        upload -> {
                            int status = upload instanceof Upload.Rejected rejected
                                    ? rejected.problem().code().status()
                                    : 200;
                            context.response().setStatusCode(status).end();
                        },
                        failure -> context.response().setStatusCode(500).end(failure.toString()));
    }

    @Override
    public Map<String, byte[]> seeds() {
        return seeds;
    }

    @Override
    public void feed(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        String answer = exchange(request(input));
        assertTrue(answer.matches("(?s)HTTP/1.1 (200|4\\d\\d) .*"), answer);
        long deadline = System.nanoTime() + Duration.ofMillis(PATIENCE_MILLIS).toNanos();
        while (budget.held() > 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertEquals(0, budget.held(), "bytes are held after the answer");
    }

    private byte[] request(byte[] input) {
        int piece = 1 + (input[0] & 0xFF);
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                .getBytes(ISO_8859_1));
        for (int from = 1; from < input.length; from += piece) {
            byte[] chunk = Arrays.copyOfRange(input, from, Math.min(input.length, from + piece));
            request.writeBytes((Integer.toHexString(chunk.length) + "\r\n").getBytes(ISO_8859_1));
            request.writeBytes(chunk);
            request.writeBytes("\r\n".getBytes(ISO_8859_1));
        }
        request.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
        return request.toByteArray();
    }

    /** Sends it, and reads the answer's head. */
    private String exchange(byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write(request);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    break;
                }
                head.write(next);
            }
            return head.toString(ISO_8859_1);
        }
    }
}
