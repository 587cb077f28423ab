package io.hilum.endpoint;

/**
 * One endpoint that studies can go to, and how it fares. What changes is guarded by the dispatcher's lock. Times are those
 * of {@link System#nanoTime}.
 */
final class Target {
    private final ScoringAddress address;
    private final Credentials credentials;
    private final Circuit circuit;
    private final AdaptiveLimit limit;

    /** Requests under way. */
    int inFlight;
    /** Nothing is sent before that time: the endpoint asked for it. */
    long heldUntil;
    /** How often in a row it has asked to wait without saying how long. */
    int pauses;
    /** When it last answered anything. */
    long heard;

    Target(ScoringAddress address, Credentials credentials, Circuit circuit, AdaptiveLimit limit, long now) {
        this.address = address;
        this.credentials = credentials;
        this.circuit = circuit;
        this.limit = limit;
        this.heldUntil = now;
        this.heard = now;
    }

    ScoringAddress address() {
        return address;
    }

    Credentials credentials() {
        return credentials;
    }

    Circuit circuit() {
        return circuit;
    }

    AdaptiveLimit limit() {
        return limit;
    }

    /** Whether it would take one more request now. */
    boolean free(long now) {
        return !circuit.open() && now - heldUntil >= 0 && inFlight < limit.limit();
    }

    EndpointStatus.One status() {
        return new EndpointStatus.One(
                address.uri().getHost(),
                address.deployment(),
                address.simulated(),
                circuit.open(),
                limit.limit(),
                inFlight);
    }

    /** How full it is with one more, in proportion to its share. */
    double load() {
        return (inFlight + 1.0) / address.weight();
    }
}
