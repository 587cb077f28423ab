package io.hilum.endpoint;

import java.time.Duration;
import java.util.Arrays;

/**
 * How many requests one endpoint gets at once. Starts as configured and looks for more: one more as long as the endpoint
 * answers more studies in the same time by it, and back again where it does not, where it refuses one (429), or where its
 * answers take much longer than they used to. What has failed is tried again later, each time later. Times are those of
 * {@link System#nanoTime}. Thread-safe.
 */
final class AdaptiveLimit {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    /** One more at once must bring at least this much more throughput; less is only a longer line at the endpoint. */
    private static final double WORTHWHILE = 1.1;
    /** A throughput this far below what it used to be at the same limit is an endpoint in trouble. */
    private static final double TROUBLE = 0.6;

    private static final int ENOUGH_SAMPLES = 3;

    private final int highest;
    private final Throughput[] at;
    private int limit;
    private long changed;
    private long mayGrowAt;
    private Duration pause = FIRST_PAUSE;
    private int samples;

    /**
     * @param first the limit to start with, from 1
     * @param highest the limit never to go past
     */
    AdaptiveLimit(int first, int highest, long now) {
        this.highest = highest;
        this.limit = first;
        this.changed = now;
        this.mayGrowAt = now;
        this.at = new Throughput[highest + 1];
        for (int i = 0; i <= highest; i++) {
            at[i] = new Throughput();
        }
    }

    synchronized int limit() {
        return limit;
    }

    /**
     * A request was answered.
     *
     * @param began when it was sent
     * @param studies in it, 1 to 10
     * @param inFlight how many were under way when it was sent, itself included
     */
    synchronized void answered(long began, long now, int studies, int inFlight) {
        if (inFlight < limit || began - changed < 0) {
            return; // says nothing of this limit: it was not used up, or not yet in force
        }
        Throughput here = at[limit];
        here.add(studies, (double) limit / Math.max(1, now - began));
        samples++;
        if (here.fallen(studies) && limit > 1) {
            shrinkTo(limit - 1, now);
        } else if (samples >= ENOUGH_SAMPLES && limit > 1 && here.gainOver(at[limit - 1]) < WORTHWHILE) {
            shrinkTo(limit - 1, now);
        } else if (samples >= Math.max(ENOUGH_SAMPLES, limit) && limit < highest && now - mayGrowAt >= 0) {
            limit++;
            changed = now;
            samples = 0;
            at[limit].forget();
        }
    }

    /**
     * A request was refused as one too many, or was not answered in time: so many as were under way before it are enough.
     * Of several that were refused together, the one with the fewest before it tells.
     */
    synchronized void refused(long began, long now, int inFlight) {
        int enough = Math.max(1, inFlight - 1);
        if (began - changed >= 0) {
            shrinkTo(Math.min(limit, enough), now);
        } else {
            limit = Math.min(limit, enough);
        }
    }

    private void shrinkTo(int less, long now) {
        limit = less;
        changed = now;
        samples = 0;
        mayGrowAt = now + pause.toNanos();
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    /** Requests a nanosecond at one limit, for each number of studies in a request: lately, and over a longer time. */
    private static final class Throughput {
        private final double[] lately = new double[ScoringRows.MAX_STUDIES + 1];
        private final double[] usually = new double[ScoringRows.MAX_STUDIES + 1];

        void add(int studies, double requests) {
            lately[studies] = lately[studies] == 0 ? requests : 0.7 * lately[studies] + 0.3 * requests;
            usually[studies] = usually[studies] == 0 ? requests : 0.98 * usually[studies] + 0.02 * requests;
        }

        boolean fallen(int studies) {
            return lately[studies] < TROUBLE * usually[studies];
        }

        /** How much more there is here than there, over the numbers of studies that both know; infinite where none. */
        double gainOver(Throughput other) {
            double sum = 0;
            int known = 0;
            for (int studies = 1; studies < lately.length; studies++) {
                if (lately[studies] > 0 && other.lately[studies] > 0) {
                    sum += lately[studies] / other.lately[studies];
                    known++;
                }
            }
            return known == 0 ? Double.POSITIVE_INFINITY : sum / known;
        }

        void forget() {
            Arrays.fill(lately, 0);
            Arrays.fill(usually, 0);
        }
    }
}
