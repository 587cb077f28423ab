package io.hilum.endpoint;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Whether a study may be sent again after a failure, and after what pause. Not thread-safe; the dispatcher's lock guards
 * it.
 */
@Singleton
class Retrying {
    /** As often may it break. */
    private static final int MAX_TRIES = 3;
    /** A pause grows this often. */
    private static final int DOUBLINGS = 5;

    private final EndpointSettings settings;
    private final RetryBudget budget;

    Retrying(EndpointSettings settings) {
        this.settings = settings;
        this.budget = new RetryBudget(settings.retryReserve());
    }

    /** A study is sent for the first time. */
    void sent() {
        budget.called();
    }

    /** How long to pause after a verdict that allows another try; an endpoint that is full is left alone for that time. */
    Duration pause(Verdict verdict, Target target, int broken, long now) {
        if (verdict instanceof Verdict.Wait wait) {
            if (wait.retryAfter().isEmpty() && target.inFlight > 0) {
                return Duration.ZERO; // the next of ours that ends leaves a place
            }
            Duration pause = wait.retryAfter().orElseGet(() -> backOff(target.pauses++));
            target.heldUntil = Math.max(target.heldUntil, now + pause.toNanos());
            return pause;
        }
        return backOff(broken);
    }

    /** Twice as long each time, and between a half and the whole of it by chance, so that many don't come back at once. */
    private Duration backOff(int before) {
        long longest = settings.retryDelay().toMillis() << Math.min(before, DOUBLINGS);
        return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }

    /**
     * Whether the study may be sent again. One that waits for a full endpoint costs that nothing; others count against the
     * number of tries and the budget.
     *
     * @param otherEndpoints whether another endpoint may take it meanwhile
     */
    boolean again(PendingStudy study, Verdict verdict, Duration pause, boolean otherEndpoints, long now) {
        boolean inTime = now + pause.toNanos() - study.deadline() < 0;
        if (verdict instanceof Verdict.Wait) {
            return inTime || otherEndpoints;
        }
        return verdict instanceof Verdict.Retry && ++study.broken < MAX_TRIES && inTime && budget.retry();
    }
}
