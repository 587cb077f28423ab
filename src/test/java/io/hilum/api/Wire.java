package io.hilum.api;

import io.restassured.RestAssured;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A connection to the running program on which a test speaks HTTP by hand, for what no library would send. */
public final class Wire implements AutoCloseable {
    /** An answer; header names in lower case. */
    public record Answer(int status, Map<String, String> headers, byte[] body) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final Socket socket;
    private final InputStream in;

    /** A new connection, whose reads wait for that long. */
    public Wire(Duration patience) throws IOException {
        socket = new Socket("127.0.0.1", RestAssured.port);
        socket.setSoTimeout((int) patience.toMillis());
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** A new connection, whose reads wait for 10 s. */
    public Wire() throws IOException {
        this(Duration.ofSeconds(10));
    }

    /** The head of a request, with that Authorization and these header lines. */
    public Wire post(String path, String bearer, String... headers) throws IOException {
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: localhost:" + RestAssured.port
                + "\r\nAuthorization: " + bearer + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return send(head.append("\r\n").toString());
    }

    /** These characters, as ISO 8859-1. */
    public Wire send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Wire send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** One chunk of a chunked body. */
    public Wire chunk(byte[] bytes) throws IOException {
        return send(Integer.toHexString(bytes.length) + "\r\n").send(bytes).send("\r\n");
    }

    /** Says that nothing more will be sent. */
    public Wire finish() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** Reads one answer, of known length or chunked; an interim 100 is an answer too. */
    public Answer answer() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            String[] pair = header.split(":", 2);
            headers.merge(
                    pair[0].strip().toLowerCase(Locale.ROOT), pair[1].strip(), (one, other) -> one + "\n" + other);
        }
        return new Answer(status, headers, body(headers));
    }

    /** Whether the other side closes the connection; it leaves a refused client some seconds to read the answer. */
    public boolean closed() {
        try {
            socket.setSoTimeout(15_000);
            return in.read() < 0;
        } catch (IOException resetOrTimeout) {
            return !(resetOrTimeout instanceof java.net.SocketTimeoutException);
        }
    }

    /** Whether the other side has closed the connection already, as far as a look shows; what it sent is thrown away. */
    public boolean over() throws IOException {
        socket.setSoTimeout(1);
        try {
            while (in.available() > 0) {
                in.skipNBytes(in.available());
            }
            return in.read() < 0;
        } catch (java.net.SocketTimeoutException nothingYet) {
            return false;
        }
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (!"chunked".equals(headers.get("transfer-encoding"))) {
            return in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection ended; read so far: " + line);
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
