package io.hilum.reading;

import io.hilum.image.DicomFacts;
import io.hilum.image.ImageHeader;
import io.hilum.image.ImageLimits;
import io.hilum.image.ImagePreparer;
import io.hilum.image.ImageRefusal;
import io.hilum.image.Look;
import io.hilum.image.MemoryPermits;
import io.hilum.image.Preparation;
import io.hilum.image.PreparedImage;
import io.hilum.problem.Problem;
import io.hilum.problem.ProblemCode;
import io.hilum.study.Geometry;
import io.hilum.study.ImageFile;
import io.hilum.study.Study;
import io.hilum.study.View;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Prepares a study's images on a small pool of its own (one thread a processor), one image after the other, and says
 * beforehand how much memory the whole reading needs.
 */
@Singleton
final class Preparing {
    /** A sent picture is held as PNG, as base64 in the request, and as base64 in the answer's page. */
    private static final double COPIES = 1 + 4 / 3.0 + 4 / 3.0;

    /** The longer side of a preview, in pixels: about what a page shows. */
    private static final int PREVIEW_SIDE = 1024;

    /** A preview is made of the picture that would be sent, while this is still there. */
    private static final int SCALED = 2;

    private static final Duration TRY_AGAIN = Duration.ofSeconds(10);

    private final ImageLimits limits;
    private final ImagePreparer preparer;
    private final MemoryPermits permits;
    private final WorkerExecutor pool;

    Preparing(Vertx vertx, ImageSettings settings) {
        this.limits = new ImageLimits(settings.maxSide(), settings.maxPixels());
        this.preparer = new ImagePreparer(limits);
        this.permits = new MemoryPermits(
                settings.memory()
                        .map(MemorySize::asLongValue)
                        .orElse(Runtime.getRuntime().maxMemory() / 2),
                settings.maxWaiting());
        this.pool = vertx.createSharedWorkerExecutor(
                "hilum-image", Runtime.getRuntime().availableProcessors());
    }

    /**
     * Asks for the memory that reading this study takes, judging by the images' headers alone.
     *
     * @throws NotPrepared when a header already tells that an image can't be read here
     */
    MemoryPermits.Permit permit(Study study) {
        long decoding = 0;
        long sent = 0;
        for (Map.Entry<View, ImageFile> image : study.images().entrySet()) {
            ImageHeader header = header(Part.of(image.getKey()), image.getValue());
            if (saysBurnedIn(header.dicom()) && !study.burnedInAcknowledged()) {
                throw burnedIn(image.getKey());
            }
            decoding = Math.max(decoding, header.bytesToPrepare());
            sent += sentPixels(header, geometry(study, image.getKey()));
        }
        return permit(decoding + (long) (sent * COPIES));
    }

    private MemoryPermits.Permit permit(long bytes) {
        if (bytes > permits.total()) {
            throw new NotPrepared(Problem.of(
                    ProblemCode.TOO_MANY_PIXELS,
                    "The images need more memory than this server gives to one study. Send smaller ones: more than "
                            + limits.maxSide() + " pixels a side add nothing."));
        }
        return permits.ask(bytes);
    }

    /** Completes as soon as the memory is there; fails with {@link NotPrepared} where no more may wait for it. */
    static Uni<Void> granted(MemoryPermits.Permit permit) {
        return permit.granted()
                .onFailure(MemoryPermits.NoRoom.class)
                .transform(full -> new NotPrepared(Problem.of(
                                ProblemCode.BUSY, "Too many studies are waiting. Send this one again in a few seconds.")
                        .after(TRY_AGAIN)));
    }

    /** The prepared images; fails with {@link NotPrepared}. */
    Uni<Map<View, PreparedImage>> prepare(Study study) {
        return onPool(() -> {
            Map<View, PreparedImage> prepared = new EnumMap<>(View.class);
            study.images().forEach((view, image) -> {
                Preparation preparation = preparer.prepare(image.bytes(), geometry(study, view), image.shown());
                prepared.put(view, prepared(Part.of(view), preparation));
            });
            return prepared;
        });
    }

    /**
     * Asks for the memory that a preview of this image takes.
     *
     * @throws NotPrepared when its header already tells that it can't be read here
     */
    MemoryPermits.Permit permit(ImageFile image) {
        ImageHeader header = header(Part.IMAGE, image);
        return permit(header.bytesToPrepare() + (long) (PREVIEW_SIDE * PREVIEW_SIDE * (SCALED + COPIES)));
    }

    /** One image as it would be sent, with a PNG no larger than a page needs; fails with {@link NotPrepared}. */
    Uni<PreparedImage> preview(ImageFile image) {
        return onPool(() -> prepared(Part.IMAGE, preparer.preview(image.bytes(), image.shown(), PREVIEW_SIDE)));
    }

    private <T> Uni<T> onPool(Callable<T> work) {
        return Uni.createFrom()
                .completionStage(() -> pool.executeBlocking(work, false).toCompletionStage());
    }

    private ImageHeader header(Part part, ImageFile image) {
        Look look = preparer.look(image.bytes(), image.shown().window());
        if (look instanceof ImageRefusal refusal) {
            throw part.refused(refusal);
        }
        return (ImageHeader) look;
    }

    private static PreparedImage prepared(Part part, Preparation preparation) {
        if (preparation instanceof ImageRefusal refusal) {
            throw part.refused(refusal);
        }
        return (PreparedImage) preparation;
    }

    /** Whether the file itself says that there may be text in its pixels. Source: PS3.3, section C.7.6.1. */
    static boolean saysBurnedIn(@Nullable DicomFacts dicom) {
        return dicom != null && "YES".equals(dicom.burnedInAnnotation());
    }

    private static NotPrepared burnedIn(View view) {
        return new NotPrepared(Problem.at(
                view.key(),
                ProblemCode.BURNED_IN_TEXT,
                "The " + view.key()
                        + " image says that text is burnt into its pixels (BurnedInAnnotation YES), perhaps a"
                        + " patient's name. Look at it: if nothing in it tells whose it is, send it again and"
                        + " acknowledge that (burnedInText=acknowledged)."));
    }

    /** Only the frontal image meets the square that boxes refer to. */
    private static Geometry geometry(Study study, View view) {
        return view == View.FRONTAL ? study.geometry() : Geometry.CROP;
    }

    /** Upper bound of the sent picture's pixels, which is about that of its PNG's bytes. */
    private long sentPixels(ImageHeader header, Geometry geometry) {
        double longer = Math.max(header.width(), header.height());
        double side = Math.min(longer, limits.maxSide());
        double other = geometry == Geometry.PAD ? side : side * Math.min(header.width(), header.height()) / longer;
        return (long) Math.ceil(side * (other + 1));
    }

    @PreDestroy
    void close() {
        pool.close();
    }
}
