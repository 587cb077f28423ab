package io.hilum.packaged;

import static io.hilum.packaged.Requests.answer;
import static io.hilum.packaged.Requests.form;
import static io.hilum.packaged.Requests.report;
import static io.hilum.packaged.Requests.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.api.Pictures;
import io.hilum.deploy.QuarkusSettings;
import io.hilum.endpoint.FaultyEndpoint;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What deployments set of Quarkus's are settings that it has, with values that it takes. */
@ExtendWith(TellsStory.class)
class DeploySettingsIT {
    private static final String NO_SUCH = "quarkus.http.proxy.no-such-setting";

    @Test
    void quarkusKnowsThemAll() {
        String[] options = Stream.concat(
                        QuarkusSettings.SET.entrySet().stream().map(set -> "-D" + set.getKey() + "=" + set.getValue()),
                        Stream.of("-D" + NO_SUCH + "=1"))
                .toArray(String[]::new);
        try (Program program = Program.local(Map.of(), options)) {
            List<String> unknown = program.output().stream()
                    .filter(line -> line.contains("Unrecognized configuration key"))
                    .toList();
            assertEquals(1, unknown.size(), unknown::toString);
            assertTrue(unknown.get(0).contains(NO_SUCH), unknown::toString);
        }
    }

    /** As in a container: nothing but its environment tells the program what it is for. */
    @Test
    void theEnvironmentAloneConfiguresProduction(@TempDir Path mounted) throws Exception {
        Path key = Files.writeString(mounted.resolve("endpoint-key"), "key-of-the-test\n");
        try (Provider provider = Provider.start();
                FaultyEndpoint endpoint = new FaultyEndpoint(
                        FaultyEndpoint.answer(200, "[{\"output\":[[\"No pleural effusion.\",null]]}]"))) {
            Map<String, String> environment = Map.of(
                    "HILUM_ENDPOINT_SCORING_URI",
                    endpoint.scoringUri().toString(),
                    "HILUM_ENDPOINT_AUTH",
                    "key",
                    "HILUM_ENDPOINT_KEY_FILE",
                    key.toString(),
                    "HILUM_ACCESS_PUBLIC_URL",
                    "https://hilum.example.org",
                    "QUARKUS_OIDC_AUTH_SERVER_URL",
                    provider.address(),
                    "QUARKUS_OIDC_CLIENT_ID",
                    Provider.CLIENT,
                    "QUARKUS_OIDC_CREDENTIALS_SECRET",
                    "of-the-client",
                    "QUARKUS_OIDC_AUTHENTICATION_SCOPES",
                    "profile,offline_access");
            try (Program program = Program.production(environment)) {
                String signIn = answer(to(program, "/"))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
                assertTrue(signIn.startsWith(provider.address() + "/authorize"), signIn);
                assertTrue(signIn.contains("redirect_uri=https%3A%2F%2F127.0.0.1%3A" + program.port()), signIn);
                assertTrue(signIn.contains("offline_access"), signIn);

                HttpResponse<String> report = answer(
                        report(program, provider.operatorsToken(), form(Map.of("frontal", Pictures.png(300, 300)))));
                assertEquals(200, report.statusCode(), report::body);
                assertEquals(
                        "Bearer key-of-the-test",
                        endpoint.requests().get(0).headers().get("authorization"));
            }
        }
    }
}
