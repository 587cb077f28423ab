package io.hilum.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

/** The limit against endpoints of several natures, in a time that the test counts itself; there is always a study waiting. */
class AdaptiveLimitTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void anEndpointThatRefusesAThirdGetsTwoAndIsAskedForMoreMoreAndMoreSeldom() {
        Run run = new Run(2, 16, 2, underWay -> 8 * SECOND);

        run.until(3600 * SECOND);

        assertEquals(2, run.limit.limit());
        // An hour of about 900 requests: a try after 10 s, 20 s, 40 s, …, 600 s.
        assertTrue(run.refused.size() <= 14, run.refused.size() + " refused");
        assertTrue(run.answered >= 850, run.answered + " answered");
    }

    @Test
    void anEndpointThatTakesMoreGetsMore() {
        Run run = new Run(2, 16, 6, underWay -> 8 * SECOND);

        run.until(3600 * SECOND);

        assertTrue(run.highest >= 6, "it went up to " + run.highest);
        assertTrue(run.limit.limit() >= 5 && run.limit.limit() <= 6, "it is " + run.limit.limit());
    }

    @Test
    void anEndpointThatOnlyLetsThemWaitGetsNoLongerLine() {
        // One after the other on one GPU: twice as many take twice as long.
        Run run = new Run(2, 16, 100, underWay -> underWay * 4 * SECOND);

        run.until(3600 * SECOND);

        assertTrue(run.limit.limit() <= 3, "it is " + run.limit.limit());
        assertTrue(run.highest <= 4, "it went up to " + run.highest);
    }

    @Test
    void anEndpointInTroubleGetsFewerUntilItTakesThemAgain() {
        Run run = new Run(4, 4, 100, underWay -> 8 * SECOND);
        run.until(1000 * SECOND);
        assertEquals(4, run.lowest);

        run.service = underWay -> 40 * SECOND;
        run.until(1200 * SECOND);
        assertTrue(run.lowest < 4, "it never went below 4");

        run.service = underWay -> 8 * SECOND;
        run.until(3000 * SECOND);
        assertEquals(4, run.limit.limit());
    }

    @Test
    void refusalsOfOneMomentTellHowManyAreHeld() {
        AdaptiveLimit limit = new AdaptiveLimit(8, 8, 0);

        // Eight were sent at once to an endpoint that holds two; which of the refusals comes first does not matter.
        for (int inFlight : new int[] {8, 5, 3, 4, 7, 6}) {
            limit.refused(10, 20, inFlight);
        }

        assertEquals(2, limit.limit());
        limit.refused(30, 40, 1);
        assertEquals(1, limit.limit());
    }

    /** Requests that come and go: the endpoint refuses what is past its capacity, and takes a time that depends on the rest. */
    private static final class Run {
        private record Call(long began, long ends, int inFlight) {}

        private final PriorityQueue<Call> calls = new PriorityQueue<>(Comparator.comparingLong(Call::ends));
        private final int capacity;
        private IntToLongFunction service;
        private final AdaptiveLimit limit;
        private final List<Long> refused = new ArrayList<>();
        private long now;
        private int answered;
        private int highest;
        private int lowest = Integer.MAX_VALUE;

        Run(int first, int highest, int capacity, IntToLongFunction service) {
            this.limit = new AdaptiveLimit(first, highest, 0);
            this.capacity = capacity;
            this.service = service;
        }

        void until(long end) {
            while (now < end) {
                while (calls.size() < limit.limit()) {
                    int inFlight = calls.size() + 1;
                    if (inFlight > capacity) {
                        refused.add(now);
                        limit.refused(now, now, inFlight);
                    } else {
                        calls.add(new Call(now, now + service.applyAsLong(inFlight), inFlight));
                    }
                    highest = Math.max(highest, limit.limit());
                }
                Call next = calls.remove();
                now = next.ends();
                answered++;
                limit.answered(next.began(), now, 1, next.inFlight());
                lowest = Math.min(lowest, limit.limit());
            }
        }
    }
}
