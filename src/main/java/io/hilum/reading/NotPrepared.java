package io.hilum.reading;

import io.hilum.problem.Problem;

/** An image can't be sent or shown. An expected thing: no stack trace. */
final class NotPrepared extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    NotPrepared(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
