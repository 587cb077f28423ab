package io.hilum.findings;

/** A rectangle in pixels of the original, upright image; origin top left; parts of pixels are allowed. */
public record PixelRectangle(double x, double y, double width, double height) {
    /** @throws IllegalArgumentException when it has no area or a value is not finite */
    public PixelRectangle {
        if (!(Double.isFinite(x) && Double.isFinite(y) && width > 0 && height > 0)
                || Double.isInfinite(width)
                || Double.isInfinite(height)) {
            throw new IllegalArgumentException("not a rectangle");
        }
    }
}
