package io.hilum.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expected refusal, as a value: what kind, what to do next, and which parts of the request are to blame. Nothing in
 * it is the endpoint's raw text, a class name or a file name.
 *
 * @param code what kind
 * @param detail what to do next, a full sentence
 * @param errors the parts to blame, if any can be named
 * @param retryAfter how long to wait before trying again, or null when waiting does not help
 */
public record Problem(
        ProblemCode code,
        String detail,
        List<Fault> errors,
        @Nullable Duration retryAfter) {
    /**
     * One part of the request that is to blame.
     *
     * @param pointer the part's name, such as {@code frontal}
     * @param detail what is wrong with it
     */
    public record Fault(String pointer, String detail) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem that no part of the request can be blamed for. */
    public static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, List.of(), null);
    }

    /** A problem with one named part of the request. */
    public static Problem at(String pointer, ProblemCode code, String detail) {
        return new Problem(code, detail, List.of(new Fault(pointer, detail)), null);
    }

    /** The same problem, worth trying again after that time. */
    public Problem after(Duration wait) {
        return new Problem(code, detail, errors, wait);
    }
}
