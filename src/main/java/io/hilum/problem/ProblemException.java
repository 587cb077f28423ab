package io.hilum.problem;

/** Carries an expected refusal out of a place that can't return one; no stack trace, since nothing is broken. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** The refusal. */
    public Problem problem() {
        return problem;
    }
}
