package io.hilum.upload;

import io.hilum.problem.Problem;
import io.hilum.problem.ProblemCode;

/** Ends the taking in of an upload; carries why, and no stack trace (it is an expected thing). */
final class UploadRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    UploadRefused(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    static UploadRefused badRequest(String pointer, String detail) {
        return new UploadRefused(Problem.at(pointer, ProblemCode.BAD_REQUEST, detail));
    }

    static UploadRefused tooLarge(String detail) {
        return new UploadRefused(Problem.of(ProblemCode.TOO_LARGE, detail));
    }

    Problem problem() {
        return problem;
    }
}
