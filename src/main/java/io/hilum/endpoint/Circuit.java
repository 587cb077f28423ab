package io.hilum.endpoint;

import java.time.Duration;

/**
 * Whether one endpoint is worth a call. Opens after some failures in a row; while it is open nothing is sent but a probe
 * now and then, which closes it again. After that one more failure opens it at once, until a study has been answered.
 * Times are those of {@link System#nanoTime}. Thread-safe.
 */
final class Circuit {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final int failuresToOpen;
    private final Duration firstProbe;
    private int failures;
    private boolean open;
    private Duration untilProbe;
    private long probeAt;

    /**
     * @param failuresToOpen how many in a row open it
     * @param firstProbe how long after opening the first probe is due; each that fails doubles it, up to 30 s
     */
    Circuit(int failuresToOpen, Duration firstProbe) {
        this.failuresToOpen = failuresToOpen;
        this.firstProbe = firstProbe;
        this.untilProbe = firstProbe;
    }

    synchronized boolean open() {
        return open;
    }

    /** A study was answered, in whatever way: something is there. */
    synchronized void answered() {
        failures = 0;
        open = false;
        untilProbe = firstProbe;
    }

    /**
     * A call failed in a way that speaks of the endpoint as a whole.
     *
     * @return whether this opened the circuit, so that a probe has to be planned
     */
    synchronized boolean failed(long now) {
        failures++;
        if (open || failures < failuresToOpen) {
            return false;
        }
        open = true;
        probeAt = now + untilProbe.toNanos();
        return true;
    }

    /** The probe found something there. A circuit that was closed stays as it is. */
    synchronized void probed() {
        if (open) {
            open = false;
            failures = failuresToOpen - 1;
            untilProbe = doubled();
        }
    }

    /** A probe out of turn found nothing there. */
    synchronized void leaveOut(long now) {
        open = true;
        probeAt = now + untilProbe.toNanos();
    }

    /** The probe found nothing: the next one comes later. */
    synchronized void probeFailed(long now) {
        untilProbe = doubled();
        probeAt = now + untilProbe.toNanos();
    }

    /** How long until the next probe is due; zero where it is due or not needed. */
    synchronized Duration untilProbe(long now) {
        return open ? Duration.ofNanos(Math.max(0, probeAt - now)) : Duration.ZERO;
    }

    private Duration doubled() {
        Duration twice = untilProbe.multipliedBy(2);
        return twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    }
}
