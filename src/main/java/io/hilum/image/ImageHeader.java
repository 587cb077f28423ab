package io.hilum.image;

/**
 * The measures of an uploaded image, from its header alone.
 *
 * @param format what the bytes are: {@code png} or {@code jpeg}
 * @param width of the upright image (after EXIF orientation), in pixels
 * @param height of the upright image, in pixels
 * @param bytesToPrepare upper bound of the memory that {@link ImagePreparer#prepare} takes at its peak, in bytes, its
 *     answer included and the file itself not; whoever prepares holds a permit for as much
 */
public record ImageHeader(String format, int width, int height, long bytesToPrepare) implements Look {}
