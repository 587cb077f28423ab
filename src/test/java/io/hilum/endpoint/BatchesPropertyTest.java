package io.hilum.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.endpoint.Line.Sent;
import io.hilum.problem.ProblemCode;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Whatever happens to requests on their way, no answer lands on another study, each study has exactly one outcome, and a
 * study that the endpoint can't read costs nobody else an answer. Over real sockets; jqwik prints the seed of a failure.
 */
class BatchesPropertyTest {
    private static final List<String> COLUMNS = List.of(Line.COLUMNS, "\"frontal_image\",\"technique\"");
    private static final int[] BLAMED = {400, 408, 413, 424};

    @Property(tries = 60)
    void eachStudyGetsItsOwnAnswer(
            @ForAll @IntRange(min = 1, max = 40) int studies,
            @ForAll @IntRange(min = 1, max = 10) int batch,
            @ForAll @IntRange(min = 1, max = 4) int concurrency,
            @ForAll @IntRange(min = 0, max = 5) int unreadable,
            @ForAll long seed)
            throws Exception {
        Random random = new Random(seed);
        Set<String> bad = new HashSet<>();
        while (bad.size() < Math.min(unreadable, studies)) {
            bad.add("study-" + random.nextInt(studies));
        }
        Faults faults = new Faults(bad, seed);
        try (FaultyEndpoint endpoint = new FaultyEndpoint(faults);
                Line line = new Line(
                        Map.of(
                                "hilum.endpoint.max-batch-studies", Integer.toString(batch),
                                "hilum.endpoint.concurrency", Integer.toString(concurrency),
                                "hilum.endpoint.circuit-failures", "1000000",
                                "hilum.endpoint.retry-reserve", "1000000",
                                "hilum.endpoint.retry-delay", "2MS"),
                        endpoint.scoringUri())) {
            List<Sent> sent = new ArrayList<>();
            for (int i = 0; i < studies; i++) {
                Row row = Line.row(COLUMNS.get(random.nextInt(COLUMNS.size())), "study-" + i);
                sent.add(line.submit("user-" + random.nextInt(3), row));
            }

            for (int i = 0; i < studies; i++) {
                RowOutcome outcome = sent.get(i).get();
                if (bad.contains("study-" + i)) {
                    assertTrue(
                            Set.of(
                                            ProblemCode.ENDPOINT_REFUSED,
                                            ProblemCode.ENDPOINT_TIMEOUT,
                                            ProblemCode.ENDPOINT_FAILED)
                                    .contains(Line.problem(outcome).code()),
                            () -> "the unreadable one: " + outcome);
                } else {
                    assertEquals("study-" + i, Line.text(outcome));
                }
            }
        }
    }

    /**
     * Refuses whatever holds an unreadable study, with one status for each study, so that a batch is refused for as long as
     * it holds one; and breaks now and then, but no study more than twice, so that all others have an answer in the end.
     */
    private static final class Faults implements FaultyEndpoint.Behaviour {
        private final Set<String> bad;
        private final Random random;
        private final Map<String, Integer> broken = new ConcurrentHashMap<>();

        Faults(Set<String> bad, long seed) {
            this.bad = bad;
            this.random = new Random(seed);
        }

        @Override
        public void answer(FaultyEndpoint.Request request, Socket socket, OutputStream out) throws Exception {
            List<String> names = HeldEndpoint.names(request);
            for (String name : names) {
                if (bad.contains(name)) {
                    int status = BLAMED[Math.floorMod(name.hashCode(), BLAMED.length)];
                    FaultyEndpoint.answer(status, "").answer(request, socket, out);
                    return;
                }
            }
            next(names).answer(request, socket, out);
        }

        private synchronized FaultyEndpoint.Behaviour next(List<String> names) {
            int chance = random.nextInt(10);
            if (chance > 3 || names.stream().anyMatch(name -> broken.getOrDefault(name, 0) >= 2)) {
                return HeldEndpoint.echo(names);
            }
            if (chance == 0) {
                return FaultyEndpoint.answer(429, "", "Retry-After: 0");
            }
            if (chance == 1 && names.size() > 1) {
                return HeldEndpoint.echo(names.subList(1, names.size())); // one answer too few
            }
            names.forEach(name -> broken.merge(name, 1, Integer::sum));
            return chance == 2
                    ? FaultyEndpoint.answer(502, "")
                    : (request, socket, out) -> {
                        socket.setSoLinger(true, 0);
                        socket.close();
                    };
        }
    }
}
