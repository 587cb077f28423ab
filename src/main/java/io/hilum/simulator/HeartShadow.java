package io.hilum.simulator;

import java.util.Arrays;
import java.util.Optional;

/**
 * The heart's shadow between the lung fields and the thorax's inner width, in cells of the analysed plane.
 *
 * <p>The cardiothoracic ratio is the heart's greatest width over the thorax's greatest inner width (Danzer, 1919). The
 * heart's borders are where the brightness has fallen by two thirds from the mediastinum's to the lung field's, in the lower half down to
 * the diaphragm, which shows as the field's inner edge running off sideways; the outermost tenth of the rows is left out.
 *
 * @param left the heart's border on the picture's left
 * @param top the row under which the shadow widens
 * @param right its border on the picture's right
 * @param bottom the last row above the diaphragm
 * @param thoraxWidth the greatest distance between the lung fields' outer edges in one row
 */
record HeartShadow(double left, double top, double right, double bottom, double thoraxWidth) {

    private static final int ROWS_WATCHED = 4;
    private static final int OUTLIERS = 10;
    private static final double BORDER = 0.35;
    private static final int FARTHER_OUT = 4;
    private static final int FARTHER_IN = 5;
    private static final double STEEPEST = 1.6;

    /** Measured only where the ratio comes out as one a chest can have: 0.2..0.85. */
    static Optional<HeartShadow> between(Plane plane, Region right, Region left) {
        int top = Math.max(right.top(), left.top());
        int bottom = Math.min(right.bottom(), left.bottom());
        int middle = top + (bottom - top) * 45 / 100;
        int rightEnd = diaphragm(right, middle, bottom, true);
        int leftEnd = diaphragm(left, middle, bottom, false);
        Plane smooth = plane.blurred(1);
        double rightLevel = right.mean(smooth);
        double leftLevel = left.mean(smooth);
        double[] from = new double[rightEnd - middle + 1];
        double[] to = new double[leftEnd - middle + 1];
        for (int y = middle; y <= Math.max(rightEnd, leftEnd); y++) {
            int centre = (right.maxX(y) + left.minX(y)) / 2;
            if (y <= rightEnd) {
                from[y - middle] = border(smooth, y, centre, right.maxX(y), rightLevel);
            }
            if (y <= leftEnd) {
                to[y - middle] = border(smooth, y, centre, left.minX(y), leftLevel);
            }
        }
        Arrays.sort(from);
        Arrays.sort(to);
        double thorax = 0;
        for (int y = top; y <= bottom; y++) {
            thorax = Math.max(thorax, left.maxX(y) + 1.0 - right.minX(y));
        }
        HeartShadow heart = new HeartShadow(
                from[from.length / OUTLIERS],
                waist(right, left, top, middle),
                to[to.length - 1 - to.length / OUTLIERS],
                Math.max(rightEnd, leftEnd) + 1.0,
                thorax);
        return heart.ratio() >= 0.2 && heart.ratio() <= 0.85 && heart.bottom > heart.top + 2
                ? Optional.of(heart)
                : Optional.empty();
    }

    /** Near the field's inner edge, where the brightness has fallen by two thirds from the mediastinum's to the field's. */
    private static double border(Plane plane, int y, int centre, int edge, double lung) {
        int step = edge < centre ? -1 : 1;
        double level = lung + BORDER * (plane.at(centre, y) - lung);
        int end = Math.max(0, Math.min(plane.width() - 1, edge + step * FARTHER_OUT));
        int x = step < 0 ? Math.min(centre, edge + FARTHER_IN) : Math.max(centre, edge - FARTHER_IN);
        while (x != end && plane.at(x, y) > level) {
            x += step;
        }
        return step < 0 ? x + 1.0 : x;
    }

    /** The cardiothoracic ratio. */
    double ratio() {
        return (right - left) / thoraxWidth;
    }

    /** The last row before the inner edge runs off sideways. */
    private static int diaphragm(Region region, int from, int bottom, boolean picturesLeft) {
        for (int y = from; y + ROWS_WATCHED <= bottom; y++) {
            int now = picturesLeft ? region.maxX(y) : region.minX(y);
            int then = picturesLeft ? region.maxX(y + ROWS_WATCHED) : region.minX(y + ROWS_WATCHED);
            int outwards = picturesLeft ? now - then : then - now;
            if (outwards > STEEPEST * ROWS_WATCHED) {
                return y;
            }
        }
        return bottom;
    }

    /** The row in the second quarter where the lung fields come closest. */
    private static int waist(Region right, Region left, int top, int middle) {
        int found = middle;
        int least = Integer.MAX_VALUE;
        for (int y = top + (middle - top) / 2; y <= middle; y++) {
            int gap = left.minX(y) - right.maxX(y);
            if (gap <= least) {
                least = gap;
                found = y;
            }
        }
        return found;
    }
}
