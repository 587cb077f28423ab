package io.hilum.simulator;

import static io.hilum.simulator.Plausibility.rising;
import static io.hilum.simulator.Plausibility.within;

import java.util.Arrays;

/**
 * How much two regions side by side look like the two lung fields of a frontal chest radiograph: 0..1.
 *
 * <p>They share their rows, are about mirror images, stand close together at the top and flare downwards, and
 * have a brighter mediastinum between them and a brighter chest wall on either side.
 */
final class ChestPair {
    private final Plane plane;
    private final double range;
    private final float[] sorted;

    ChestPair(Plane plane, double range) {
        this.plane = plane;
        this.range = Math.max(1, range);
        this.sorted = plane.value().clone();
        Arrays.sort(sorted);
    }

    /** The score of the region on the picture's left together with the one on its right. */
    double score(Region first, Region second) {
        double product = 1;
        for (double mark : marks(first, second)) {
            product *= mark;
        }
        return Math.cbrt(product);
    }

    /** Common rows, like sizes, flare, proportions, gap, mirror image, walls, abdomen: each 0..1; none if hopeless. */
    double[] marks(Region first, Region second) {
        int top = Math.max(first.top(), second.top());
        int bottom = Math.min(first.bottom(), second.bottom());
        int common = bottom - top + 1;
        if (common < 4 || first.right() > second.left() + second.width() / 2 || first.left() >= second.left()) {
            return new double[] {0};
        }
        double overlap = rising((double) common / Math.min(first.height(), second.height()), 0.45, 0.8);
        double levels = rising((double) common / Math.max(first.height(), second.height()), 0.3, 0.6);
        double sizes = rising(
                (double) Math.min(first.area(), second.area()) / Math.max(first.area(), second.area()), 0.12, 0.5);
        double[] outline = outline(first, second, top, bottom);
        if (overlap * levels * sizes * outline[0] * outline[1] * outline[2] == 0) {
            return new double[] {0};
        }
        double mirror = rising(mirrored(first, second), 0.25, 0.55);
        double[] walls = walls(first, second, top, bottom);
        return new double[] {
            overlap,
            levels,
            sizes,
            outline[0],
            outline[1],
            outline[2],
            outline[3],
            mirror,
            walls[0],
            walls[1],
            walls[2],
            rising(Math.min(below(first), below(second)), 0.1, 0.6),
            rising(rank(walls[3]), 0.18, 0.42),
            rising(apexTilt(first) - apexTilt(second), 0.0, 0.16),
            rising(tall(first, second), 0.18, 0.4),
            within((first.left() + second.right()) / 2.0 / plane.width(), 0.18, 0.34, 0.66, 0.82),
            first.bottom() == plane.height() - 1 && second.bottom() == plane.height() - 1 ? 0.4 : 1
        };
    }

    /** How far the top eighth's middle lies to the right of the region's, as a share of its width. */
    static double apexTilt(Region region) {
        int rows = Math.max(1, region.height() / 8);
        double sum = 0;
        for (int y = region.top(); y < region.top() + rows; y++) {
            sum += (region.minX(y) + region.maxX(y)) / 2.0;
        }
        return (sum / rows - (region.left() + region.right()) / 2.0) / region.width();
    }

    /** The height of both together, as a share of the plane's longer side. */
    private double tall(Region first, Region second) {
        int rows = Math.max(first.bottom(), second.bottom()) - Math.min(first.top(), second.top()) + 1;
        return (double) rows / Math.max(plane.width(), plane.height());
    }

    /** The share of the whole plane that is darker than this brightness, 0..1. */
    private double rank(double brightness) {
        int found = Arrays.binarySearch(sorted, (float) brightness);
        return (double) (found < 0 ? -found - 1 : found) / sorted.length;
    }

    /** The share of its columns under which, within a tenth of its height, it is brighter; 1 where the plane ends. */
    private double below(Region region) {
        int[] lowest = new int[region.width()];
        for (int cell : region.cells()) {
            int column = cell % plane.width() - region.left();
            lowest[column] = Math.max(lowest[column], cell / plane.width());
        }
        double mean = region.mean(plane) + 0.02 * range;
        int reach = Math.max(3, region.height() / 8);
        int brighter = 0;
        for (int column = 0; column < lowest.length; column++) {
            int y = lowest[column] + reach;
            if (y >= plane.height() || plane.at(region.left() + column, y) > mean) {
                brighter++;
            }
        }
        return (double) brighter / lowest.length;
    }

    /** The thorax as a whole: not too wide, with a gap for the mediastinum, and wider below than at the apices. */
    private static double[] outline(Region first, Region second, int top, int bottom) {
        int rows = bottom - top + 1;
        int apex = Math.max(1, rows / 8);
        double atApex = 0;
        int widest = 0;
        double gap = 0;
        double lower = 0;
        int narrowest = Integer.MAX_VALUE;
        for (int y = top; y <= bottom; y++) {
            int width = second.maxX(y) - first.minX(y) + 1;
            widest = Math.max(widest, width);
            int between = second.minX(y) - first.maxX(y);
            gap += between;
            if (2 * (y - top) > bottom - top) {
                lower += between;
            }
            narrowest = Math.min(narrowest, between);
            if (y < top + apex) {
                atApex += width;
            }
        }
        if (narrowest < 2) {
            return new double[4];
        }
        double tall = Math.max(first.bottom(), second.bottom()) - Math.min(first.top(), second.top()) + 1;
        double flare = within(atApex / apex / widest, 0.18, 0.35, 0.74, 0.97);
        double aspect = within(widest / tall, 0.6, 0.82, 1.7, 2.2);
        double mediastinum = within(gap / rows / widest, 0.03, 0.08, 0.38, 0.6);
        return new double[] {flare, aspect, mediastinum, rising(lower / Math.max(1, gap - lower), 0.65, 1.02)};
    }

    /** Overlap of one region with the other's mirror image (intersection over union), row extents about the best axis. */
    private static double mirrored(Region first, Region second) {
        int top = Math.min(first.top(), second.top());
        int bottom = Math.max(first.bottom(), second.bottom());
        double best = 0;
        double middle = (first.left() + first.right() + second.left() + second.right()) / 2.0;
        double step = Math.max(1, (second.right() - first.left()) / 40.0);
        for (int shift = -4; shift <= 4; shift++) {
            double axis = middle + shift * step;
            double shared = 0;
            double either = 0;
            for (int y = top; y <= bottom; y++) {
                double from = first.reaches(y) ? first.minX(y) : 0;
                double to = first.reaches(y) ? first.maxX(y) + 1 : 0;
                double mirrorFrom = second.reaches(y) ? axis - second.maxX(y) : 0;
                double mirrorTo = second.reaches(y) ? axis - second.minX(y) + 1 : 0;
                double both = Math.max(0, Math.min(to, mirrorTo) - Math.max(from, mirrorFrom));
                shared += both;
                either += to - from + mirrorTo - mirrorFrom - both;
            }
            best = Math.max(best, shared / either);
        }
        return best;
    }

    /** The share of rows in which the mediastinum and both chest walls are really brighter than the lung fields. */
    private double[] walls(Region first, Region second, int top, int bottom) {
        double brighter = 0.02 * range;
        int reach = Math.max(2, (second.right() - first.left()) / 7);
        double mediastinum = 0;
        int between = 0;
        int right = 0;
        int left = 0;
        for (int y = top; y <= bottom; y++) {
            double a = mean(y, first.minX(y), first.maxX(y));
            double b = mean(y, second.minX(y), second.maxX(y));
            double gap = mean(y, first.maxX(y) + 1, second.minX(y) - 1);
            mediastinum += gap;
            if (gap > Math.max(a, b) + brighter) {
                between++;
            }
            if (brightest(y, first.minX(y) - reach, first.minX(y) - 1) > a + brighter) {
                right++;
            }
            if (brightest(y, second.maxX(y) + 1, second.maxX(y) + reach) > b + brighter) {
                left++;
            }
        }
        double rows = bottom - top + 1;
        return new double[] {
            rising(between / rows, 0.5, 0.85),
            rising(right / rows, 0.3, 0.75),
            rising(left / rows, 0.3, 0.75),
            mediastinum / rows
        };
    }

    private double mean(int y, int from, int to) {
        double sum = 0;
        for (int x = from; x <= to; x++) {
            sum += plane.at(x, y);
        }
        return sum / Math.max(1, to - from + 1);
    }

    private double brightest(int y, int from, int to) {
        double found = 0;
        for (int x = Math.max(0, from); x <= Math.min(plane.width() - 1, to); x++) {
            found = Math.max(found, plane.at(x, y));
        }
        return found;
    }
}
