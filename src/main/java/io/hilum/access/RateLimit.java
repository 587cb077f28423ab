package io.hilum.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A bucket of tokens for each user: a request takes one, and time fills it again. The table of users is bounded. Thread-safe.
 */
final class RateLimit {
    private static final double MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final String name;
    private final int burst;
    private final double perNano;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets;

    private record Bucket(double tokens, long at) {}

    /**
     * What a request is told.
     *
     * @param taken whether it may go on
     * @param left whole tokens that are left
     * @param seconds until the bucket is full again
     * @param retrySeconds until there is a token again, at least 1; meaningful where none was taken
     */
    record Answer(boolean taken, int left, long seconds, long retrySeconds) {}

    /**
     * @param name of the policy, as the headers tell it
     * @param perMinute tokens a minute, at least 1
     * @param burst what a bucket holds, at least 1
     * @param maxUsers how many users are remembered
     * @param nanoTime the time, as {@link System#nanoTime} tells it
     */
    RateLimit(String name, int perMinute, int burst, int maxUsers, LongSupplier nanoTime) {
        if (perMinute < 1 || burst < 1 || maxUsers < 1) {
            throw new IllegalArgumentException("hilum.access.rate: each number must be at least 1");
        }
        this.name = name;
        this.burst = burst;
        this.perNano = perMinute / MINUTE;
        this.nanoTime = nanoTime;
        this.buckets = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > maxUsers;
            }
        };
    }

    /** Takes a token of that user's, if one is left. */
    synchronized Answer take(String user) {
        long now = nanoTime.getAsLong();
        Bucket bucket = buckets.getOrDefault(user, new Bucket(burst, now));
        double tokens = Math.min(burst, bucket.tokens + (now - bucket.at) * perNano);
        boolean taken = tokens >= 1;
        double left = taken ? tokens - 1 : tokens;
        buckets.put(user, new Bucket(left, now));
        return new Answer(taken, (int) left, seconds(burst - left), Math.max(1, seconds(1 - left)));
    }

    /** {@code RateLimit-Policy}: so many tokens in the time that fills a bucket. Source: draft-ietf-httpapi-ratelimit-headers. */
    String policy() {
        return '"' + name + "\";q=" + burst + ";w=" + Math.max(1, seconds(burst));
    }

    /** {@code RateLimit}: what is left of it, and when it is whole again. */
    String limit(Answer answer) {
        return '"' + name + "\";r=" + answer.left() + ";t=" + answer.seconds();
    }

    /** How many users are remembered. */
    synchronized int users() {
        return buckets.size();
    }

    private long seconds(double tokens) {
        return (long) Math.ceil(tokens / perNano / TimeUnit.SECONDS.toNanos(1) - 1e-9);
    }
}
