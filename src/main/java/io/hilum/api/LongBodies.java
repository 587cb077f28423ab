package io.hilum.api;

import io.hilum.problem.Problem;
import io.hilum.problem.ProblemCode;
import io.hilum.upload.StudyUploads;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses, in the words of a problem, what announces a body past {@code quarkus.http.limits.max-body-size}, wherever it
 * is sent: Quarkus itself would answer with a bare status. (What a study may have is less, and the upload room's matter.)
 */
@Singleton
class LongBodies {
    /** After the filters of the access room, which put the request id and the security headers on every answer. */
    private static final int ORDER = 850;

    private final ProblemResponses responses;
    private final long maxBytes;

    LongBodies(
            ProblemResponses responses,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize) {
        this.responses = responses;
        this.maxBytes = maxBodySize.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, ORDER);
    }

    private void guard(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        // The HTTP decoder lets nothing pass that is no length.
        if (length != null && Long.parseLong(length) > maxBytes) {
            StudyUploads.stopReading(context);
            responses.send(Problem.of(ProblemCode.TOO_LARGE, "Send smaller images."), context);
        } else {
            context.next();
        }
    }
}
