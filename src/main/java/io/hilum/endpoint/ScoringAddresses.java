package io.hilum.endpoint;

import io.quarkus.oidc.Oidc;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Decides where studies go: to the configured scoring URI, else to the built-in simulator where that is on. Half a
 * configuration stops the start, with a message that names the setting.
 */
@Singleton
class ScoringAddresses {
    private final EndpointSettings settings;
    private final Supplier<Optional<URI>> simulator;
    private final String simulatorKey;
    private final boolean simulatorEnabled;

    ScoringAddresses(
            EndpointSettings settings,
            @Identifier("simulator") Instance<Supplier<Optional<URI>>> simulator,
            @ConfigProperty(name = "hilum.simulator.key") String simulatorKey,
            @ConfigProperty(name = "hilum.simulator.enabled") boolean simulatorEnabled) {
        this.settings = settings;
        this.simulator = simulator.isResolvable() ? simulator.get() : Optional::empty;
        this.simulatorKey = simulatorKey;
        this.simulatorEnabled = simulatorEnabled;
    }

    /**
     * Before anything has started. (The event says that Quarkus is about to read the identity provider's settings: the
     * first moment of a start at which settings can be told of, so that this message is not hidden behind that of a
     * missing provider.)
     */
    void check(@Observes @Priority(100) Oidc starting) {
        if (settings.scoringUri().isPresent() || !simulatorEnabled) {
            try {
                current();
            } catch (IllegalArgumentException noAddress) {
                throw new ConfigurationException(noAddress.getMessage());
            }
        }
    }

    /** Where the next study goes. */
    ScoringAddress current() {
        String deployment = settings.deployment().orElse("");
        if (settings.scoringUri().isPresent()) {
            return new ScoringAddress(settings.scoringUri().get(), bearer(), deployment, false);
        }
        URI simulated = simulator
                .get()
                .orElseThrow(() -> new ConfigurationException(
                        "hilum.endpoint.scoring-uri is not set (as an environment variable: HILUM_ENDPOINT_SCORING_URI)."
                                + " Set it to the scoring URI of your CXRReportGen endpoint,"
                                + " or switch the built-in simulator on with hilum.simulator.enabled=true."));
        return new ScoringAddress(simulated, Optional.of(simulatorKey), deployment, true);
    }

    private Optional<String> bearer() {
        return switch (settings.auth()) {
            case NONE, ENTRA -> Optional.empty();
            case KEY ->
                Optional.of(settings.key()
                        .map(String::strip)
                        .filter(key -> !key.isEmpty())
                        .orElseThrow(() -> new ConfigurationException(
                                "hilum.endpoint.key is not set (as an environment variable: HILUM_ENDPOINT_KEY)."
                                        + " Set it to the endpoint's key, or hilum.endpoint.auth=none for an endpoint"
                                        + " that asks for none.")));
        };
    }
}
