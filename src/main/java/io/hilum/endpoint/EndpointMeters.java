package io.hilum.endpoint;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * What is measured of the endpoint: for the platform's metrics, for whoever waits, and for the status. Numbers and codes
 * only; nothing of a study. Thread-safe.
 */
@Singleton
class EndpointMeters {
    /** How many of the last studies the status speaks of. */
    private static final int RECENT = 256;
    /** What a request takes where none has been measured yet: about what the model's publishers tell. */
    private static final double ASSUMED_SECONDS = 8;

    private final MeterRegistry registry;
    private final Timer queueTime;
    private final Timer serviceTime;
    private final Counter retries;
    private final DistributionSummary batchSize;
    private final long[] recent = new long[RECENT];
    private int recorded;
    /** What a request takes lately; 0 until the first. */
    private double usualSeconds;

    EndpointMeters(MeterRegistry registry) {
        this.registry = registry;
        this.queueTime = timer("hilum.endpoint.queue.time", "From a study's arrival to its request to the endpoint");
        this.serviceTime = timer("hilum.endpoint.service.time", "From a request's start to its answer");
        this.retries = Counter.builder("hilum.endpoint.retries")
                .description("Studies that were sent again")
                .register(registry);
        this.batchSize = DistributionSummary.builder("hilum.endpoint.batch.size")
                .description("Studies in one request")
                .register(registry);
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name).description(description).register(registry);
    }

    void watch(IntSupplier waiting) {
        Gauge.builder("hilum.endpoint.queue.length", waiting, IntSupplier::getAsInt)
                .description("Studies that wait for the endpoint")
                .strongReference(true)
                .register(registry);
    }

    void watch(Target target) {
        String endpoint = target.address().uri().getHost();
        String deployment = target.address().deployment();
        Gauge.builder("hilum.endpoint.limit", target, one -> one.limit().limit())
                .description("Requests that the endpoint gets at once")
                .tag("endpoint", endpoint)
                .tag("deployment", deployment)
                .register(registry);
        Gauge.builder(
                        "hilum.endpoint.circuit.open",
                        target,
                        one -> one.circuit().open() ? 1 : 0)
                .description("1 while nothing is sent because the endpoint has failed")
                .tag("endpoint", endpoint)
                .tag("deployment", deployment)
                .register(registry);
    }

    void sent(Batch batch) {
        batchSize.record(batch.studies().size());
        for (PendingStudy study : batch.studies()) {
            if (study.tries == 1) {
                queueTime.record(batch.began() - study.arrived(), TimeUnit.NANOSECONDS);
            }
        }
    }

    void answered(Batch batch, long latencyMillis) {
        serviceTime.record(latencyMillis, TimeUnit.MILLISECONDS);
        int studies = batch.studies().size();
        double seconds = latencyMillis / 1000.0;
        synchronized (this) {
            usualSeconds = usualSeconds == 0 ? seconds : 0.8 * usualSeconds + 0.2 * seconds;
            for (int i = 0; i < studies; i++) {
                recent[recorded % RECENT] = latencyMillis;
                recorded = recorded + 1 < 2 * RECENT ? recorded + 1 : RECENT;
            }
        }
    }

    void retried() {
        retries.increment();
    }

    void failed(Verdict verdict) {
        count("hilum.endpoint.faults", "Calls that brought no findings, by problem", verdict.fault());
    }

    void settled(RowOutcome outcome) {
        if (outcome instanceof RowOutcome.Failed failed) {
            count("hilum.endpoint.unanswered", "Studies that got no answer, by problem", failed.fault());
        }
    }

    private void count(String name, String description, Fault fault) {
        Counter.builder(name)
                .description(description)
                .tag("type", fault.problem().code().key())
                .register(registry)
                .increment();
    }

    /** How long that many requests take, so many at once, by what they took lately; at least a second. */
    Duration expectedWait(int requests, int atOnce) {
        double seconds;
        synchronized (this) {
            seconds = usualSeconds == 0 ? ASSUMED_SECONDS : usualSeconds;
        }
        return Duration.ofSeconds(Math.max(1, (long) Math.ceil(seconds * requests / Math.max(1, atOnce))));
    }

    /** The recent studies' times at the endpoint. */
    synchronized EndpointStatus.Recent recent() {
        long[] sorted = Arrays.copyOf(recent, Math.min(recorded, RECENT));
        Arrays.sort(sorted);
        return sorted.length == 0
                ? new EndpointStatus.Recent(0, 0, 0)
                : new EndpointStatus.Recent(
                        sorted.length, sorted[(sorted.length - 1) / 2], sorted[(int) ((sorted.length - 1) * 0.95)]);
    }
}
