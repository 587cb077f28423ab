package io.hilum.overlay;

import io.hilum.findings.BoundingBox;
import io.hilum.findings.Finding;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Where a finding lies, in words, for those who can't see the box. Words of the image only ("image left"), never of the
 * body: nobody has checked which side of the patient it shows.
 */
public final class Whereabouts {
    private static final double MIDDLE_FROM = 0.42;
    private static final double MIDDLE_TO = 0.58;
    private static final double WIDE = 0.6;
    private static final int NAMED_PLACES = 2;

    private Whereabouts() {}

    /** For instance {@code image left, lower half · 9 % of the image}; the empty text for a finding without boxes. */
    public static String of(Finding finding) {
        List<BoundingBox> boxes =
                finding.boxes().stream().map(box -> box.fraction()).toList();
        if (boxes.isEmpty()) {
            return "";
        }
        String places = boxes.size() > NAMED_PLACES
                ? boxes.size() + " places"
                : boxes.stream().map(Whereabouts::place).distinct().collect(Collectors.joining("; "));
        return places + " · " + percent(coveredArea(boxes)) + " of the image";
    }

    private static String place(BoundingBox box) {
        return across(box) + ", " + down(box);
    }

    private static String across(BoundingBox box) {
        double middle = (box.xMin() + box.xMax()) / 2;
        if (box.xMax() - box.xMin() > WIDE) {
            return "most of the width";
        }
        return middle < MIDDLE_FROM ? "image left" : middle > MIDDLE_TO ? "image right" : "image centre";
    }

    private static String down(BoundingBox box) {
        double middle = (box.yMin() + box.yMax()) / 2;
        if (box.yMax() - box.yMin() > WIDE) {
            return "most of the height";
        }
        return middle < MIDDLE_FROM ? "upper half" : middle > MIDDLE_TO ? "lower half" : "mid-height";
    }

    private static String percent(double share) {
        long percent = Math.round(share * 100);
        return percent < 1 ? "under 1 %" : percent + " %";
    }

    /** The share of the image that lies in at least one box: overlaps count once. */
    static double coveredArea(List<BoundingBox> boxes) {
        double[] xs = edges(boxes.stream().flatMapToDouble(box -> DoubleStream.of(box.xMin(), box.xMax())));
        double[] ys = edges(boxes.stream().flatMapToDouble(box -> DoubleStream.of(box.yMin(), box.yMax())));
        double area = 0;
        for (int i = 1; i < xs.length; i++) {
            for (int j = 1; j < ys.length; j++) {
                double x = (xs[i - 1] + xs[i]) / 2;
                double y = (ys[j - 1] + ys[j]) / 2;
                if (boxes.stream().anyMatch(box -> holds(box, x, y))) {
                    area += (xs[i] - xs[i - 1]) * (ys[j] - ys[j - 1]);
                }
            }
        }
        return area;
    }

    private static double[] edges(DoubleStream coordinates) {
        return coordinates.sorted().distinct().toArray();
    }

    private static boolean holds(BoundingBox box, double x, double y) {
        return box.xMin() < x && x < box.xMax() && box.yMin() < y && y < box.yMax();
    }
}
