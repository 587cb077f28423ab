package io.hilum.endpoint;

import io.hilum.endpoint.ScoringAnswer.InvalidAnswer;
import io.hilum.endpoint.ScoringAnswer.WrongCount;
import io.hilum.endpoint.ScoringClient.Answer;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The exchange of one batch with its endpoint: the bearer, the request, a fresh bearer and once more where the first was
 * refused, and the answer read. Says how it ended, once, unless it is abandoned before.
 */
final class BatchCall {
    private static final Logger LOG = Logger.getLogger(BatchCall.class);

    private final ScoringClient client;
    private final Batch batch;
    private final Consumer<Ended> whenEnded;
    private ScoringClient.@Nullable Call call;
    private volatile boolean renewed;
    private boolean abandoned;

    /** How an exchange ended. */
    sealed interface Ended {
        /** The endpoint answered each study in its own way. */
        record Scored(List<RowAnswer> answers, long latencyMillis) implements Ended {}

        /**
         * It brought no findings.
         *
         * @param heard whether the endpoint said so itself, in an answer that does not mean it is broken
         */
        record Unscored(Verdict verdict, boolean heard) implements Ended {}
    }

    BatchCall(ScoringClient client, Batch batch, Consumer<Ended> whenEnded) {
        this.client = client;
        this.batch = batch;
        this.whenEnded = whenEnded;
    }

    void start() {
        credentials().bearer().subscribe().with(this::post, this::broke);
    }

    /** Nobody waits any more: the connection is closed. */
    void abandon() {
        ScoringClient.Call underWay;
        synchronized (this) {
            abandoned = true;
            underWay = call;
        }
        if (underWay != null) {
            underWay.abandon();
        }
    }

    /** How often the request was made. */
    int attempts() {
        return renewed ? 2 : 1;
    }

    private Credentials credentials() {
        return batch.target().credentials();
    }

    private void post(Optional<String> bearer) {
        ScoringClient.Call begun;
        synchronized (this) {
            if (abandoned) {
                return;
            }
            try {
                begun = client.post(batch.target().address(), bearer, ScoringBody.of(batch.rows()), batch.requestId());
            } catch (IllegalStateException closed) { // the program is stopping
                broke(closed);
                return;
            }
            call = begun;
        }
        begun.answer().onSuccess(answer -> answered(answer, bearer)).onFailure(this::broke);
    }

    private void broke(Throwable failure) {
        LOG.debugf("request %s: the call failed: %s", batch.requestId(), failure);
        whenEnded.accept(new Ended.Unscored(EndpointFaults.ofFailure(failure), false));
    }

    private void answered(Answer answer, Optional<String> bearer) {
        if (answer.response().statusCode() == 200) {
            whenEnded.accept(read(answer));
            return;
        }
        Verdict verdict = EndpointFaults.ofStatus(answer, batch.requestId());
        if (verdict instanceof Verdict.Renew && bearer.isPresent() && !renewed) {
            renewed = true;
            renew(bearer.get(), verdict);
        } else {
            whenEnded.accept(new Ended.Unscored(verdict, !(verdict instanceof Verdict.Retry)));
        }
    }

    /** The batch keeps its place while a fresh bearer is fetched; then it is sent once more. */
    private void renew(String refused, Verdict verdict) {
        credentials()
                .renew(refused)
                .chain(fresh ->
                        fresh ? credentials().bearer() : Uni.createFrom().item(Optional.<String>empty()))
                .subscribe()
                .with(
                        bearer -> {
                            if (bearer.isPresent()) {
                                post(bearer);
                            } else {
                                whenEnded.accept(new Ended.Unscored(verdict, true));
                            }
                        },
                        this::broke);
    }

    private Ended read(Answer answer) {
        String deployment = Optional.ofNullable(answer.response().getHeader("azureml-model-deployment"))
                .filter(name -> name.matches("[A-Za-z0-9-]{1,64}"))
                .orElse("");
        int studies = batch.studies().size();
        try {
            return new Ended.Scored(
                    ScoringAnswer.read(answer.body().getBytes(), studies, deployment), answer.latencyMillis());
        } catch (WrongCount wrong) {
            LOG.warnf("request %s: %s", batch.requestId(), wrong.getMessage());
            return new Ended.Unscored(new Verdict.Split(EndpointFaults.invalidAnswer(wrong.why())), true);
        } catch (InvalidAnswer invalid) {
            LOG.warnf("request %s: the endpoint's answer is invalid: %s", batch.requestId(), invalid.getMessage());
            return new Ended.Unscored(new Verdict.GiveUp(EndpointFaults.invalidAnswer(invalid.why())), true);
        }
    }
}
