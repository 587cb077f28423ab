package io.hilum.endpoint;

/** What became of one row. */
sealed interface RowOutcome {
    /** The endpoint answered it. */
    record Answered(RowAnswer.Usable answer, Scoring.Call call) implements RowOutcome {}

    /** It got no answer. */
    record Failed(Fault fault) implements RowOutcome {}
}
