package io.hilum.image;

import io.hilum.findings.Acquisition;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a DICOM file says of itself that a reader or a page needs, and nothing that tells who the patient is. Texts are
 * DICOM's own code words in capitals, or null where the file has none or something else.
 *
 * @param modality such as {@code DX}
 * @param bodyPart such as {@code CHEST}
 * @param view how the image was taken and lies
 * @param studyDate when the study, or else the image, was made; only to tell which of two came first
 * @param studyKey equal for images of one study; a hash, from which the study's number can't be had back
 * @param burnedInAnnotation whether text may be in the pixels: {@code YES} or {@code NO}
 * @param windows the ways to show it that the file offers, the default first
 * @param windowUsed index of the one that is shown; {@link #ESTIMATED} where the file has none
 * @param pixelSpacing millimetres from row to row and from column to column; empty if it doesn't say
 */
public record DicomFacts(
        @Nullable String modality,
        @Nullable String bodyPart,
        DicomView view,
        @Nullable LocalDate studyDate,
        @Nullable String studyKey,
        @Nullable String burnedInAnnotation,
        List<Window> windows,
        int windowUsed,
        List<Double> pixelSpacing) {
    /** No window of the file's: the range was estimated from the samples, or the image is in colour. */
    public static final int ESTIMATED = -1;

    /** Copies. */
    public DicomFacts {
        windows = List.copyOf(windows);
        pixelSpacing = List.copyOf(pixelSpacing);
    }

    /** From where the rays came, if its tags say so. */
    public Optional<Projection> projection() {
        return Projection.of(view);
    }

    /** Whether its tags say for certain that it is of another part of the body. */
    public boolean notAChest() {
        return bodyPart != null && BodyPart.isAnother(bodyPart);
    }

    /** The part of it that a report keeps. */
    Acquisition acquisition(boolean estimated) {
        String explanation =
                windowUsed == ESTIMATED ? "" : windows.get(windowUsed).explanation();
        return new Acquisition(
                modality,
                view.position(),
                view.laterality(),
                bodyPart,
                new Acquisition.Window(windowUsed, explanation, estimated),
                pixelSpacing);
    }

    /**
     * A window or look-up table that a file offers.
     *
     * @param index its number among them, from 0
     * @param explanation what the file calls it, such as {@code NORMAL}; empty if it doesn't say
     */
    public record Window(int index, String explanation) {
        /** Says nothing of the values. */
        @Override
        public String toString() {
            return "Window[" + index + "]";
        }
    }

    /** Says nothing of the values. */
    @Override
    public String toString() {
        return "DicomFacts[%d windows]".formatted(windows.size());
    }
}
