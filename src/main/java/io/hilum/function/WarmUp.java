package io.hilum.function;

import io.hilum.endpoint.FirstBearers;
import io.hilum.image.ImageLimits;
import io.hilum.image.ImagePreparer;
import io.hilum.study.Geometry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Does ahead of the first study what it would otherwise wait for: an image is prepared, the endpoint's token fetched, the
 * start page made, and a script's token looked at, for which the identity provider's keys are fetched. It changes
 * nothing, keeps nothing but what it has loaded, and happens once in a program's life, however often it is asked for.
 */
@Singleton
class WarmUp {
    /** The most time that all of it may take; what isn't ready then comes with the first study. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final ImageLimits LIMITS = new ImageLimits(2048, 64_000_000);

    private final Uni<List<String>> once;

    WarmUp(FirstBearers bearers, OwnPages pages) {
        this.once = Uni.join()
                .all(
                        step("an image was prepared", prepare()),
                        step("the endpoint's credentials are there", bearers.fetch()),
                        step("the start page was made", pages.startPage()),
                        step("the identity provider's keys are there", pages.bearerCheck()))
                .andCollectFailures()
                .memoize()
                .indefinitely();
    }

    /** Warms up, or waits for the warm-up under way; one line on each of its steps. Never fails. */
    Uni<List<String>> run() {
        return once;
    }

    /** A step that does not come off says so; its cause is told by whoever needs it next. */
    private static Uni<String> step(String done, Uni<?> work) {
        return work.replaceWith(done)
                .ifNoItem()
                .after(LIMIT)
                .fail()
                .onFailure()
                .recoverWithItem(failure ->
                        "not yet: " + done + " (" + failure.getClass().getSimpleName() + ')');
    }

    private static Uni<?> prepare() {
        return Uni.createFrom()
                .item(() -> new ImagePreparer(LIMITS).prepare(sample(), Geometry.CROP))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** The bundled sample's frontal image. */
    private static byte[] sample() {
        try (InputStream in = WarmUp.class.getResourceAsStream("/sample/frontal.png")) {
            return Objects.requireNonNull(in, "the bundled sample study").readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException("the bundled sample study", broken);
        }
    }
}
