package io.hilum.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hilum.problem.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A refusal as scripts get it. Source: RFC 9457. */
@Schema(name = "Problem")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection(registerFullHierarchy = true)
public record ProblemJson(
        @Schema(examples = "urn:hilum:problem:missing-image")
        String type,

        String title,
        int status,
        @Schema(description = "What to do next") String detail,

        @Schema(description = "The request's id: urn:hilum:request:…")
        String instance,

        List<Problem.Fault> errors) {
    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    ProblemJson withStatus(int other) {
        return new ProblemJson(type, title, other, detail, instance, errors);
    }

    static ProblemJson of(Problem problem, String requestId) {
        return new ProblemJson(
                problem.code().type(),
                problem.code().title(),
                problem.code().status(),
                problem.detail(),
                "urn:hilum:request:" + requestId,
                problem.errors());
    }
}
