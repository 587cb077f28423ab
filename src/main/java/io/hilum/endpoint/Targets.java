package io.hilum.endpoint;

import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints that studies can go to: which has room, in proportion to its weight; which is left out, because its
 * circuit is open; and the probes that bring it back. The dispatcher's lock guards what says so. Times are those of
 * {@link System#nanoTime}.
 */
@Singleton
class Targets {
    private static final Logger LOG = Logger.getLogger(Targets.class);
    private static final Duration PROBE_TIME = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final EndpointSettings settings;
    private final ScoringAddresses addresses;
    private final ScoringClient client;
    private final EndpointMeters meters;
    private Runnable whenFree = () -> {};
    private volatile @Nullable List<Target> targets;
    private boolean woken;

    Targets(
            Vertx vertx,
            EndpointSettings settings,
            ScoringAddresses addresses,
            ScoringClient client,
            EndpointMeters meters) {
        this.vertx = vertx;
        this.settings = settings;
        this.addresses = addresses;
        this.client = client;
        this.meters = meters;
    }

    /** What to do when one may have become free by itself. */
    void whenFree(Runnable action) {
        whenFree = action;
    }

    /** All of them, made when first asked for: the simulator's address is not known before. */
    List<Target> all() {
        List<Target> known = targets;
        if (known == null) {
            synchronized (this) {
                known = targets;
                if (known == null) {
                    known = addresses.all().stream().map(this::target).toList();
                    targets = known;
                    known.forEach(meters::watch);
                    if (known.size() > 1) {
                        long interval = settings.probeInterval().toMillis();
                        vertx.setPeriodic(interval, timer -> probeSilent());
                    }
                }
            }
        }
        return known;
    }

    private Target target(ScoringAddresses.Known known) {
        long now = System.nanoTime();
        return new Target(
                known.address(),
                known.credentials(),
                new Circuit(settings.circuitFailures(), settings.circuitDelay()),
                new AdaptiveLimit(settings.concurrency(), settings.maxConcurrency(), now),
                now);
    }

    boolean single() {
        return all().size() == 1;
    }

    /** How many requests all endpoints get at once that are not left out. */
    int limit() {
        return all().stream()
                .filter(target -> !target.circuit().open())
                .mapToInt(target -> target.limit().limit())
                .sum();
    }

    /** The least loaded with room for one more request, or null. */
    @Nullable
    Target free(long now) {
        return all().stream()
                .filter(target -> target.free(now))
                .min(Comparator.comparingDouble(Target::load))
                .orElse(null);
    }

    /** Where every circuit is open: how long until the next probe. */
    Optional<Duration> down(long now) {
        return all().stream().allMatch(target -> target.circuit().open())
                ? all().stream().map(target -> target.circuit().untilProbe(now)).min(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** How long every endpoint that is not left out has asked to be left alone. */
    Duration held(long now) {
        return all().stream()
                .filter(target -> !target.circuit().open())
                .map(target -> Duration.ofNanos(Math.max(0, target.heldUntil - now)))
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** Comes back when an endpoint's wish to be left alone is over, if anything waits for that. */
    void wakeFor(int waiting, long now) {
        Duration held = held(now);
        if (waiting > 0 && !woken && !held.isZero()) {
            woken = true;
            vertx.setTimer(held.toMillis() + 1, timer -> {
                woken = false;
                whenFree.run();
            });
        }
    }

    /** It answered, whatever it said. */
    void heard(Target target, long now) {
        target.circuit().answered();
        target.heard = now;
    }

    /** A call to it failed in a way that speaks of the endpoint as a whole. */
    void failed(Target target, Fault fault) {
        if (target.circuit().failed(System.nanoTime())) {
            LOG.warnf(
                    "the circuit of %s is open: %s",
                    target.address(), fault.problem().code().key());
            planProbe(target);
        }
    }

    private void planProbe(Target target) {
        long wait = target.circuit().untilProbe(System.nanoTime()).toMillis();
        vertx.setTimer(Math.max(1, wait), timer -> probe(target));
    }

    private void probeSilent() {
        long quiet = settings.probeInterval().toNanos();
        for (Target target : all()) {
            if (!target.circuit().open() && System.nanoTime() - target.heard > quiet) {
                probe(target);
            }
        }
    }

    private void probe(Target target) {
        target.credentials()
                .bearer()
                .subscribe()
                .with(
                        bearer -> client.probe(target.address(), bearer, PROBE_TIME)
                                .onSuccess(status -> probed(target, status < 500))
                                .onFailure(failure -> probed(target, false)),
                        failure -> probed(target, false));
    }

    private void probed(Target target, boolean there) {
        long now = System.nanoTime();
        boolean wasOpen = target.circuit().open();
        if (there) {
            target.heard = now;
            target.circuit().probed();
            if (wasOpen) {
                LOG.infof("%s is there again: its circuit is closed", target.address());
                whenFree.run();
            }
        } else if (wasOpen) {
            target.circuit().probeFailed(now);
            planProbe(target);
        } else {
            target.circuit().leaveOut(now);
            LOG.warnf("%s did not answer its probe, and is left out", target.address());
            planProbe(target);
        }
    }
}
