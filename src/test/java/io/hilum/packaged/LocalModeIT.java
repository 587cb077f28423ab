package io.hilum.packaged;

import static io.hilum.packaged.Requests.answer;
import static io.hilum.packaged.Requests.form;
import static io.hilum.packaged.Requests.raw;
import static io.hilum.packaged.Requests.report;
import static io.hilum.packaged.Requests.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.hilum.api.Pictures;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The local mode as one researcher runs it: who gets in, and who does not. */
@ExtendWith(TellsStory.class)
class LocalModeIT {
    private static Program program;

    @BeforeAll
    static void start() {
        program = Program.local();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void printsOneAddressWithTheSecretAndTellsItNowhereElse() throws Exception {
        answer(HttpRequest.newBuilder(program.printed().get(0)));
        answer(report(program, form(Map.of("frontal", Pictures.png(300, 300)))));
        answer(to(program, "/no-such-page?secret=" + program.secret()));

        List<String> telling = program.output().stream()
                .filter(line -> line.contains(program.secret()))
                .toList();
        assertEquals(1, telling.size(), telling::toString);
        assertEquals(
                "http://127.0.0.1:" + program.port() + "/?secret=" + program.secret(),
                telling.get(0).strip());
    }

    /** Such as Java's own at its default: it offers to go over to HTTP/2, which is spoken over TLS only. */
    @Test
    void aClientThatWouldRatherSpeakHttp2IsTakenToo() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        HttpRequest.Builder status =
                to(program, "/api/v1/endpoint").header("Authorization", "Bearer " + program.secret());

        HttpResponse<String> answer = client.send(status.build(), BodyHandlers.ofString());
        HttpResponse<String> byOrigin = client.send(
                report(program, form(Map.of("frontal", Pictures.png(300, 300))))
                        .header("Origin", "http://127.0.0.1:" + program.port())
                        .build(),
                BodyHandlers.ofString());
        HttpResponse<String> foreign = client.send(
                report(program, BodyPublishers.noBody())
                        .header("Origin", "http://elsewhere.example")
                        .build(),
                BodyHandlers.ofString());

        assertEquals(HttpClient.Version.HTTP_1_1, answer.version());
        assertEquals(200, answer.statusCode());
        assertEquals(200, byOrigin.statusCode());
        assertEquals(403, foreign.statusCode());
    }

    @Test
    void listensOnTheLoopbackOnly() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .toList();
        assumeFalse(others.isEmpty(), "this machine has only a loopback");

        for (InetAddress other : others) {
            try (Socket socket = new Socket()) {
                InetSocketAddress there = new InetSocketAddress(other, program.port());
                assertThrows(IOException.class, () -> socket.connect(there, 3_000), other::toString);
            }
        }
    }

    @Test
    void withoutTheSecretABrowserGetsAPageThatSaysSo() throws Exception {
        HttpResponse<String> answer = answer(to(program, "/").header("Accept", "text/html,*/*;q=0.8"));

        assertEquals(401, answer.statusCode());
        assertTrue(type(answer).startsWith("text/html"), type(answer));
        assertTrue(answer.body().contains("Open the address that the start printed"), answer.body());
        assertFalse(answer.body().contains("another tab"), answer.body());
        assertFalse(answer.body().contains("class=\"button main\""), "no button that leads here again");
    }

    @Test
    void withoutTheSecretAScriptGetsAProblem() throws Exception {
        assertProblem(401, "not-signed-in", answer(to(program, "/")));
        assertProblem(
                401, "not-signed-in", answer(to(program, "/api/v1/reports").POST(BodyPublishers.noBody())));
    }

    @Test
    void aWrongSecretIsRefused() throws Exception {
        HttpRequest.Builder bearer = to(program, "/").header("Authorization", "Bearer " + program.secret() + "x");
        HttpRequest.Builder address = to(program, "/?secret=" + program.secret() + "x");
        HttpRequest.Builder cookie =
                to(program, "/").header("Cookie", "hilum-local-" + program.port() + "=" + program.secret());

        for (HttpRequest.Builder wrong : List.of(bearer, address, cookie)) {
            assertProblem(401, "not-signed-in", answer(wrong));
        }
    }

    @Test
    void thePrintedAddressSignsTheBrowserIn() throws Exception {
        HttpResponse<String> signedIn =
                answer(HttpRequest.newBuilder(program.printed().get(0)));

        assertEquals(303, signedIn.statusCode());
        assertEquals("/", signedIn.headers().firstValue("Location").orElseThrow());
        String cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.toLowerCase().contains("; httponly"), cookie);
        assertTrue(cookie.toLowerCase().contains("; samesite=strict"), cookie);
        assertFalse(cookie.contains(program.secret()), cookie);
        HttpResponse<String> page = answer(
                to(program, "/").header("Cookie", cookie.split(";", 2)[0]).header("Accept", "text/html"));
        assertEquals(200, page.statusCode());
        assertFalse(page.body().contains(program.secret()));
    }

    @Test
    void aScriptSendsTheSecretAsBearer() throws Exception {
        HttpResponse<String> answer = answer(report(program, form(Map.of("frontal", Pictures.png(320, 400)))));

        assertEquals(200, answer.statusCode(), answer::body);
        assertTrue(answer.body().contains("\"simulated\":true"), answer::body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8080", "evil.example@localhost"
            })
    void aForeignNameIsRefusedEvenWithTheSecret(String host) throws IOException {
        String answer = raw(
                program,
                "GET / HTTP/1.1",
                "Host: " + host,
                "Authorization: Bearer " + program.secret(),
                "Connection: close");

        assertTrue(answer.matches("(?s)HTTP/1.1 40[03] .*"), answer);
        assertTrue(answer.startsWith("HTTP/1.1 400") || answer.contains("urn:hilum:problem:not-allowed"), answer);
    }

    @Test
    void noNameAtAllIsRefused() throws IOException {
        String answer = raw(program, "GET / HTTP/1.0", "Authorization: Bearer " + program.secret());

        assertTrue(answer.contains(" 403 "), answer);
        assertTrue(answer.contains("urn:hilum:problem:not-allowed"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sample", "/api/v1/reports"})
    void whatAnotherSiteMakesABrowserSendIsRefused(String path) throws Exception {
        HttpRequest.Builder byOrigin = to(program, path).header("Origin", "https://evil.example");
        HttpRequest.Builder byAnotherPort = to(program, path).header("Origin", "http://127.0.0.1:1");
        HttpRequest.Builder byNobody = to(program, path).header("Origin", "null");
        HttpRequest.Builder byFetch = to(program, path).header("Sec-Fetch-Site", "cross-site");
        HttpRequest.Builder bySameSite = to(program, path).header("Sec-Fetch-Site", "same-site");

        for (HttpRequest.Builder foreign : List.of(byOrigin, byAnotherPort, byNobody, byFetch, bySameSite)) {
            foreign.header("Authorization", "Bearer " + program.secret()).POST(BodyPublishers.noBody());
            assertProblem(403, "not-allowed", answer(foreign));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/reports", "/assets/favicon.svg", "/no-such-page", "/health/live", "/openapi"})
    void noHeaderTellsWhatRunsHere(String path) throws Exception {
        Map<String, List<String>> headers = answer(
                        to(program, path).header("Authorization", "Bearer " + program.secret()))
                .headers()
                .map();

        assertFalse(
                headers.keySet().stream().anyMatch(name -> name.matches("(?i)server|x-powered-by|via")),
                headers::toString);
        assertFalse(headers.toString().matches("(?is).*(quarkus|vert\\.?x|resteasy).*"), headers::toString);
    }

    private static String type(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Type").orElse("none");
    }

    static void assertProblem(int status, String code, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer::body);
        assertEquals("application/problem+json", type(answer), answer::body);
        assertTrue(answer.body().contains("\"urn:hilum:problem:" + code + "\""), answer::body);
    }
}
