package io.hilum.endpoint;

import io.hilum.endpoint.BatchCall.Ended;
import io.hilum.endpoint.RowOutcome.Answered;
import io.hilum.endpoint.RowOutcome.Failed;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Brings waiting studies to the endpoints: as many at once as each endpoint bears, those of the same columns together,
 * users in turns; tries again what may be tried again, and divides a failing request until the study to blame is alone.
 * A study keeps its own deadline and its own outcome all the way. One lock guards all state; calls and outcomes happen
 * outside of it.
 */
@Singleton
class Dispatcher {
    private final Vertx vertx;
    private final EndpointSettings settings;
    private final Targets targets;
    private final ScoringClient client;
    private final Retrying retrying;
    private final EndpointMeters meters;

    private final Object lock = new Object();
    private final StudyQueue queue = new StudyQueue();
    /** Halves of failed requests, each to be sent as it is. */
    private final Deque<List<PendingStudy>> halves = new ArrayDeque<>();
    /** All without an outcome, in the order of their arrival. */
    private final Set<PendingStudy> unsettled = new LinkedHashSet<>();
    /** How many pause before another try. */
    private int pausing;
    /** Whether the program stops: what an endpoint has, or has room for, is finished; what would wait is handed back. */
    private boolean stopping;

    Dispatcher(
            Vertx vertx,
            EndpointSettings settings,
            Targets targets,
            ScoringClient client,
            Retrying retrying,
            EndpointMeters meters) {
        this.vertx = vertx;
        this.settings = settings;
        this.targets = targets;
        this.client = client;
        this.retrying = retrying;
        this.meters = meters;
        targets.whenFree(this::dispatch);
        meters.watch(this::waiting);
    }

    /** What would be answered to studies that came now, without looking at them: the endpoint is down, or the line full. */
    Optional<Fault> refusal(int studies) {
        synchronized (lock) {
            long now = System.nanoTime();
            Optional<Duration> untilProbe = targets.down(now);
            if (untilProbe.isPresent()) {
                return untilProbe.map(EndpointFaults::down);
            }
            Duration held = targets.held(now);
            if (held.compareTo(settings.deadline()) >= 0) {
                return Optional.of(EndpointFaults.busy(held));
            }
            int waiting = queue.size() + pausing;
            return waiting + studies > settings.maxWaiting()
                    ? Optional.of(EndpointFaults.busy(expectedWait(null)))
                    : Optional.empty();
        }
    }

    void stop(@Observes ShutdownDelayInitiatedEvent told) {
        synchronized (lock) {
            stopping = true;
        }
        dispatch();
    }

    /** How many wait. */
    int waiting() {
        synchronized (lock) {
            return queue.size() + pausing;
        }
    }

    /** How a user's studies fare, in the order of their arrival. */
    List<StudyProgress> progress(String user) {
        return progress(sender -> sender.user().equals(user));
    }

    /** How all studies fare that those send, in the order of their arrival. */
    List<StudyProgress> progress(Predicate<Sender> whose) {
        synchronized (lock) {
            long now = System.nanoTime();
            return unsettled.stream()
                    .filter(study -> whose.test(study.sender()))
                    .map(study -> progress(study, now))
                    .toList();
        }
    }

    private StudyProgress progress(PendingStudy study, long now) {
        boolean reading = study.batch != null;
        // One that pauses, or is sent again in a smaller batch, is as good as next.
        int place = reading ? 0 : queue.place(study).orElse(1);
        return new StudyProgress(
                study.sender().reference(),
                study.sender().requestId(),
                reading ? StudyProgress.State.READING : StudyProgress.State.WAITING,
                place,
                reading ? 0 : expectedWait(study).toSeconds(),
                Math.max(0, TimeUnit.NANOSECONDS.toSeconds(study.deadline() - now)));
    }

    /** How long until that study is sent, or all that wait are, where it is null. */
    private Duration expectedWait(@Nullable PendingStudy study) {
        int requests = queue.requestsUntil(
                study, settings.maxBatchStudies(), settings.maxBatchBytes().asLongValue());
        return meters.expectedWait(requests, targets.limit());
    }

    /** How long a study that came now would wait for its turn. */
    Duration expectedWait() {
        synchronized (lock) {
            boolean atOnce = queue.size() == 0 && targets.free(System.nanoTime()) != null;
            return atOnce ? Duration.ZERO : expectedWait(null);
        }
    }

    /** How each endpoint fares. */
    List<EndpointStatus.One> endpoints() {
        synchronized (lock) {
            return targets.all().stream().map(Target::status).toList();
        }
    }

    /** Takes studies in, all or none; each is told its outcome, from any thread, perhaps before this returns. */
    void submit(List<PendingStudy> studies) {
        Optional<Fault> refusal;
        synchronized (lock) {
            refusal = refusal(studies.size());
            if (refusal.isEmpty()) {
                long now = System.nanoTime();
                for (PendingStudy study : studies) {
                    long left = TimeUnit.NANOSECONDS.toMillis(study.deadline() - now);
                    study.timer = vertx.setTimer(Math.max(1, left), timer -> expire(study));
                    queue.add(study);
                    unsettled.add(study);
                }
            }
        }
        refusal.ifPresent(fault -> studies.forEach(study -> study.tell(new Failed(fault))));
        dispatch();
    }

    /** Nobody waits for this study any more: it leaves the line, or the call, which ends with its last study. */
    void cancel(PendingStudy study) {
        if (settle(study, null)) {
            dispatch();
        }
    }

    private void expire(PendingStudy study) {
        Fault fault;
        synchronized (lock) {
            Batch batch = study.batch;
            fault = batch == null ? EndpointFaults.busy(expectedWait(null)) : EndpointFaults.late();
            if (batch != null && !study.settled && batch.waiting == 1) {
                batch.target().limit().refused(batch.began(), System.nanoTime(), batch.inFlight());
                targets.failed(batch.target(), fault);
            }
        }
        if (settle(study, new Failed(fault))) {
            dispatch();
        }
    }

    /** Ends a study; false where it has ended before. */
    private boolean settle(PendingStudy study, @Nullable RowOutcome outcome) {
        BatchCall abandoned = null;
        synchronized (lock) {
            if (study.settled) {
                return false;
            }
            study.settled = true;
            unsettled.remove(study);
            vertx.cancelTimer(study.timer);
            Batch batch = study.batch;
            if (batch != null) {
                batch.waiting--;
                if (batch.waiting == 0 && !batch.over) {
                    over(batch);
                    abandoned = batch.call;
                }
            } else if (study.pausing) {
                pausing--;
            } else {
                queue.remove(study);
            }
        }
        if (abandoned != null) {
            abandoned.abandon();
        }
        if (outcome != null) {
            meters.settled(outcome);
            study.tell(outcome);
        }
        return true;
    }

    private static void over(Batch batch) {
        batch.over = true;
        batch.target().inFlight--;
    }

    /** Sends whatever can be sent now. */
    private void dispatch() {
        List<Batch> begun = new ArrayList<>();
        List<PendingStudy> given = new ArrayList<>();
        Optional<Fault> hopeless;
        synchronized (lock) {
            long now = System.nanoTime();
            Optional<Duration> untilProbe = targets.down(now);
            if (untilProbe.isEmpty()) {
                begin(begun, now);
            }
            hopeless = stopping ? Optional.of(EndpointFaults.stopping()) : untilProbe.map(EndpointFaults::down);
            if (hopeless.isPresent()) {
                given.addAll(queue.removeAll());
                halves.forEach(given::addAll);
                halves.clear();
            } else {
                targets.wakeFor(queue.size() + halves.size(), now);
            }
        }
        given.forEach(study -> settle(study, new Failed(hopeless.orElseThrow())));
        for (Batch batch : begun) {
            meters.sent(batch);
            if (batch.call != null) {
                batch.call.start();
            }
        }
    }

    private void begin(List<Batch> begun, long now) {
        for (Target target = targets.free(now); target != null; target = targets.free(now)) {
            List<PendingStudy> next = next();
            if (next.isEmpty()) {
                return;
            }
            target.inFlight++;
            Batch batch = new Batch(target, next, now, target.inFlight);
            batch.call = new BatchCall(client, batch, ended -> ended(batch, ended));
            for (PendingStudy study : next) {
                study.batch = batch;
                if (study.tries++ == 0) {
                    retrying.sent();
                }
            }
            begun.add(batch);
        }
    }

    private List<PendingStudy> next() {
        while (!halves.isEmpty()) {
            List<PendingStudy> half =
                    halves.remove().stream().filter(study -> !study.settled).toList();
            if (!half.isEmpty()) {
                return half;
            }
        }
        return queue.next(settings.maxBatchStudies(), settings.maxBatchBytes().asLongValue());
    }

    private void ended(Batch batch, Ended ended) {
        if (ended instanceof Ended.Scored scored) {
            scored(batch, scored);
        } else if (ended instanceof Ended.Unscored unscored) {
            unscored(batch, unscored);
        }
        dispatch();
    }

    private void scored(Batch batch, Ended.Scored scored) {
        Target target = batch.target();
        List<PendingStudy> studies = batch.studies();
        synchronized (lock) {
            if (batch.over) {
                return;
            }
            long now = System.nanoTime();
            over(batch);
            target.pauses = 0;
            targets.heard(target, now);
            target.limit().answered(batch.began(), now, studies.size(), batch.inFlight());
        }
        meters.answered(batch, scored.latencyMillis());
        for (int i = 0; i < studies.size(); i++) {
            settle(
                    studies.get(i),
                    outcome(studies.get(i), batch, scored, scored.answers().get(i)));
        }
    }

    private static RowOutcome outcome(PendingStudy study, Batch batch, Ended.Scored scored, RowAnswer answer) {
        if (answer instanceof RowAnswer.Usable usable) {
            return new Answered(usable, study.call(batch, scored.latencyMillis()));
        }
        return new Failed(EndpointFaults.invalidAnswer(((RowAnswer.Unusable) answer).why()));
    }

    /** A call brought no findings: does with each of its studies what the verdict says. */
    private void unscored(Batch batch, Ended.Unscored ended) {
        Verdict verdict = ended.verdict();
        List<PendingStudy> given;
        synchronized (lock) {
            if (batch.over) {
                return;
            }
            long now = System.nanoTime();
            over(batch);
            note(batch, ended, now);
            List<PendingStudy> left = batch.unsettled();
            left.forEach(study -> {
                study.calling += now - batch.began();
                study.batch = null;
            });
            given = verdict instanceof Verdict.Split && batch.studies().size() > 1
                    ? divide(left)
                    : tryAgain(batch.target(), left, verdict, now);
        }
        meters.failed(verdict);
        given.forEach(study -> settle(study, new Failed(verdict.fault())));
    }

    /** What a failure says of the endpoint as a whole. */
    private void note(Batch batch, Ended.Unscored ended, long now) {
        Target target = batch.target();
        if (ended.heard()) {
            targets.heard(target, now);
        } else if (ended.verdict() instanceof Verdict.Retry retry) {
            targets.failed(target, retry.fault());
        }
        if (ended.verdict() instanceof Verdict.Wait) {
            target.limit().refused(batch.began(), now, batch.inFlight());
        }
    }

    private List<PendingStudy> divide(List<PendingStudy> studies) {
        int middle = (studies.size() + 1) / 2;
        halves.add(studies.subList(0, middle));
        halves.add(studies.subList(middle, studies.size()));
        return List.of();
    }

    /** Puts those back that may be sent again; the others are returned. */
    private List<PendingStudy> tryAgain(Target target, List<PendingStudy> studies, Verdict verdict, long now) {
        if (studies.isEmpty() || !(verdict instanceof Verdict.Wait || verdict instanceof Verdict.Retry)) {
            return studies;
        }
        Duration pause = retrying.pause(verdict, target, studies.get(0).broken, now);
        List<PendingStudy> given = new ArrayList<>();
        // From the last to the first, since each goes to the front of its line.
        for (int i = studies.size() - 1; i >= 0; i--) {
            PendingStudy study = studies.get(i);
            if (!retrying.again(study, verdict, pause, !targets.single(), now)) {
                given.add(study);
                continue;
            }
            meters.retried();
            if (verdict instanceof Verdict.Wait) {
                // The endpoint is held back, not the study: another endpoint may take it.
                queue.addFirst(study);
            } else {
                study.pausing = true;
                pausing++;
                vertx.setTimer(Math.max(1, pause.toMillis()), timer -> resume(study));
            }
        }
        return given;
    }

    private void resume(PendingStudy study) {
        synchronized (lock) {
            if (study.settled) {
                return;
            }
            pausing--;
            study.pausing = false;
            queue.addFirst(study);
        }
        dispatch();
    }
}
