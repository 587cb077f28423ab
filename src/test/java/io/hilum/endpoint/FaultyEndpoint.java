package io.hilum.endpoint;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** An endpoint over a real socket that answers, or fails to answer, just as a test says. Not HTTP-library code on purpose. */
public final class FaultyEndpoint implements AutoCloseable {
    /** What it does with a request that it has read whole. */
    public interface Behaviour {
        void answer(Request request, Socket socket, OutputStream out) throws Exception;
    }

    /** A request as it came over the wire; header names in lower case. */
    public record Request(String line, Map<String, String> headers, byte[] body) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final ServerSocket server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Behaviour behaviour;

    public FaultyEndpoint(Behaviour behaviour) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behaviour);
    }

    public FaultyEndpoint(ServerSocket server, Behaviour behaviour) {
        this.server = server;
        this.behaviour = behaviour;
        Thread accepting = new Thread(this::accept, "faulty-endpoint");
        accepting.setDaemon(true);
        accepting.start();
    }

    public void behave(Behaviour next) {
        behaviour = next;
        requests.clear();
    }

    public URI scoringUri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/score");
    }

    public int port() {
        return server.getLocalPort();
    }

    /** What has been asked since the behaviour was set. */
    public List<Request> requests() {
        return new ArrayList<>(requests);
    }

    /** A behaviour: one whole answer. */
    public static Behaviour answer(int status, String body, String... headers) {
        return (request, socket, out) -> {
            out.write(head(status, body.getBytes(StandardCharsets.UTF_8).length, headers));
            out.write(body.getBytes(StandardCharsets.UTF_8));
            out.flush();
        };
    }

    /** A behaviour: says nothing until the other side goes away, and completes the future when it has. */
    public static Behaviour stall(CompletableFuture<Void> gone) {
        return (request, socket, out) -> {
            try {
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException reset) {
                // A reset is going away too.
            }
            gone.complete(null);
        };
    }

    public static byte[] head(int status, long length, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Some Reason\r\n");
        if (length >= 0) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Waits for the test's end, or for as long as the connection stays. */
    public void untilClosed() throws InterruptedException {
        closing.await();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread serving = new Thread(() -> serve(socket), "faulty-endpoint-connection");
                serving.setDaemon(true);
                serving.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (Request request = read(in); request != null; request = read(in)) {
                requests.add(request);
                behaviour.answer(request, socket, out);
            }
        } catch (Exception broken) {
            // The connection is over, which is often what the test wants.
        } finally {
            open.remove(socket);
        }
    }

    private static Request read(InputStream in) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String[] pair = header.split(":", 2);
            headers.put(pair[0].strip().toLowerCase(Locale.ROOT), pair[1].strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Request(line, headers, body);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
