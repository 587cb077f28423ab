package io.hilum.packaged;

import static io.hilum.packaged.Requests.answer;
import static io.hilum.packaged.Requests.form;
import static io.hilum.packaged.Requests.report;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.api.Pictures;
import io.hilum.endpoint.FaultyEndpoint;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the local mode starts, and with what it refuses to. */
@ExtendWith(TellsStory.class)
class LocalStartIT {
    private static final Duration REFUSING = Duration.ofSeconds(30);

    @Test
    void everyStartHasASecretOfItsOwn() {
        try (Program one = Program.local();
                Program other = Program.local()) {
            assertEquals(1, one.printed().size());
            assertEquals(1, other.printed().size());
            assertNotEquals(one.secret(), other.secret());
            assertTrue(one.secret().length() >= 22, "at least 128 bits as base64");
        }
    }

    @Test
    void theSecretCanBeSet() throws Exception {
        String secret = "a-secret_of.my~own-16";
        try (Program program = Program.local(Map.of("HILUM_LOCAL_SECRET", secret))) {
            assertEquals(secret, program.secret());
            assertEquals(
                    200,
                    answer(report(program, form(Map.of("frontal", Pictures.png(256, 256)))))
                            .statusCode());
        }
    }

    @Test
    void aShortSecretStopsTheStart() throws Exception {
        try (Program program =
                Program.start(Map.of("HILUM_LOCAL_SECRET", "fifteen-letters"), "-Dquarkus.profile=local")) {
            assertNotEquals(0, program.exitCode(REFUSING));
            assertTold(program, "HILUM_LOCAL_SECRET");
            assertTrue(program.output().stream().noneMatch(line -> line.contains("fifteen-letters")));
        }
    }

    @Test
    void anotherAddressThanTheLoopbackStopsTheStart() throws Exception {
        for (String host : new String[] {"0.0.0.0", "::"}) {
            try (Program program = Program.start(Map.of(), "-Dquarkus.profile=local", "-Dquarkus.http.host=" + host)) {
                assertNotEquals(0, program.exitCode(REFUSING));
                assertTold(program, "quarkus.http.host");
            }
        }
    }

    @Test
    void theAddressThatWasAskedForIsTheOneThatIsPrintedAndSignsIn() throws Exception {
        try (Program program = Program.local("-Dquarkus.http.host=::1")) {
            URI printed = program.printed().get(0);
            assertEquals("[::1]", printed.getHost());
            assertEquals(303, answer(HttpRequest.newBuilder(printed)).statusCode());
        }
    }

    @Test
    void thePortThatWasAskedForIsTheOneThatIsPrintedAndNothingIsWarnedOf() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (Program program = Program.local("-Dquarkus.http.port=" + free)) {
            assertEquals(free, program.port());
            assertEquals(free, program.printed().get(0).getPort());
            assertTrue(
                    program.output().stream().noneMatch(line -> line.contains(" WARN ")), program.output()::toString);
        }
    }

    @Test
    void aScoringUriReplacesTheSimulator() throws Exception {
        FaultyEndpoint.Behaviour oneFinding = FaultyEndpoint.answer(
                200,
                "[{\"output\":\"[[\\\"The heart size is normal.\\\", null]]\"}]",
                "Content-Type: application/json");
        try (FaultyEndpoint endpoint = new FaultyEndpoint(oneFinding);
                Program program = Program.local(
                        "-Dhilum.endpoint.scoring-uri=" + endpoint.scoringUri(), "-Dhilum.endpoint.auth=none")) {
            HttpResponse<String> answer = answer(report(program, form(Map.of("frontal", Pictures.png(256, 256)))));

            assertEquals(200, answer.statusCode(), answer::body);
            assertTrue(answer.body().contains("The heart size is normal."), answer::body);
            assertTrue(answer.body().contains("\"simulated\":false"), answer::body);
            assertEquals(1, endpoint.requests().size());
            assertTrue(program.output().stream().noneMatch(line -> line.contains("simulator")));
        }
    }

    /** One plain line tells it, and no stack trace buries it. */
    static void assertTold(Program program, String... names) {
        String output = String.join("\n", program.output());
        assertTrue(
                program.output().stream().anyMatch(line -> {
                    for (String name : names) {
                        if (!line.contains(name)) {
                            return false;
                        }
                    }
                    return true;
                }),
                output);
        assertTrue(program.output().stream().noneMatch(line -> line.startsWith("\tat ")), output);
        assertTrue(program.output().size() < 10, output);
    }
}
