package io.hilum.endpoint;

import java.util.List;

/**
 * How the endpoint fares: no key, no scoring URI.
 *
 * @param reachable whether studies are sent: an endpoint's circuit is closed
 * @param waiting studies in the line
 * @param maxWaiting how many may be
 * @param expectedWaitSeconds for a study that came now
 * @param recent the times of recent studies at the endpoint
 * @param endpoints one or more
 */
public record EndpointStatus(
        boolean reachable, int waiting, int maxWaiting, long expectedWaitSeconds, Recent recent, List<One> endpoints) {
    public EndpointStatus {
        endpoints = List.copyOf(endpoints);
    }

    /**
     * Times of recent studies at the endpoint.
     *
     * @param studies how many there are, 256 at most
     * @param medianMillis half of them took no longer
     * @param p95Millis 95 of 100 took no longer
     */
    public record Recent(int studies, long medianMillis, long p95Millis) {}

    /**
     * One endpoint.
     *
     * @param endpoint its host
     * @param deployment asked for by name, or the empty text
     * @param simulated whether it is the built-in simulator
     * @param circuitOpen whether nothing is sent because it has failed
     * @param concurrencyLimit requests that it gets at once, now
     * @param inFlight requests under way
     */
    public record One(
            String endpoint,
            String deployment,
            boolean simulated,
            boolean circuitOpen,
            int concurrencyLimit,
            int inFlight) {}
}
