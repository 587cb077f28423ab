package io.hilum.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How much one user may ask for, at a clock that the test moves. */
class RateLimitTest {
    private final AtomicLong clock = new AtomicLong(-5);

    /** 120 a minute, 60 at once. */
    private final RateLimit limit = new RateLimit("studies", 120, 60, 3, clock::get);

    @Test
    void aBurstIsTakenAndThenTimeGivesMore() {
        for (int i = 59; i >= 0; i--) {
            RateLimit.Answer answer = limit.take("alice");
            assertTrue(answer.taken());
            assertEquals(i, answer.left());
        }
        RateLimit.Answer refused = limit.take("alice");
        assertEquals(new RateLimit.Answer(false, 0, 30, 1), refused);

        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(500));
        assertTrue(limit.take("alice").taken());
        assertFalse(limit.take("alice").taken());
    }

    @Test
    void oneUsersFloodIsNotAnothers() {
        while (limit.take("alice").taken()) {}
        assertTrue(limit.take("bob").taken());
    }

    @Test
    void aPauseFillsTheBucketAndNoMore() {
        limit.take("alice");
        clock.addAndGet(TimeUnit.DAYS.toNanos(300));
        assertEquals(59, limit.take("alice").left());
    }

    @Test
    void theTableOfUsersIsBoundedAndForgetsTheQuietestFirst() {
        while (limit.take("loud").taken()) {}
        for (int i = 0; i < 1000; i++) {
            limit.take("user " + i);
            assertFalse(limit.take("loud").taken(), "who goes on asking is remembered");
        }
        assertEquals(3, limit.users());
    }

    @Test
    void theHeadersTellTheBucket() {
        assertEquals("\"studies\";q=60;w=30", limit.policy());
        assertEquals("\"studies\";r=59;t=1", limit.limit(limit.take("alice")));
    }

    @Test
    void aSlowLimitTellsHowLongToWait() {
        RateLimit slow = new RateLimit("studies", 6, 1, 3, clock::get);
        assertTrue(slow.take("alice").taken());
        assertEquals(10, slow.take("alice").retrySeconds());
    }

    @Test
    void aLimitOfNothingIsAMistake() {
        assertThrows(IllegalArgumentException.class, () -> new RateLimit("studies", 0, 60, 3, clock::get));
    }
}
