package io.hilum.endpoint;

import io.hilum.endpoint.RowOutcome.Answered;
import io.hilum.endpoint.RowOutcome.Failed;
import io.hilum.endpoint.Scoring.NotScored;
import io.hilum.endpoint.Scoring.Scored;
import io.hilum.image.PreparedImage;
import io.hilum.problem.Problem;
import io.hilum.study.ClinicalText;
import io.hilum.study.View;
import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** The scoring endpoint as the rest of the product sees it: studies in, their findings or a problem out. */
@Singleton
public class ScoringEndpoint {
    private static final Logger LOG = Logger.getLogger(ScoringEndpoint.class);

    private final EndpointSettings settings;
    private final ScoringAddresses addresses;
    private final Dispatcher dispatcher;
    private final EndpointMeters meters;
    private final StudyTrace trace;

    ScoringEndpoint(
            EndpointSettings settings,
            ScoringAddresses addresses,
            Dispatcher dispatcher,
            EndpointMeters meters,
            StudyTrace trace) {
        this.settings = settings;
        this.addresses = addresses;
        this.dispatcher = dispatcher;
        this.meters = meters;
        this.trace = trace;
    }

    /** Whether the built-in simulator answers, so that pages can say so before a study is sent. */
    public boolean simulated() {
        return addresses.simulated();
    }

    /** Why a study that came now would be turned away: the endpoint is down, or too many wait. Costs nothing to ask. */
    public Optional<Problem> refusal() {
        return dispatcher.refusal(1).map(Fault::problem);
    }

    /** How the endpoint fares; nothing is asked of it for this. */
    public EndpointStatus status() {
        List<EndpointStatus.One> endpoints = dispatcher.endpoints();
        return new EndpointStatus(
                endpoints.stream().anyMatch(one -> !one.circuitOpen()),
                dispatcher.waiting(),
                settings.maxWaiting(),
                dispatcher.expectedWait().toSeconds(),
                meters.recent(),
                endpoints);
    }

    /** How a user's studies fare that have no outcome yet, in the order of their arrival. */
    public List<StudyProgress> progress(String user) {
        return dispatcher.progress(user);
    }

    /** How everybody's studies fare that have no outcome yet, in the order of their arrival. */
    public List<StudyProgress> line() {
        return dispatcher.progress(sender -> true);
    }

    /** When a study that arrives now has to be answered, in the time of {@link System#nanoTime}. */
    public long deadline() {
        return System.nanoTime() + settings.deadline().toNanos();
    }

    /**
     * Sends one study, in its turn. Everything that the endpoint or the network can do wrong comes back as a problem;
     * cancelling it takes it out of the line, or ends the call.
     *
     * @param deadline by when it has to be answered, in the time of {@link System#nanoTime}
     */
    public Uni<Scoring> score(ClinicalText text, Map<View, PreparedImage> images, Sender sender, long deadline) {
        return Uni.createFrom().emitter(emitter -> {
            Row row = ScoringBody.row(text, images);
            Span span = trace.begin(sender, row);
            PendingStudy study = new PendingStudy(row, sender, System.nanoTime(), deadline, outcome -> {
                StudyTrace.end(span, outcome);
                emitter.complete(scoring(outcome, sender));
            });
            emitter.onTermination(() -> {
                dispatcher.cancel(study);
                span.end();
            });
            dispatcher.submit(List.of(study));
        });
    }

    private static Scoring scoring(RowOutcome outcome, Sender sender) {
        if (outcome instanceof Answered answered) {
            return new Scored(answered.answer().findings(), answered.call());
        }
        Problem problem = ((Failed) outcome).fault().problem();
        LOG.warnf(
                "request %s: the endpoint gave no findings: %s",
                sender.requestId(), problem.code().key());
        return new NotScored(problem);
    }

    /**
     * Sends the studies of a scoring request, each in its turn.
     *
     * @return their answers in the protocol's own words, in their order, or the fault of the first that got none
     */
    public Uni<ScoringReply> score(ScoringRows rows, Sender sender, long deadline) {
        return Uni.createFrom().emitter(emitter -> {
            int count = rows.rows().size();
            Map<Integer, RowAnswer.Usable> answers = new ConcurrentHashMap<>();
            AtomicInteger left = new AtomicInteger(count);
            List<PendingStudy> studies = new ArrayList<>();
            List<Span> spans = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int index = i;
                Row row = rows.rows().get(i);
                Span span = trace.begin(sender, row);
                spans.add(span);
                studies.add(new PendingStudy(row, sender, System.nanoTime(), deadline, outcome -> {
                    StudyTrace.end(span, outcome);
                    if (outcome instanceof Failed failed) {
                        emitter.complete(new ScoringReply.Failed(failed.fault()));
                    } else {
                        answers.put(index, ((Answered) outcome).answer());
                        if (left.decrementAndGet() == 0) {
                            emitter.complete(ScoringReply.Scored.of(count, answers));
                        }
                    }
                }));
            }
            emitter.onTermination(() -> {
                studies.forEach(dispatcher::cancel);
                spans.forEach(Span::end);
            });
            dispatcher.submit(studies);
        });
    }
}
