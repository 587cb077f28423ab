package io.hilum.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.problem.Problem;
import io.hilum.problem.ProblemCode;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No connection, or none that can be trusted. */
class UnreachableEndpointTest {
    private static final String PASSWORD = "only-for-this-test";
    private static final FaultyEndpoint.Behaviour ECHO = (request, socket, out) ->
            HeldEndpoint.echo(HeldEndpoint.names(request)).answer(request, socket, out);

    @TempDir
    Path directory;

    @Test
    void aRefusedConnectionIsTriedThreeTimes() throws Exception {
        URI nowhere;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nowhere = URI.create("http://127.0.0.1:" + taken.getLocalPort() + "/score");
        }
        try (Line line = new Line(Map.of(), nowhere)) {
            Line.Sent sent = line.submit("alice", Line.row("study"));
            Problem problem = Line.problem(sent.get());

            assertEquals(ProblemCode.ENDPOINT_UNREACHABLE, problem.code());
            assertEquals(3, sent.study.tries);
        }
    }

    @Test
    void aNameThatNobodyKnowsIsUnreachable() throws Exception {
        try (Line line = new Line(Map.of(), URI.create("http://no-such-host.invalid/score"))) {
            assertEquals(
                    ProblemCode.ENDPOINT_UNREACHABLE,
                    Line.problem(line.submit("alice", Line.row("study")).get()).code());
        }
    }

    @ParameterizedTest
    @CsvSource({"ip:127.0.0.1, true, answered", "dns:other.example, true, refused", "ip:127.0.0.1, false, refused"})
    void onlyATrustedCertificateOfTheRightNameGetsAStudy(String name, boolean trusted, String expected)
            throws Exception {
        Path store = certificate(name, "server.p12");
        Path trust = trusted ? store : certificate(name, "other.p12");
        HttpClientOptions options = new HttpClientOptions()
                .setTrustOptions(new PfxOptions().setPath(trust.toString()).setPassword(PASSWORD));
        try (FaultyEndpoint endpoint = new FaultyEndpoint(tls(store), ECHO);
                Line line =
                        new Line(options, Map.of(), URI.create("https://127.0.0.1:" + endpoint.port() + "/score"))) {
            Line.Sent sent = line.submit("alice", Line.row("study"));
            RowOutcome outcome = sent.get();

            if (expected.equals("answered")) {
                assertEquals("study", Line.text(outcome));
            } else {
                assertEquals(ProblemCode.ENDPOINT_FAILED, Line.problem(outcome).code());
                assertTrue(Line.problem(outcome).detail().contains("certificate"));
                assertEquals(1, sent.study.tries);
                assertTrue(endpoint.requests().isEmpty());
            }
        }
    }

    private Path certificate(String name, String file) throws Exception {
        Path store = directory.resolve(file);
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=" + file,
                        "-ext",
                        "SAN=" + name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0, said);
        return store;
    }

    private static ServerSocket tls(Path file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }
}
