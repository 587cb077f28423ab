package io.hilum.findings;

/**
 * Where a report comes from, so that it can be made again.
 *
 * @param endpoint host of the scoring URI that answered (never the whole URI)
 * @param deployment the deployment that was asked for by name, or the empty text
 * @param simulated whether the built-in simulator answered
 * @param geometry {@code crop} or {@code pad}
 * @param queuedMillis time spent waiting for the endpoint's turn
 * @param latencyMillis time from the last attempt's first byte out to its answer's last byte in
 * @param attempts how often the endpoint was asked, from 1
 * @param version of this product
 * @param requestId the request's id, as in the log and sent to the endpoint
 */
public record Provenance(
        String endpoint,
        String deployment,
        boolean simulated,
        String geometry,
        long queuedMillis,
        long latencyMillis,
        int attempts,
        String version,
        String requestId) {}
