package io.hilum.simulator;

import static io.hilum.simulator.Plausibility.falling;
import static io.hilum.simulator.Plausibility.rising;
import static io.hilum.simulator.Plausibility.within;

/**
 * How much one dark region by itself looks like a lung field: 0..1.
 *
 * <p>A lung field on a frontal radiograph is taller than wide, has a narrow apex, fills about two thirds of the
 * rectangle around it, is darker than the tissue around it, has a definite edge, and ends before the picture's sides.
 * The ranges were widened from what 435 published lung outlines of frontal films show.
 */
final class LungShape {
    private final Plane plane;
    private final double range;

    /**
     * @param plane the smoothed brightness
     * @param range the brightness between the darkest and the brightest twentieth of it
     */
    LungShape(Plane plane, double range) {
        this.plane = plane;
        this.range = Math.max(1, range);
    }

    /** The geometric mean of the marks, with room for two weak ones. */
    double score(Region region) {
        double product = 1;
        for (double mark : marks(region)) {
            product *= mark;
        }
        return Math.cbrt(product);
    }

    /** Size, proportions, fill, apex, distance from the sides, edge, smoothness: each 0..1. */
    double[] marks(Region region) {
        double area = (double) region.area() / (plane.width() * plane.height());
        return new double[] {
            within(area, 0.014, 0.045, 0.32, 0.45),
            within((double) region.height() / region.width(), 0.6, 1.05, 2.9, 4.2),
            within(region.fill(), 0.34, 0.48, 0.8, 0.93),
            falling(topWidth(region), 0.72, 1.02),
            falling(touching(region), 0.08, 0.7),
            rising(edgeContrast(region), 0.01, 0.08),
            rising(smoothness(region), 0.1, 0.3)
        };
    }

    /** 4 pi area / perimeter squared: 1 for a disc, about 0.5 for a lung field, small for a ragged patch. */
    private static double smoothness(Region region) {
        double perimeter = region.perimeter();
        return 4 * Math.PI * region.area() / (perimeter * perimeter);
    }

    /** The mean width of the top eighth, as a share of the greatest width. */
    private static double topWidth(Region region) {
        int rows = Math.max(1, region.height() / 8);
        double sum = 0;
        int widest = 1;
        for (int y = region.top(); y <= region.bottom(); y++) {
            int width = region.maxX(y) - region.minX(y) + 1;
            widest = Math.max(widest, width);
            if (y < region.top() + rows) {
                sum += width;
            }
        }
        return sum / rows / widest;
    }

    /** The share of its rows that reach the plane's left or right side. */
    private double touching(Region region) {
        int touching = 0;
        for (int y = region.top(); y <= region.bottom(); y++) {
            if (region.minX(y) == 0 || region.maxX(y) == plane.width() - 1) {
                touching++;
            }
        }
        return (double) touching / region.height();
    }

    /** How much brighter it is a few cells outside its two flanks than a few cells inside, as a share of the range. */
    double edgeContrast(Region region) {
        int reach = Math.max(2, plane.width() / 50);
        double sum = 0;
        for (int y = region.top(); y <= region.bottom(); y++) {
            int row = y * plane.width();
            int from = region.minX(y);
            int to = region.maxX(y);
            int deep = Math.min(reach, (to - from) / 2);
            sum += plane.value()[row + Math.max(0, from - reach)] - plane.value()[row + from + deep];
            sum += plane.value()[row + Math.min(plane.width() - 1, to + reach)] - plane.value()[row + to - deep];
        }
        return sum / (2.0 * region.height()) / range;
    }
}
