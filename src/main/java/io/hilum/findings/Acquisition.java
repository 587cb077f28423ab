package io.hilum.findings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a DICOM file says of how its image was made, and how it was shown; no date, no number that leads to a person. Null
 * or empty where the file doesn't say.
 *
 * @param modality such as {@code DX}
 * @param viewPosition such as {@code PA}
 * @param laterality {@code L}, {@code R}, {@code B} or {@code U}
 * @param bodyPart such as {@code CHEST}
 * @param window by which it was shown
 * @param pixelSpacing millimetres from row to row and from column to column, as the file has them; else empty
 */
public record Acquisition(
        @Nullable String modality,
        @Nullable String viewPosition,
        @Nullable String laterality,
        @Nullable String bodyPart,
        Window window,
        List<Double> pixelSpacing) {
    /** @throws IllegalArgumentException when the spacing is neither empty nor of two numbers */
    public Acquisition {
        pixelSpacing = List.copyOf(pixelSpacing);
        if (!pixelSpacing.isEmpty() && pixelSpacing.size() != 2) {
            throw new IllegalArgumentException("a spacing is of rows and columns");
        }
    }

    /**
     * A window or look-up table.
     *
     * @param index its number among the file's; -1 where it has none
     * @param explanation the file's own words for it; untrusted, empty if it has none
     * @param estimated whether the range was estimated from the pixels
     */
    public record Window(int index, String explanation, boolean estimated) {
        /** Says nothing of the file's words. */
        @Override
        public String toString() {
            return "Window[" + index + "]";
        }
    }

    /** Says nothing of the values. */
    @Override
    public String toString() {
        return "Acquisition[]";
    }
}
