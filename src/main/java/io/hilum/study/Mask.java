package io.hilum.study;

/**
 * A rectangle of an image that is blackened before the picture is sent, as fractions of the original, upright image's
 * width and height; origin top left; 0 <= xMin < xMax <= 1, 0 <= yMin < yMax <= 1.
 */
public record Mask(double xMin, double yMin, double xMax, double yMax) {
    /** @throws IllegalArgumentException when a value is not finite, out of range or not below its maximum */
    public Mask {
        if (!(0 <= xMin && xMin < xMax && xMax <= 1 && 0 <= yMin && yMin < yMax && yMax <= 1)) {
            throw new IllegalArgumentException("not a rectangle on the image");
        }
    }
}
