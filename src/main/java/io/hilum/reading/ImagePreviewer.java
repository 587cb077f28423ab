package io.hilum.reading;

import io.hilum.image.DicomFacts;
import io.hilum.image.MemoryPermits.Permit;
import io.hilum.image.PreparedImage;
import io.hilum.image.Projection;
import io.hilum.study.ImageFile;
import io.hilum.study.View;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks at one image as a study's would be prepared, and sends it nowhere. Nothing is kept. */
@Singleton
public class ImagePreviewer {
    private final Preparing preparing;

    ImagePreviewer(Preparing preparing) {
        this.preparing = preparing;
    }

    /**
     * Looks at an image.
     *
     * @param whenAnswered as in {@link StudyReader#read}
     * @return a preview, or a refusal with its problem; a failure is a bug
     */
    public Uni<PreviewOutcome> preview(ImageFile image, Consumer<Runnable> whenAnswered) {
        return Uni.createFrom()
                .deferred(() -> {
                    Permit permit = preparing.permit(image);
                    whenAnswered.accept(permit::release);
                    return Preparing.granted(permit)
                            .chain(() -> preparing.preview(image))
                            .map(ImagePreviewer::preview);
                })
                .onFailure(NotPrepared.class)
                .recoverWithItem(failure -> new Refused(failure.problem()));
    }

    private static PreviewOutcome preview(PreparedImage image) {
        return new Preview(image, suggested(image), ImageWarnings.of(Part.IMAGE, image));
    }

    private static @Nullable View suggested(PreparedImage image) {
        Projection projection = image.dicom().flatMap(DicomFacts::projection).orElse(Projection.OBLIQUE);
        return switch (projection) {
            case FRONTAL -> View.FRONTAL;
            case LATERAL -> View.LATERAL;
            case OBLIQUE -> null;
        };
    }
}
