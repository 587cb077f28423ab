package io.hilum.endpoint;

import static io.hilum.endpoint.FaultyEndpoint.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.endpoint.Line.Sent;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeveralEndpointsTest {
    private static final FaultyEndpoint.Behaviour ECHO = (request, socket, out) ->
            HeldEndpoint.echo(HeldEndpoint.names(request)).answer(request, socket, out);

    private FaultyEndpoint west;
    private FaultyEndpoint east;

    @BeforeEach
    void start() throws Exception {
        west = new FaultyEndpoint(ECHO);
        east = new FaultyEndpoint(ECHO);
    }

    @AfterEach
    void stop() throws Exception {
        west.close();
        east.close();
    }

    @Test
    void eachTakesItsShareByWeight() throws Exception {
        HeldEndpoint held = new HeldEndpoint();
        west.behave(held);
        east.behave(held);
        Map<String, String> settings = Map.of(
                "hilum.endpoint.weight", "3",
                "hilum.endpoint.max-batch-studies", "1",
                "hilum.endpoint.concurrency", "4",
                "hilum.endpoint.max-concurrency", "4");
        try (Line line = new Line(settings, west.scoringUri(), east.scoringUri())) {
            List<Sent> sent = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                sent.add(line.submit("alice", Line.row("study-" + i)));
                held.next();
            }

            assertEquals(3, west.requests().size());
            assertEquals(1, east.requests().size());
            assertEquals("Bearer key-1", east.requests().get(0).headers().get("authorization"));
            held.release(4);
            for (Sent one : sent) {
                one.get();
            }
        }
    }

    @Test
    void oneThatFailsIsLeftOutAndTheReportSaysWhichAnswered() throws Exception {
        Map<String, String> settings = Map.of(
                "hilum.endpoint.circuit-failures", "2",
                "hilum.endpoint.max-batch-studies", "1",
                "hilum.endpoint.deployment", "blue",
                "hilum.endpoint.more.1.deployment", "green");
        west.behave(answer(503, ""));
        try (Line line = new Line(settings, west.scoringUri(), east.scoringUri())) {
            List<Sent> sent = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                sent.add(line.submit("alice", Line.row("study-" + i)));
                RowOutcome outcome = sent.get(i).get();
                assertEquals("study-" + i, Line.text(outcome));
                assertEquals("green", ((RowOutcome.Answered) outcome).call().deployment());
            }
            long failed = west.requests().stream()
                    .filter(request -> request.line().startsWith("POST"))
                    .count();
            assertTrue(failed <= 2 + 1, failed + " studies were sent to the failing one");
        }
    }

    @Test
    void oneThatIsFullDoesNotHoldUpWhatAnotherCanTake() throws Exception {
        west.behave(answer(429, "", "Retry-After: 60"));
        try (Line line = new Line(Map.of(), west.scoringUri(), east.scoringUri())) {
            for (int i = 0; i < 4; i++) {
                assertEquals(
                        "study-" + i,
                        Line.text(line.submit("alice", Line.row("study-" + i)).get()));
            }
            assertEquals(1, west.requests().size());
        }
    }

    @Test
    void oneThatIsSilentIsProbedAndLeftOut() throws Exception {
        URI nowhere;
        try (ServerSocket taken = new ServerSocket(0)) {
            nowhere = URI.create("http://127.0.0.1:" + taken.getLocalPort() + "/score");
        }
        Map<String, String> settings = Map.of("hilum.endpoint.probe-interval", "100MS");
        CompletableFuture<Void> open = new CompletableFuture<>();
        try (Line line = new Line(settings, nowhere, east.scoringUri())) {
            Target unreachable = line.targets.all().get(0);
            Thread watch = new Thread(() -> {
                while (!unreachable.circuit().open()) {
                    Thread.onSpinWait();
                }
                open.complete(null);
            });
            watch.setDaemon(true);
            watch.start();

            open.get(10, TimeUnit.SECONDS);
            assertTrue(!line.targets.all().get(1).circuit().open());
            assertEquals(
                    "goes-east",
                    Line.text(line.submit("alice", Line.row("goes-east")).get()));
        }
    }
}
