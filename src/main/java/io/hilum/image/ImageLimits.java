package io.hilum.image;

/**
 * The bounds of an image.
 *
 * @param maxSide longer side of the picture that is sent, in pixels; a larger image is downscaled to it
 * @param maxPixels most pixels an uploaded image may have, known from its header before anything is allocated
 */
public record ImageLimits(int maxSide, long maxPixels) {
    /** The model family works on a square of some 500 pixels; below that an image says less than the model could use. */
    public static final int LOW_RESOLUTION_SIDE = 512;

    /** @throws IllegalArgumentException when a bound is below 1 */
    public ImageLimits {
        if (maxSide < 1 || maxPixels < 1) {
            throw new IllegalArgumentException("hilum.image.max-side and hilum.image.max-pixels are at least 1");
        }
    }
}
