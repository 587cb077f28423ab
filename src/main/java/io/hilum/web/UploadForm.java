package io.hilum.web;

import org.jspecify.annotations.Nullable;

/**
 * The upload page's form: what stands in its fields, and what was wrong with it the last time.
 *
 * @param typed what stands in the fields
 * @param limits the server's bounds
 * @param endpoint how the endpoint fares
 * @param problem why it was refused, or null when it is new
 */
public record UploadForm(
        Typed typed,
        UploadLimits limits,
        EndpointLine endpoint,
        @Nullable ProblemPanel problem) {
    /** What is wrong with that part, or the empty text. */
    public String fault(String part) {
        if (problem == null) {
            return "";
        }
        return problem.faults().stream()
                .filter(fault -> fault.pointer().equals(part))
                .map(fault -> fault.detail())
                .findFirst()
                .orElse("");
    }
}
