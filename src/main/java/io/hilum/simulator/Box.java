package io.hilum.simulator;

/**
 * A rectangle on the centred square of the frontal picture, as fractions of its side; origin top left.
 *
 * <p>Coordinates are the middles of 100 bins, {@code (n + 0.5) / 100}, as the model family answers them. Source:
 * protocol, "Response".
 *
 * @param xMin the edge nearer to the picture's left, 0 < xMin < xMax
 * @param yMin the edge nearer to the picture's top, 0 < yMin < yMax
 * @param xMax below 1
 * @param yMax below 1
 */
public record Box(double xMin, double yMin, double xMax, double yMax) {

    private static final int BINS = 100;

    public Box {
        if (!(xMin > 0 && yMin > 0 && xMax > xMin && yMax > yMin && xMax < 1 && yMax < 1)) {
            throw new IllegalArgumentException("A box lies inside the square and has a width and a height");
        }
    }

    /** The box of bins that holds a rectangle given as fractions of the square's side; widened to two bins at least. */
    static Box of(double xMin, double yMin, double xMax, double yMax) {
        int left = Math.min(bin(xMin), BINS - 2);
        int top = Math.min(bin(yMin), BINS - 2);
        int right = Math.max(bin(xMax), left + 1);
        int bottom = Math.max(bin(yMax), top + 1);
        return new Box(middle(left), middle(top), middle(right), middle(bottom));
    }

    private static int bin(double fraction) {
        return Math.max(0, Math.min(BINS - 1, (int) Math.floor(fraction * BINS)));
    }

    private static double middle(int bin) {
        return (2 * bin + 1) / (2.0 * BINS);
    }
}
