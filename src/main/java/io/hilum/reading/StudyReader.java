package io.hilum.reading;

import io.hilum.endpoint.Scoring;
import io.hilum.endpoint.Scoring.NotScored;
import io.hilum.endpoint.Scoring.Scored;
import io.hilum.endpoint.ScoringEndpoint;
import io.hilum.endpoint.Sender;
import io.hilum.image.MemoryPermits.Permit;
import io.hilum.image.PreparedImage;
import io.hilum.problem.Problem;
import io.hilum.study.ClinicalText;
import io.hilum.study.Study;
import io.hilum.study.View;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads one study: memory first, then its images are prepared, then the endpoint is asked, then its boxes are placed.
 * Nothing is kept. Cancelling it ends whatever is under way.
 */
@Singleton
public class StudyReader {
    private final Preparing preparing;
    private final ScoringEndpoint endpoint;
    private final Reporting reporting;

    StudyReader(Preparing preparing, ScoringEndpoint endpoint, Reporting reporting) {
        this.preparing = preparing;
        this.endpoint = endpoint;
        this.reporting = reporting;
    }

    /**
     * Reads a study.
     *
     * @param sender who sent it, in the request that brought it
     * @param whenAnswered told what to do once the answer has left or the client is gone: until then the study's pictures
     *     are in memory, however slowly the client reads
     * @return a reading, or a refusal with its problem; a failure is a bug
     */
    public Uni<Outcome> read(Study study, Sender sender, Consumer<Runnable> whenAnswered) {
        return Uni.createFrom()
                .deferred(() -> {
                    Optional<Problem> refusal = endpoint.refusal();
                    if (refusal.isPresent()) {
                        return Uni.createFrom().<Outcome>item(new Refused(refusal.get()));
                    }
                    long deadline = endpoint.deadline();
                    Permit permit = preparing.permit(study);
                    whenAnswered.accept(permit::release);
                    ClinicalText text = study.text();
                    return Preparing.granted(permit)
                            .chain(() -> preparing.prepare(study))
                            .chain(images -> endpoint.score(text, images, sender, deadline)
                                    .map(scoring -> outcome(study, images, scoring, sender.requestId())));
                })
                .onFailure(NotPrepared.class)
                .recoverWithItem(failure -> new Refused(failure.problem()));
    }

    private Outcome outcome(Study study, Map<View, PreparedImage> images, Scoring scoring, String requestId) {
        if (scoring instanceof NotScored not) {
            return new Refused(not.problem());
        }
        return reporting.reading(study, images, (Scored) scoring, requestId);
    }
}
