package io.hilum.endpoint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request under way, with the studies that it carries: one to ten, all of the same columns. What changes is guarded by
 * the dispatcher's lock.
 */
final class Batch {
    private final Target target;
    private final List<PendingStudy> studies;
    private final long began;
    private final int inFlight;

    /** Those that still wait for this request's answer. */
    int waiting;
    /** Whether it is over, however it went. */
    boolean over;
    /** The exchange with the endpoint, once it has begun. */
    @Nullable
    BatchCall call;

    Batch(Target target, List<PendingStudy> studies, long began, int inFlight) {
        this.target = target;
        this.studies = List.copyOf(studies);
        this.began = began;
        this.inFlight = inFlight;
        this.waiting = studies.size();
    }

    Target target() {
        return target;
    }

    /** All that were sent, in their order; some may have been settled since. */
    List<PendingStudy> studies() {
        return studies;
    }

    /** Those that still wait for an outcome. */
    List<PendingStudy> unsettled() {
        return studies.stream().filter(study -> !study.settled).toList();
    }

    long began() {
        return began;
    }

    /** How many requests were under way at the target when this one began, itself included. */
    int inFlight() {
        return inFlight;
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        studies.forEach(study -> rows.add(study.row()));
        return rows;
    }

    /** By which the endpoint and the log know it: the first study's request. */
    String requestId() {
        return studies.get(0).sender().requestId();
    }
}
