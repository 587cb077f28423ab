package io.hilum.endpoint;

import static io.hilum.endpoint.FaultyEndpoint.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hilum.endpoint.Line.Sent;
import io.hilum.problem.ProblemCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The endpoint refuses the gateway's bearer: a fresh one is shown once, and the user never hears of a 401. */
class RefusedBearerTest {
    @TempDir
    Path directory;

    private FaultyEndpoint endpoint;
    private Path file;
    private Map<String, String> settings;

    @BeforeEach
    void start() throws Exception {
        endpoint = new FaultyEndpoint((request, socket, out) -> {
            boolean fresh = "Bearer fresh-key".equals(request.headers().get("authorization"));
            (fresh ? HeldEndpoint.echo(HeldEndpoint.names(request)) : answer(401, "")).answer(request, socket, out);
        });
        file = Files.writeString(directory.resolve("key"), "old-key\n");
        settings = Map.of(
                "hilum.endpoint.key", "",
                "hilum.endpoint.key-file", file.toString(),
                "hilum.endpoint.concurrency", "8",
                "hilum.endpoint.max-batch-studies", "1");
    }

    @AfterEach
    void stop() throws Exception {
        endpoint.close();
    }

    @Test
    void aKeyThatWasRotatedIsShownInTheSameTry() throws Exception {
        try (Line line = new Line(settings, endpoint.scoringUri())) {
            // Read at the start; then it changes under the program's feet.
            line.targets.all();
            Files.writeString(file, "fresh-key\n");
            List<Sent> sent = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                sent.add(line.submit("alice", Line.row("study-" + i)));
            }

            for (int i = 0; i < 8; i++) {
                RowOutcome outcome = sent.get(i).get();
                assertEquals("study-" + i, Line.text(outcome));
            }
        }
    }

    @Test
    void aKeyThatStaysWrongIsNotShownAgain() throws Exception {
        try (Line line = new Line(settings, endpoint.scoringUri())) {
            RowOutcome outcome = line.submit("alice", Line.row("study")).get();

            assertEquals(ProblemCode.ENDPOINT_CREDENTIALS, Line.problem(outcome).code());
            assertEquals(1, endpoint.requests().size());
        }
    }
}
