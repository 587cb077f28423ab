package io.hilum.findings;

/**
 * A rectangle on the original, upright frontal image, as fractions of its width and height; origin top left;
 * 0 <= xMin < xMax <= 1, 0 <= yMin < yMax <= 1. Source: protocol, "Where a box lies".
 */
public record BoundingBox(double xMin, double yMin, double xMax, double yMax) {
    /** @throws IllegalArgumentException when a value is not finite, out of range or not below its maximum */
    public BoundingBox {
        if (!(0 <= xMin && xMin < xMax && xMax <= 1 && 0 <= yMin && yMin < yMax && yMax <= 1)) {
            throw new IllegalArgumentException("not a box on the image");
        }
    }

    /** The same rectangle in pixels of an image of that size. */
    public PixelRectangle inPixels(int width, int height) {
        return new PixelRectangle(xMin * width, yMin * height, (xMax - xMin) * width, (yMax - yMin) * height);
    }

    /** The box's share of the image's area, above 0 and at most 1. */
    public double area() {
        return (xMax - xMin) * (yMax - yMin);
    }
}
