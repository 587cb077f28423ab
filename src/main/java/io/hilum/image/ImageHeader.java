package io.hilum.image;

import org.jspecify.annotations.Nullable;

/**
 * The measures of an uploaded image, from its header alone.
 *
 * @param format what the bytes are: {@code png}, {@code jpeg} or {@code dicom}
 * @param width of the upright image (after EXIF orientation), in square pixels
 * @param height of the upright image, in square pixels
 * @param bytesToPrepare upper bound of the memory that {@link ImagePreparer#prepare} takes at its peak, in bytes, its
 *     answer included and the file itself not; whoever prepares holds a permit for as much
 * @param dicom what a DICOM file says of itself; null in other formats
 */
public record ImageHeader(
        String format,
        int width,
        int height,
        long bytesToPrepare,
        @Nullable DicomFacts dicom) implements Look {}
