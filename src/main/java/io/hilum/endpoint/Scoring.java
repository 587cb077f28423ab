package io.hilum.endpoint;

import io.hilum.problem.Problem;
import java.util.List;

/** What the endpoint made of one study. */
public sealed interface Scoring {
    /**
     * The endpoint answered.
     *
     * @param findings in its own order
     * @param call how the call went
     */
    record Scored(List<RawFinding> findings, Call call) implements Scoring {
        public Scored {
            findings = List.copyOf(findings);
        }
    }

    /** The endpoint did not answer, or not in a way that can be understood. */
    record NotScored(Problem problem) implements Scoring {}

    /**
     * How a call went.
     *
     * @param endpoint host that answered
     * @param deployment asked for by name, or the empty text
     * @param simulated whether the built-in simulator answered
     * @param queuedMillis waiting before the call
     * @param latencyMillis of the last attempt
     * @param attempts from 1
     */
    record Call(
            String endpoint,
            String deployment,
            boolean simulated,
            long queuedMillis,
            long latencyMillis,
            int attempts) {}
}
