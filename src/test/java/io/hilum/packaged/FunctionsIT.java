package io.hilum.packaged;

import static io.hilum.packaged.Requests.BOUNDARY;
import static io.hilum.packaged.Requests.answer;
import static io.hilum.packaged.Requests.form;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hilum.api.Pictures;
import io.hilum.endpoint.FaultyEndpoint;
import io.hilum.endpoint.HeldEndpoint;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The packaged program as a custom handler of Azure Functions, in production mode, with the settings of {@code
 * deploy/functions}. The host is a stand-in: docs/decisions/0027 says what only the real one can show.
 */
@ExtendWith(TellsStory.class)
class FunctionsIT {
    private static final Duration LIMIT = Duration.ofSeconds(230);
    private static final String SCORED = "[{\"output\":[[\"No pleural effusion.\",null]]}]";
    private static final String WARM_UP =
            "{\"Data\":{\"warmupContext\":\"{}\"},\"Metadata\":{\"sys\":\"{\\\"MethodName\\\":\\\"warmup\\\"}\"}}";
    /** 20 MB together: pictures of noise, which no PNG makes smaller. */
    private static final Map<String, byte[]> LARGE =
            Map.of("frontal", Pictures.noise(3000, 3400), "lateral", Pictures.noise(3000, 3400));

    @ParameterizedTest
    @EnumSource
    void pagesSignInAndStudiesComeThrough(FunctionsHost.Mode mode) throws Exception {
        try (Provider provider = Provider.start();
                FaultyEndpoint endpoint = new FaultyEndpoint(FaultyEndpoint.answer(200, SCORED));
                FunctionsHost host = new FunctionsHost(mode, LIMIT, settings(provider, endpoint))) {
            System.out.println("ready after " + host.readyAfter().toMillis() + " ms");

            HttpResponse<String> page = answer(host.outside("/docs").header("Accept", "text/html"));
            assertEquals(200, page.statusCode(), page::body);
            assertTrue(page.body().contains("https://" + FunctionsHost.PUBLIC_NAME + "/api/v1/reports"), page::body);

            HttpResponse<String> signIn = answer(host.outside("/").header("Accept", "text/html"));
            assertEquals(302, signIn.statusCode(), signIn::body);
            String location = signIn.headers().firstValue("Location").orElseThrow();
            assertTrue(location.startsWith(provider.address() + "/authorize"), location);
            assertTrue(location.contains("redirect_uri=https%3A%2F%2F" + FunctionsHost.PUBLIC_NAME + "%2F"), location);
            assertTrue(
                    signIn.headers().allValues("Set-Cookie").stream()
                            .allMatch(cookie -> cookie.toLowerCase().contains("secure")),
                    signIn.headers()::toString);

            assertEquals(401, answer(host.outside("/api/v1/endpoint")).statusCode());
            HttpResponse<String> report = answer(report(host, provider, form(LARGE)));
            assertEquals(200, report.statusCode(), report::body);
            assertTrue(report.body().contains("No pleural effusion."), report::body);
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheHostWarmsUp(FunctionsHost.Mode mode) throws Exception {
        try (Provider provider = Provider.start();
                FaultyEndpoint endpoint = new FaultyEndpoint(FaultyEndpoint.answer(200, SCORED));
                FunctionsHost host = new FunctionsHost(mode, LIMIT, settings(provider, endpoint))) {
            LocalModeIT.assertProblem(404, "not-found", answer(forged(host.outside("/warmup"))));
            LocalModeIT.assertProblem(
                    404, "not-found", answer(host.outside("/warmup").POST(BodyPublishers.ofString(WARM_UP))));

            HttpResponse<String> warm = answer(host.invocation("warmup", WARM_UP));

            assertEquals(200, warm.statusCode(), warm::body);
            Map<String, Object> members = new ObjectMapper().readValue(warm.body(), new TypeReference<>() {});
            assertEquals(Set.of("Outputs", "Logs", "ReturnValue"), members.keySet());
            assertFalse(warm.body().contains("not yet"), warm::body);
            assertEquals(0, endpoint.requests().size(), "nothing was asked of the endpoint");
            assertEquals(400, answer(host.invocation("warmup", "{\"Data\":{}}")).statusCode());
            int unknown = answer(host.invocation("nobody", WARM_UP)).statusCode();
            assertTrue(unknown >= 400, "a function that is not there fails: " + unknown);
        }
    }

    @Test
    void withoutAHostThereIsNoWarmUp() throws Exception {
        try (Program program = Program.local()) {
            LocalModeIT.assertProblem(404, "not-found", answer(forged(Requests.to(program, "/warmup"))));
        }
    }

    @Test
    void aStudyWaitsItsTurnAndMoreThanTheHostTakesIsRefused() throws Exception {
        HeldEndpoint held = new HeldEndpoint();
        try (Provider provider = Provider.start();
                FaultyEndpoint endpoint = new FaultyEndpoint(held);
                FunctionsHost host =
                        new FunctionsHost(FunctionsHost.Mode.PROXYING, LIMIT, settings(provider, endpoint))) {
            CompletableFuture<HttpResponse<String>> report = Requests.CLIENT.sendAsync(
                    report(host, provider, form(Map.of("frontal", Pictures.png(300, 300))))
                            .header("X-Study-Reference", "the-one-that-waits")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            held.next();
            HttpResponse<String> line =
                    answer(host.outside("/api/v1/endpoint").header("Authorization", bearer(provider)));
            assertEquals(200, line.statusCode(), line::body);
            assertTrue(line.body().contains("the-one-that-waits"), line::body);
            assertFalse(report.isDone());
            held.release(1);
            assertEquals(200, report.get(20, TimeUnit.SECONDS).statusCode());

            LocalModeIT.assertProblem(413, "too-large", answer(report(host, provider, zeros(98L << 20))));
            assertEquals(413, answer(report(host, provider, zeros(101L << 20))).statusCode(), "the host's own limit");
        }
    }

    @Test
    void theProgramGivesUpBeforeThePlatformDoes() throws Exception {
        try (Provider provider = Provider.start();
                FaultyEndpoint endpoint = new FaultyEndpoint(new HeldEndpoint());
                // One tenth of what is real: 170 s of the program's, 230 s of the platform's.
                FunctionsHost host = new FunctionsHost(
                        FunctionsHost.Mode.PROXYING,
                        Duration.ofSeconds(23),
                        settings(provider, endpoint),
                        "-Dhilum.endpoint.deadline=17S")) {
            HttpResponse<String> late = answer(report(host, provider, form(Map.of("frontal", Pictures.png(300, 300)))));

            LocalModeIT.assertProblem(504, "endpoint-timeout", late);
        }
    }

    private static Map<String, String> settings(Provider provider, FaultyEndpoint endpoint) throws Exception {
        Map<String, String> settings = new TreeMap<>(new ObjectMapper()
                .readValue(
                        Path.of("deploy/functions/settings.json").toFile(),
                        new TypeReference<Map<String, String>>() {}));
        settings.put("QUARKUS_OIDC_AUTH_SERVER_URL", provider.address());
        settings.put("QUARKUS_OIDC_CLIENT_ID", Provider.CLIENT);
        settings.put("QUARKUS_OIDC_CREDENTIALS_SECRET", "a-secret-of-the-test-of-32-letters");
        settings.put("HILUM_ACCESS_SESSION_SECRET", "another-secret-of-the-test-of-32-letters");
        settings.put("HILUM_ACCESS_PUBLIC_URL", "https://" + FunctionsHost.PUBLIC_NAME);
        settings.put("HILUM_ENDPOINT_SCORING_URI", endpoint.scoringUri().toString());
        settings.put("HILUM_ENDPOINT_AUTH", "none");
        return settings;
    }

    private static HttpRequest.Builder report(FunctionsHost host, Provider provider, BodyPublisher body)
            throws Exception {
        return host.outside("/api/v1/reports")
                .header("Authorization", bearer(provider))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(body);
    }

    private static String bearer(Provider provider) {
        return "Bearer " + provider.token(Map.of("scp", "studies.read studies.write"));
    }

    /** All that an outside client can forge to look like the host. */
    private static HttpRequest.Builder forged(HttpRequest.Builder request) {
        return request.header("X-Azure-Functions-InvocationId", "00000000-0000-0000-0000-000000000000")
                .header("X-Azure-Functions-HostVersion", "4.1044.400")
                .header("User-Agent", "Azure-Functions-Host/4.1044.400")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(WARM_UP));
    }

    private static BodyPublisher zeros(long bytes) {
        return BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> new InputStream() {
                    private long left = bytes;

                    @Override
                    public int read() {
                        return left-- > 0 ? 0 : -1;
                    }
                }),
                bytes);
    }
}
