package io.hilum.endpoint;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A study between its arrival and its outcome. All that changes is guarded by the dispatcher's lock. Times are those of
 * {@link System#nanoTime}.
 */
final class PendingStudy {
    private final Row row;
    private final Sender sender;
    private final Consumer<RowOutcome> whenSettled;
    private final long arrived;
    private final long deadline;

    /** How often it has been sent. */
    int tries;
    /** How many of these broke, so that a full endpoint or a divided batch costs it no try. */
    int broken;
    /** Nanoseconds spent in calls before the one under way. */
    long calling;
    /** The call it is part of, or null while it waits. */
    @Nullable
    Batch batch;
    /** Whether it pauses before another try, and so stands in no line. */
    boolean pausing;

    boolean settled;
    /** The timer of its deadline. */
    long timer = -1;

    PendingStudy(Row row, Sender sender, long arrived, long deadline, Consumer<RowOutcome> whenSettled) {
        this.row = row;
        this.sender = sender;
        this.arrived = arrived;
        this.deadline = deadline;
        this.whenSettled = whenSettled;
    }

    Row row() {
        return row;
    }

    Sender sender() {
        return sender;
    }

    long arrived() {
        return arrived;
    }

    long deadline() {
        return deadline;
    }

    /** How the call went that answered it. */
    Scoring.Call call(Batch answering, long latencyMillis) {
        ScoringAddress address = answering.target().address();
        return new Scoring.Call(
                address.uri().getHost(),
                address.deployment(),
                address.simulated(),
                TimeUnit.NANOSECONDS.toMillis(Math.max(0, answering.began() - arrived - calling)),
                latencyMillis,
                tries - 1 + (answering.call == null ? 1 : answering.call.attempts()));
    }

    void tell(RowOutcome outcome) {
        whenSettled.accept(outcome);
    }
}
