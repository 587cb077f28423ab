package io.hilum.endpoint;

import io.quarkus.oidc.Oidc;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Decides where studies go: to the configured scoring URIs, else to the built-in simulator where that is on. Half a
 * configuration stops the start, with a message that names the setting.
 */
@Singleton
class ScoringAddresses {
    private final EndpointSettings settings;
    private final CredentialsFactory credentials;
    private final Supplier<Optional<URI>> simulator;
    private final String simulatorKey;
    private final boolean simulatorEnabled;

    @Inject
    ScoringAddresses(
            EndpointSettings settings,
            CredentialsFactory credentials,
            @Identifier("simulator") Instance<Supplier<Optional<URI>>> simulator,
            @ConfigProperty(name = "hilum.simulator.key") String simulatorKey,
            @ConfigProperty(name = "hilum.simulator.enabled") boolean simulatorEnabled) {
        this(
                settings,
                credentials,
                simulator.isResolvable() ? simulator.get() : Optional::empty,
                simulatorKey,
                simulatorEnabled);
    }

    /** @param simulator says where the simulator listens, once it does */
    ScoringAddresses(
            EndpointSettings settings,
            CredentialsFactory credentials,
            Supplier<Optional<URI>> simulator,
            String simulatorKey,
            boolean simulatorEnabled) {
        this.settings = settings;
        this.credentials = credentials;
        this.simulator = simulator;
        this.simulatorKey = simulatorKey;
        this.simulatorEnabled = simulatorEnabled;
    }

    /** An endpoint, and what is shown there. */
    record Known(ScoringAddress address, Credentials credentials) {}

    /**
     * Before anything has started. (The event says that Quarkus is about to read the identity provider's settings: the
     * first moment of a start at which settings can be told of, so that this message is not hidden behind that of a
     * missing provider.)
     */
    void check(@Observes @Priority(100) Oidc starting) {
        if (settings.concurrency() < 1 || settings.maxConcurrency() < settings.concurrency()) {
            throw new ConfigurationException(
                    "hilum.endpoint.concurrency must be 1 or more, and at most hilum.endpoint.max-concurrency.");
        }
        if (settings.maxBatchStudies() < 1 || settings.maxBatchStudies() > ScoringRows.MAX_STUDIES) {
            throw new ConfigurationException("hilum.endpoint.max-batch-studies must be from 1 to 10.");
        }
        if (!simulated()) {
            all();
        }
    }

    /** Whether the built-in simulator answers. */
    boolean simulated() {
        return simulatorEnabled && settings.scoringUri().isEmpty();
    }

    /** Where studies go; at least one place. The simulator's is known once it runs. */
    List<Known> all() {
        try {
            if (settings.scoringUri().isEmpty()) {
                return List.of(simulator());
            }
            List<Known> all = new ArrayList<>();
            all.add(known(settings, settings.scoringUri().get()));
            settings.more()
                    .forEach((name, more) -> all.add(known(
                            more,
                            more.scoringUri()
                                    .orElseThrow(() -> new ConfigurationException(
                                            "hilum.endpoint.more." + name + ".scoring-uri is not set.")))));
            return all;
        } catch (IllegalArgumentException noAddress) {
            throw new ConfigurationException(noAddress.getMessage());
        }
    }

    private Known known(AddressSettings one, URI uri) {
        return new Known(
                new ScoringAddress(uri, one.deployment().orElse(""), false, one.weight()), credentials.of(one));
    }

    private Known simulator() {
        URI simulated = simulator
                .get()
                .orElseThrow(() -> new ConfigurationException(
                        "hilum.endpoint.scoring-uri is not set (as an environment variable: HILUM_ENDPOINT_SCORING_URI)."
                                + " Set it to the scoring URI of your CXRReportGen endpoint,"
                                + " or switch the built-in simulator on with hilum.simulator.enabled=true."));
        return new Known(
                new ScoringAddress(simulated, settings.deployment().orElse(""), true, 1),
                credentials.fixed(simulatorKey));
    }
}
