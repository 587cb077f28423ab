package io.hilum.endpoint;

import static io.hilum.endpoint.FaultyEndpoint.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.endpoint.Line.Sent;
import io.hilum.problem.Problem;
import io.hilum.problem.ProblemCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is let in, in which order, and how many at once: over real sockets, to an endpoint that the test holds. */
class AdmissionTest {
    private final HeldEndpoint held = new HeldEndpoint();
    private FaultyEndpoint endpoint;
    private Line line;

    @BeforeEach
    void start() throws Exception {
        endpoint = new FaultyEndpoint(held);
    }

    @AfterEach
    void stop() throws Exception {
        if (line != null) {
            line.close();
        }
        endpoint.close();
    }

    private Line line(String... settings) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            values.put("hilum.endpoint." + settings[i], settings[i + 1]);
        }
        line = new Line(values, endpoint.scoringUri());
        return line;
    }

    @Test
    void noMoreAreSentAtOnceThanTheEndpointGets() throws Exception {
        line("concurrency", "2", "max-concurrency", "2", "max-batch-studies", "1");
        List<Sent> sent = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            sent.add(line.submit("alice", Line.row("study-" + i)));
        }

        // Each over a connection of its own, so either may arrive first.
        assertEquals(
                Set.of("study-0", "study-1"),
                Set.of(held.next().get(0), held.next().get(0)));
        assertTrue(held.nothingMoreWithin(100));
        held.release(6);

        for (int i = 0; i < 6; i++) {
            assertEquals("study-" + i, Line.text(sent.get(i).get()));
        }
        assertEquals(2, held.mostHeld());
    }

    @Test
    void usersTakeTurns() throws Exception {
        line("concurrency", "1", "max-concurrency", "1", "max-batch-studies", "1");
        for (int i = 0; i < 5; i++) {
            line.submit("alice", Line.row("alice-" + i));
        }
        Sent single = line.submit("bob", Line.row("bob"));

        assertEquals(List.of("READING 0", "WAITING 1", "WAITING 3", "WAITING 4", "WAITING 5"), places("alice"));
        assertEquals(List.of("WAITING 2"), places("bob"));
        held.release(6);

        assertEquals(List.of("alice-0"), held.next());
        assertEquals(List.of("alice-1"), held.next());
        assertEquals(List.of("bob"), held.next());
        assertEquals(List.of("alice-2"), held.next());
        assertEquals("bob", Line.text(single.get()));
    }

    @Test
    void theExpectedWaitCountsRequestsAndHowManyGoAtOnce() throws Exception {
        line("concurrency", "2", "max-concurrency", "2", "max-batch-studies", "4");
        for (int i = 0; i < 2 + 9; i++) {
            line.submit("alice", Line.row("study-" + i));
        }
        held.next();
        held.next();

        // Nothing is measured yet, so a request takes the assumed eight seconds: four, four and one study, two at once.
        List<Long> waits = line.dispatcher.progress("alice").stream()
                .map(StudyProgress::expectedWaitSeconds)
                .toList();
        assertEquals(List.of(0L, 0L, 4L, 4L, 4L, 4L, 8L, 8L, 8L, 8L, 12L), waits);
        held.release(5);
    }

    private List<String> places(String user) {
        return line.dispatcher.progress(user).stream()
                .map(study -> study.state() + " " + study.place())
                .toList();
    }

    @Test
    void studiesOfTheSameColumnsGoTogetherAndALoneOneAtOnce() throws Exception {
        line("concurrency", "1", "max-concurrency", "1", "max-batch-studies", "3");
        List<Sent> sent = new ArrayList<>();
        sent.add(line.submit("alice", Line.row("lone")));
        assertEquals(List.of("lone"), held.next());
        sent.add(line.submit("alice", Line.row("a1")));
        sent.add(line.submit("alice", Line.row("\"frontal_image\",\"lateral_image\"", "other")));
        sent.add(line.submit("bob", Line.row("b1")));
        sent.add(line.submit("alice", Line.row("a2")));
        sent.add(line.submit("carol", Line.row("c1")));
        held.release(4);

        assertEquals(List.of("a1", "b1", "c1"), held.next());
        assertEquals(List.of("other"), held.next());
        assertEquals(List.of("a2"), held.next());
        List<String> texts = new ArrayList<>();
        for (Sent one : sent) {
            texts.add(Line.text(one.get()));
        }
        assertEquals(List.of("lone", "a1", "other", "b1", "a2", "c1"), texts);
    }

    @Test
    void togetherTheyStayBelowTheBoundOfBytes() throws Exception {
        int bytes = (int) Line.row("a1").bytes();
        line("concurrency", "1", "max-concurrency", "1", "max-batch-bytes", Integer.toString(2 * bytes + 1));
        line.submit("alice", Line.row("lone"));
        held.next();
        for (String name : List.of("a1", "a2", "a3")) {
            line.submit("alice", Line.row(name));
        }
        held.release(3);

        assertEquals(List.of("a1", "a2"), held.next());
        assertEquals(List.of("a3"), held.next());
    }

    @Test
    void aFullLineRefusesAndSaysWhenToComeBack() throws Exception {
        line("concurrency", "1", "max-concurrency", "1", "max-waiting", "2", "max-batch-studies", "1");
        line.submit("alice", Line.row("sent"));
        held.next();
        line.submit("alice", Line.row("waits-1"));
        line.submit("alice", Line.row("waits-2"));

        Problem problem = Line.problem(line.submit("bob", Line.row("too-many")).get());

        assertEquals(ProblemCode.BUSY, problem.code());
        // Nothing is measured yet: two studies at the assumed eight seconds.
        assertEquals(Duration.ofSeconds(16), problem.retryAfter());
        held.release(3);
    }

    @Test
    void whoLeavesTheLineIsNotSent() throws Exception {
        line("concurrency", "1", "max-concurrency", "1", "max-batch-studies", "1");
        line.submit("alice", Line.row("first"));
        held.next();
        Sent left = line.submit("alice", Line.row("left"));
        line.submit("alice", Line.row("stayed"));
        line.dispatcher.cancel(left.study);
        held.release(2);

        assertEquals(List.of("stayed"), held.next());
        assertFalse(left.outcome.isDone());
    }

    @Test
    void whoLeavesDuringTheCallGivesThePlaceBack() throws Exception {
        line("concurrency", "1", "max-concurrency", "1", "max-batch-studies", "1");
        Sent left = line.submit("alice", Line.row("left"));
        held.next();
        Sent next = line.submit("alice", Line.row("next"));
        line.dispatcher.cancel(left.study);

        assertEquals(List.of("next"), held.next());
        held.release(2);
        assertEquals("next", Line.text(next.get()));
    }

    @Test
    void oneOfABatchMayLeaveWithoutTheOthers() throws Exception {
        line("concurrency", "1", "max-concurrency", "1");
        line.submit("alice", Line.row("lone"));
        held.next();
        Sent left = line.submit("alice", Line.row("left"));
        Sent stays = line.submit("alice", Line.row("stays"));
        held.release(1);
        assertEquals(List.of("left", "stays"), held.next());
        line.dispatcher.cancel(left.study);
        held.release(1);

        assertEquals("stays", Line.text(stays.get()));
        assertFalse(left.outcome.isDone());
    }

    @Test
    void aStudyThatWaitsPastItsDeadlineIsBusyAndNeverSent() throws Exception {
        line("concurrency", "1", "max-concurrency", "1", "max-batch-studies", "1");
        Sent called = line.submit("alice", Line.row("called"), Duration.ofSeconds(2));
        held.next();
        Sent waits = line.submit("bob", Line.row("waits"), Duration.ofSeconds(1));

        assertEquals(ProblemCode.BUSY, Line.problem(waits.get()).code());
        assertEquals(ProblemCode.ENDPOINT_TIMEOUT, Line.problem(called.get()).code());
        assertEquals(1, endpoint.requests().size());
        held.release(2);
    }

    @Test
    void theEndpointIsNotAskedAgainBeforeItsTimeEvenByOthers() throws Exception {
        line("deadline", "5S");
        endpoint.behave(answer(429, "", "Retry-After: 17"));

        RowOutcome outcome = line.submit("alice", Line.row("first")).get();
        Problem refused = Line.problem(outcome);
        Problem others = Line.problem(line.submit("bob", Line.row("second")).get());

        assertEquals(ProblemCode.BUSY, refused.code());
        assertEquals(Duration.ofSeconds(17), refused.retryAfter());
        assertEquals(429, ((RowOutcome.Failed) outcome).fault().platformStatus());
        assertEquals(
                Map.of("Retry-After", "17"),
                ((RowOutcome.Failed) outcome).fault().platformHeaders());
        assertEquals(ProblemCode.BUSY, others.code());
        assertTrue(others.retryAfter().compareTo(Duration.ofSeconds(15)) > 0);
        assertEquals(1, endpoint.requests().size());
    }

    @Test
    void aRefusedStudyTakesTheNextPlaceThatIsLeftWithoutAPause() throws Exception {
        line("concurrency", "3", "max-concurrency", "3", "max-batch-studies", "1", "retry-delay", "60S");
        AtomicInteger asked = new AtomicInteger();
        endpoint.behave((request, socket, out) -> {
            if (asked.incrementAndGet() == 3) {
                answer(429, "").answer(request, socket, out);
            } else {
                held.answer(request, socket, out);
            }
        });
        List<Sent> sent = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            sent.add(line.submit("alice", Line.row("study-" + i)));
        }
        held.next();
        held.next();
        while (asked.get() < 3 || line.dispatcher.waiting() == 0) {
            Thread.onSpinWait();
        }
        held.release(3);

        for (int i = 0; i < 3; i++) {
            assertEquals("study-" + i, Line.text(sent.get(i).get()));
        }
    }

    @Test
    void retriesStopWhenTheyWouldBeTooMuchOfTheLoad() throws Exception {
        line("circuit-failures", "1000000", "retry-reserve", "4", "concurrency", "4");
        endpoint.behave(answer(500, ""));
        List<Sent> sent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            sent.add(line.submit("alice", Line.row(Line.COLUMNS, "study-" + i)));
            sent.get(i).get();
        }

        int retries = endpoint.requests().size() - 50;
        assertTrue(retries >= 10 && retries <= 14, retries + " retries of 50 studies");
    }

    @Test
    void aDownEndpointIsAnsweredForAtOnceAndComesBackByItself() throws Exception {
        line("circuit-failures", "3", "max-batch-studies", "1");
        endpoint.behave(answer(503, ""));
        assertEquals(
                ProblemCode.ENDPOINT_UNREACHABLE,
                Line.problem(line.submit("alice", Line.row("opens")).get()).code());
        endpoint.behave((request, socket, out) -> {
            boolean probe = request.line().startsWith("GET ");
            (probe ? answer(503, "") : HeldEndpoint.echo(HeldEndpoint.names(request))).answer(request, socket, out);
        });

        long fastest = Long.MAX_VALUE; // of several, since a busy machine may hold up any one of them
        for (int i = 0; i < 10; i++) {
            long began = System.nanoTime();
            Problem down =
                    Line.problem(line.submit("alice", Line.row("at-once")).get());
            fastest = Math.min(fastest, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));

            assertEquals(ProblemCode.ENDPOINT_UNREACHABLE, down.code());
            assertTrue(down.retryAfter() != null);
        }
        assertTrue(fastest < 50, fastest + " ms");
        assertTrue(
                endpoint.requests().stream().noneMatch(request -> request.line().startsWith("POST")));

        endpoint.behave((request, socket, out) -> {
            boolean probe = request.line().startsWith("GET ");
            (probe ? answer(405, "") : HeldEndpoint.echo(HeldEndpoint.names(request))).answer(request, socket, out);
        });
        assertEquals("back", Line.text(untilAnswered("back")));
    }

    /** A study is sent again and again until the circuit lets it through; bounded by its own deadline. */
    private RowOutcome untilAnswered(String name) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        RowOutcome outcome = line.submit("alice", Line.row(name)).get();
        while (outcome instanceof RowOutcome.Failed && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(20); // between two questions, not for luck
            outcome = line.submit("alice", Line.row(name)).get();
        }
        return outcome;
    }
}
