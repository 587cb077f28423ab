package io.hilum.api;

import io.hilum.endpoint.EndpointStatus;
import io.hilum.endpoint.StudyProgress;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The endpoint's status as scripts get it. */
@Schema(name = "Endpoint")
@RegisterForReflection(registerFullHierarchy = true)
public record EndpointJson(
        @Schema(description = "Whether studies are sent at all right now")
        boolean reachable,

        Queue queue,
        Recent recent,

        @Schema(description = "Each endpoint, for operators; for others it is empty")
        List<One> endpoints,

        @Schema(description = "The caller's own studies that have no answer yet, in the order of their arrival")
        List<Study> studies,

        @Schema(description = "Everybody's, for operators, without what they are called; for others it is empty")
        List<Study> line) {
    /** The line for the endpoint. */
    @Schema(name = "EndpointQueue")
    public record Queue(int length, int capacity, long expectedWaitSeconds) {}

    /** Times of recent studies at the endpoint. */
    @Schema(name = "EndpointTimes")
    public record Recent(int studies, long medianMillis, long p95Millis) {}

    /** One endpoint. */
    @Schema(name = "EndpointState")
    public record One(
            String endpoint,
            String deployment,
            boolean simulated,

            @Schema(description = "closed: studies are sent; open: it has failed and is left alone")
            String circuit,

            int concurrencyLimit,
            int inFlight) {}

    /** A study without an answer yet. */
    @Schema(name = "WaitingStudy")
    public record Study(
            @Schema(description = "The X-Study-Reference that came with it, or the empty text")
            String reference,

            String requestId,
            @Schema(description = "waiting or reading") String state,
            int place,
            long expectedWaitSeconds,
            long remainingSeconds) {}

    static EndpointJson of(EndpointStatus status, List<StudyProgress> studies) {
        return new EndpointJson(
                status.reachable(),
                new Queue(status.waiting(), status.maxWaiting(), status.expectedWaitSeconds()),
                new Recent(
                        status.recent().studies(),
                        status.recent().medianMillis(),
                        status.recent().p95Millis()),
                status.endpoints().stream().map(EndpointJson::one).toList(),
                studies.stream().map(EndpointJson::study).toList(),
                List.of());
    }

    /** The same with everybody's studies. */
    EndpointJson withLine(List<StudyProgress> everybodys) {
        List<Study> nameless = everybodys.stream()
                .map(EndpointJson::study)
                .map(study -> new Study(
                        "",
                        study.requestId(),
                        study.state(),
                        study.place(),
                        study.expectedWaitSeconds(),
                        study.remainingSeconds()))
                .toList();
        return new EndpointJson(reachable, queue, recent, endpoints, studies, nameless);
    }

    /** The same as somebody sees it who is no operator: where studies go is not said. */
    EndpointJson withoutDetails() {
        return new EndpointJson(reachable, queue, recent, List.of(), studies, line);
    }

    private static One one(EndpointStatus.One one) {
        return new One(
                one.endpoint(),
                one.deployment(),
                one.simulated(),
                one.circuitOpen() ? "open" : "closed",
                one.concurrencyLimit(),
                one.inFlight());
    }

    private static Study study(StudyProgress study) {
        return new Study(
                study.reference(),
                study.requestId(),
                study.state().name().toLowerCase(Locale.ROOT),
                study.place(),
                study.expectedWaitSeconds(),
                study.remainingSeconds());
    }
}
