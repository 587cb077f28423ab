package io.hilum.endpoint;

import io.hilum.endpoint.Scoring.Call;
import io.hilum.endpoint.Scoring.NotScored;
import io.hilum.endpoint.Scoring.Scored;
import io.hilum.endpoint.ScoringAnswer.InvalidAnswer;
import io.hilum.endpoint.ScoringClient.Answer;
import io.hilum.image.PreparedImage;
import io.hilum.study.ClinicalText;
import io.hilum.study.View;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** The scoring endpoint as the rest of the product sees it: one study in, its findings or a problem out. */
@Singleton
public class ScoringEndpoint {
    private static final Logger LOG = Logger.getLogger(ScoringEndpoint.class);

    private final EndpointSettings settings;
    private final ScoringAddresses addresses;
    private final ScoringClient client;

    ScoringEndpoint(EndpointSettings settings, ScoringAddresses addresses, ScoringClient client) {
        this.settings = settings;
        this.addresses = addresses;
        this.client = client;
    }

    /** Whether the built-in simulator answers, so that pages can say so before a study is sent. */
    public boolean simulated() {
        return addresses.current().simulated();
    }

    /**
     * Sends one study. Everything that the endpoint or the network can do wrong comes back as a problem; cancelling it
     * ends the call.
     *
     * @param requestId sent as {@code x-ms-client-request-id}: at most 40 characters of A-Z a-z 0-9 - _
     */
    public Uni<Scoring> score(ClinicalText text, Map<View, PreparedImage> images, String requestId) {
        ScoringAddress address = addresses.current();
        return client.post(address, ScoringBody.of(text, images), requestId, settings.deadline())
                .map(answer -> read(answer, address, requestId))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("request %s: call to the endpoint failed: %s", requestId, failure.toString());
                    return new NotScored(EndpointFaults.ofFailure(failure));
                });
    }

    private static Scoring read(Answer answer, ScoringAddress address, String requestId) {
        int status = answer.response().statusCode();
        if (status != 200) {
            LOG.warnf("request %s: the endpoint answered with status %d", requestId, status);
            return new NotScored(EndpointFaults.ofStatus(answer, requestId));
        }
        try {
            List<RawFinding> findings =
                    ScoringAnswer.read(answer.body().getBytes(), 1).get(0);
            return new Scored(
                    findings,
                    new Call(
                            address.uri().getHost(),
                            address.deployment(),
                            address.simulated(),
                            0,
                            answer.latencyMillis(),
                            1));
        } catch (InvalidAnswer invalid) {
            LOG.warnf("request %s: the endpoint's answer is invalid: %s", requestId, invalid.getMessage());
            return new NotScored(EndpointFaults.invalidAnswer());
        }
    }
}
