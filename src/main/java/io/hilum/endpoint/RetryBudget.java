package io.hilum.endpoint;

/**
 * How much extra load retries may be: a fifth of the calls, and a small reserve for quiet times. When an endpoint fails
 * as a whole, retries stop before they make it worse. Thread-safe.
 */
final class RetryBudget {
    static final double SHARE = 0.2;

    private final double reserve;
    private double tokens;

    /** @param reserve how many retries may come without any calls before them */
    RetryBudget(int reserve) {
        this.reserve = reserve;
        this.tokens = reserve;
    }

    /** A call that is no retry was made. */
    synchronized void called() {
        tokens = Math.min(reserve, tokens + SHARE);
    }

    /** Whether a retry may be made now; it is counted if so. */
    synchronized boolean retry() {
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
