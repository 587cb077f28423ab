package io.hilum.packaged;

import static io.hilum.packaged.Requests.answer;
import static io.hilum.packaged.Requests.form;
import static io.hilum.packaged.Requests.report;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hilum.api.Pictures;
import io.hilum.endpoint.EntraCertificate;
import io.hilum.endpoint.FaultyEndpoint;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The endpoint behind TLS, with a certificate that only those believe who are told to. */
@ExtendWith(TellsStory.class)
class SecuredEndpointIT {
    private static final FaultyEndpoint.Behaviour SCORED =
            FaultyEndpoint.answer(200, "[{\"output\":[[\"No pleural effusion.\",null]]}]");

    @TempDir
    private Path directory;

    @Test
    void aStudyGoesByTlsWithTheKey() throws Exception {
        EntraCertificate certificate = new EntraCertificate(directory);
        try (FaultyEndpoint endpoint = secured(certificate);
                Program program = program(
                        endpoint,
                        "-Dhilum.endpoint.tls-configuration-name=scoring",
                        "-Dquarkus.tls.scoring.trust-store.p12.path=" + certificate.store(),
                        "-Dquarkus.tls.scoring.trust-store.p12.password=" + EntraCertificate.PASSWORD)) {
            HttpResponse<String> answer = answer(report(program, form(Map.of("frontal", Pictures.png(300, 300)))));

            assertEquals(200, answer.statusCode(), answer::body);
            assertEquals(
                    "Bearer key-of-the-test",
                    endpoint.requests().get(0).headers().get("authorization"));
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotBelieved() throws Exception {
        try (FaultyEndpoint endpoint = secured(new EntraCertificate(directory));
                Program program = program(endpoint, "-Dhilum.endpoint.deadline=5S")) {
            HttpResponse<String> answer = answer(report(program, form(Map.of("frontal", Pictures.png(300, 300)))));

            assertEquals(5, answer.statusCode() / 100, answer::body);
            assertEquals(0, endpoint.requests().size());
        }
    }

    private static FaultyEndpoint secured(EntraCertificate certificate) throws Exception {
        return new FaultyEndpoint(
                certificate.tls().getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                SCORED);
    }

    private static Program program(FaultyEndpoint endpoint, String... options) {
        String[] all = new String[options.length + 2];
        all[0] = "-Dhilum.endpoint.scoring-uri=https://127.0.0.1:" + endpoint.port() + "/score";
        all[1] = "-Dhilum.endpoint.key=key-of-the-test";
        System.arraycopy(options, 0, all, 2, options.length);
        return Program.local(all);
    }
}
