package io.hilum.access.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.hilum.api.Wire;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP that two programs could read in two ways, over real sockets: it is refused, and tells nothing. */
@QuarkusTest
class MalformedRequestsTest {
    private static final String HOST = "Host: localhost\r\n";
    private static final String NEXT = "GET /health/live HTTP/1.1\r\n" + HOST + "\r\n";

    /** What the HTTP decoder itself refuses: a bare status, and the connection is over. */
    static Stream<Arguments> broken() {
        String post = "POST /nothing HTTP/1.1\r\n" + HOST;
        String get = "GET /health/live HTTP/1.1\r\n" + HOST;
        return Stream.of(
                arguments(
                        "a length beside chunks",
                        400,
                        post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                arguments(
                        "chunks beside a length",
                        400,
                        post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"),
                arguments("two lengths", 400, post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef"),
                arguments("one length twice", 400, post + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nabcde"),
                arguments("a list of lengths", 400, post + "Content-Length: 5, 5\r\n\r\nabcde"),
                arguments("a signed length", 400, post + "Content-Length: +5\r\n\r\nabcde"),
                arguments("a negative length", 400, post + "Content-Length: -5\r\n\r\nabcde"),
                arguments("a folded length", 400, post + "Content-Length: 5\r\n 0\r\n\r\nabcde"),
                arguments("a space before the colon", 400, post + "Content-Length : 5\r\n\r\nabcde"),
                arguments(
                        "chunks in HTTP/1.0",
                        400,
                        "POST /nothing HTTP/1.0\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                arguments("lines without CR", 400, "GET /health/live HTTP/1.1\nHost: localhost\n\n"),
                arguments("a CR within a header", 400, get + "X-A: a\rX-B: b\r\n\r\n"),
                arguments("a NUL within a header", 400, get + "X-A: a\0b\r\n\r\n"),
                arguments("a header of 20 kB", 431, get + "X-A: " + "a".repeat(20_000) + "\r\n\r\n"),
                arguments("5000 headers", 431, get + "X-A: a\r\n".repeat(5_000) + "\r\n"),
                arguments("an address of 5 kB", 414, "GET /" + "a".repeat(5_000) + " HTTP/1.1\r\n" + HOST + "\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void whatIsBrokenEndsTheConnectionAndTellsNothing(String what, int status, String request) throws Exception {
        try (Wire wire = new Wire()) {
            wire.send(request);
            Wire.Answer answer = wire.answer();
            assertEquals(status, answer.status());
            assertEquals("", answer.text());
            assertNull(answer.headers().get("server"));
            assertTrue(wire.closed(), "what follows on the connection is not read");
        }
    }

    /** What only we refuse: a problem. */
    static Stream<Arguments> unclear() {
        return Stream.of(
                arguments("no host", 400, "bad-request", "GET /health/live HTTP/1.1\r\n\r\n"),
                arguments(
                        "two hosts",
                        400,
                        "bad-request",
                        "GET /health/live HTTP/1.1\r\n" + HOST + "Host: evil.example\r\n\r\n"),
                arguments(
                        "a folded host",
                        400,
                        "bad-request",
                        "GET /health/live HTTP/1.1\r\nHost: localhost\r\n .evil.example\r\n\r\n"),
                arguments(
                        "a foreign host in the address",
                        400,
                        "bad-request",
                        "GET http://evil.example/health/live HTTP/1.1\r\n" + HOST + "\r\n"),
                arguments(
                        "another port in the address",
                        400,
                        "bad-request",
                        "GET http://localhost:1/health/live HTTP/1.1\r\n" + HOST + "\r\n"),
                arguments(
                        "an encoding that is none",
                        400,
                        "bad-request",
                        "POST /nothing HTTP/1.1\r\n" + HOST
                                + "Transfer-Encoding: xchunked\r\nContent-Length: 5\r\n\r\nabcde"),
                arguments(
                        "identity beside a length",
                        400,
                        "bad-request",
                        "POST /nothing HTTP/1.1\r\n" + HOST
                                + "Transfer-Encoding: identity\r\nContent-Length: 5\r\n\r\nabcde"),
                arguments(
                        "two encodings",
                        400,
                        "bad-request",
                        "POST /nothing HTTP/1.1\r\n" + HOST + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
                arguments("TRACE", 405, "method-not-allowed", "TRACE / HTTP/1.1\r\n" + HOST + "Cookie: secret\r\n\r\n"),
                arguments(
                        "a method that is none", 405, "method-not-allowed", "GARBAGE / HTTP/1.1\r\n" + HOST + "\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unclear")
    void whatIsUnclearIsAProblem(String what, int status, String code, String request) throws Exception {
        try (Wire wire = new Wire()) {
            wire.send(request);
            Wire.Answer answer = wire.answer();
            assertEquals(status, answer.status(), answer.text());
            assertEquals("application/problem+json", answer.headers().get("content-type"));
            assertTrue(answer.text().contains("\"urn:hilum:problem:" + code + '"'), answer.text());
            for (String told : List.of("vertx", "Vert.x", "Exception", "quarkus", "evil.example", "secret")) {
                assertFalse(answer.text().contains(told), answer.text());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xchunked", "identity", "gzip, chunked"})
    void afterABodyWhoseEndIsUnclearNothingIsRead(String encoding) throws Exception {
        try (Wire wire = new Wire()) {
            wire.send("POST /nothing HTTP/1.1\r\n" + HOST + "Transfer-Encoding: " + encoding
                    + "\r\nContent-Length: 5\r\n\r\nabcde" + NEXT);
            assertEquals(400, wire.answer().status());
            assertTrue(wire.closed());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n", "1\na\n0\n\n", "-1\r\n", "ffffffffffffffff\r\n"})
    void chunksThatAreNoneEndTheConnection(String chunks) throws Exception {
        try (Wire wire = new Wire()) {
            wire.send("POST /nothing HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n" + chunks + NEXT);
            try {
                assertTrue(wire.answer().status() >= 400);
            } catch (IOException closedAtOnce) {
                return;
            }
            assertTrue(wire.closed());
        }
    }

    @Test
    void theOwnHostMayStandInTheAddress() throws Exception {
        try (Wire wire = new Wire()) {
            wire.send("GET http://LOCALHOST/health/live HTTP/1.1\r\n" + HOST + "\r\n");
            assertEquals(200, wire.answer().status());
        }
    }

    @Test
    void anUpgradeToHttp2IsNotTaken() throws Exception {
        try (Wire wire = new Wire()) {
            wire.send(
                    "GET /health/live HTTP/1.1\r\n" + HOST
                            + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n\r\n");
            assertEquals(200, wire.answer().status());
            wire.send(NEXT);
            assertEquals(200, wire.answer().status(), "still HTTP/1.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /health/live HTTP/9.9", "PRI * HTTP/2.0"})
    void anotherVersionIsNotSpoken(String line) throws Exception {
        try (Wire wire = new Wire()) {
            wire.send(line + "\r\n" + HOST + "\r\n");
            Wire.Answer answer = wire.answer();
            assertTrue(answer.status() >= 400, "status " + answer.status());
            assertFalse(answer.text().contains("Exception"), answer.text());
        }
    }

    @Test
    void aTunnelIsNotOpened() throws Exception {
        try (Wire wire = new Wire()) {
            wire.send("CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n");
            assertTrue(wire.answer().status() >= 400);
        }
    }

    @Test
    void aRefusedUploadsNextRequestIsAnswered() throws Exception {
        try (Wire wire = new Wire()) {
            wire.post("/api/v1/reports", "", "Content-Type: application/json", "Content-Length: 100000");
            assertEquals(401, wire.answer().status());
            wire.send("x".repeat(100_000)).send(NEXT);
            assertEquals(200, wire.answer().status());
        }
    }
}
