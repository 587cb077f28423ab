package io.hilum.endpoint;

import io.hilum.problem.Problem;
import io.hilum.problem.ProblemCode;
import java.util.Map;

/**
 * Why a study got no answer: the problem as our API tells it, and, where the platform itself would have said so to a
 * caller of the scoring URI, its status and headers.
 *
 * @param problem what to tell
 * @param platformStatus 404, 424 or 429 as the endpoint said it, or 0 where it is no matter between it and the caller
 * @param platformHeaders the headers that belong to that status, their values cleaned
 */
public record Fault(Problem problem, int platformStatus, Map<String, String> platformHeaders) {
    public Fault {
        platformHeaders = Map.copyOf(platformHeaders);
    }

    static Fault of(Problem problem) {
        return new Fault(problem, 0, Map.of());
    }

    static Fault of(ProblemCode code, String detail) {
        return of(Problem.of(code, detail));
    }
}
