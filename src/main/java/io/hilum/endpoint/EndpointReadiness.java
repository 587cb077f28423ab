package io.hilum.endpoint;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells what is known of the endpoint, without asking it. The gateway is ready even while the endpoint is down: it then
 * says so to whoever sends a study, which a platform that takes it out of service could not.
 */
@Readiness
@Singleton
class EndpointReadiness implements HealthCheck {
    private final ScoringEndpoint endpoint;

    EndpointReadiness(ScoringEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("endpoint")
                .up()
                .withData("circuit", endpoint.status().reachable() ? "closed" : "open")
                .build();
    }
}
