package io.hilum.findings;

import io.hilum.study.Mask;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done to one image, for the reader's trust and for reproducing it. Sizes in pixels, hashes as lower-case hex
 * SHA-256.
 *
 * @param width of the original, upright image (after EXIF orientation)
 * @param height of the original, upright image
 * @param format what the bytes were, such as {@code png} or {@code jpeg}
 * @param sha256 of the file as uploaded
 * @param sent the picture that went to the endpoint
 * @param seen the part of the original image that the model saw, in its pixels
 * @param dicom what a DICOM file says of how it was made; null in other formats
 * @param masked what of it was blackened before it was sent
 */
public record ImageFacts(
        int width,
        int height,
        String format,
        String sha256,
        Sent sent,
        Seen seen,
        @Nullable Acquisition dicom,
        List<Mask> masked) {
    /** Copies. */
    public ImageFacts {
        masked = List.copyOf(masked);
    }

    /** The PNG that went to the endpoint: its size in pixels and bytes, and its SHA-256. */
    public record Sent(int width, int height, int bytes, String sha256) {}

    /** A rectangle of whole pixels on the original, upright image; origin top left. */
    public record Seen(int x, int y, int width, int height) {}
}
