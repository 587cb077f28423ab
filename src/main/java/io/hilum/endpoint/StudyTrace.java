package io.hilum.endpoint;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * One span a study, from its arrival in the line to its outcome: ids, numbers and codes, nothing of the study itself.
 * Costs nothing while traces are off.
 */
@Singleton
class StudyTrace {
    private final Tracer tracer;
    private final boolean off;

    StudyTrace(Tracer tracer, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
        this.tracer = tracer;
        this.off = off;
    }

    Span begin(Sender sender, Row row) {
        if (off) {
            return Span.getInvalid();
        }
        return tracer.spanBuilder("hilum.study")
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("hilum.request_id", sender.requestId())
                .setAttribute("hilum.study.bytes", row.bytes())
                .startSpan();
    }

    static void end(Span span, RowOutcome outcome) {
        if (outcome instanceof RowOutcome.Answered answered) {
            Scoring.Call call = answered.call();
            span.setAttribute("server.address", call.endpoint())
                    .setAttribute("hilum.deployment", call.deployment())
                    .setAttribute("hilum.queued_ms", call.queuedMillis())
                    .setAttribute("hilum.latency_ms", call.latencyMillis())
                    .setAttribute("hilum.attempts", call.attempts());
        } else if (outcome instanceof RowOutcome.Failed failed) {
            String code = failed.fault().problem().code().key();
            span.setAttribute("error.type", code).setStatus(StatusCode.ERROR, code);
        }
        span.end();
    }
}
