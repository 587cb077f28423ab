package io.hilum.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Searches a plane for the two lung fields: dark regions under a sweep of thresholds, once on the brightness itself and
 * once with slow changes of brightness taken out, and of them the pair that looks most like a chest.
 */
final class LungSearch {
    private static final int THRESHOLDS = 16;
    private static final int KEPT = 100;
    private static final double LEAST_SHAPE = 0.12;
    private static final double LONELY_SHAPE = 0.985;

    private final Plane plane;
    private final double range;
    private final int opening;
    private final List<Candidate> candidates;

    /**
     * Prepares a search.
     *
     * @param opening bridges narrower than {@code 2 * opening + 1} cells don't connect regions
     */
    LungSearch(Plane brightness, int opening) {
        this.opening = opening;
        this.plane = brightness.blurred(Math.max(1, brightness.width() / 110));
        float[] ends = plane.quantiles(0.05, 0.95);
        this.range = ends[1] - ends[0];
        this.candidates = candidates();
    }

    /** The brightness that was searched: smoothed a little. */
    Plane smoothed() {
        return plane;
    }

    /** The best pair, or a pair that scores 0 where nothing is there. */
    ScoredPair best() {
        LungShape shape = new LungShape(plane, range);
        ChestPair chest = new ChestPair(plane, range);
        ScoredPair best = ScoredPair.NONE;
        double bestWorth = 0;
        for (Candidate first : candidates) {
            for (Candidate second : candidates) {
                double shapes = Math.sqrt(first.score() * second.score());
                if (first.centreX() >= second.centreX() || 2 * shapes <= bestWorth) {
                    continue;
                }
                double score = shapes * chest.score(first.region(), second.region());
                double worth = score * (1 + completeness(shape, first.region(), second.region()));
                if (worth > bestWorth) {
                    bestWorth = worth;
                    best = new ScoredPair(score, first.region(), second.region());
                }
            }
        }
        return best;
    }

    /** Among equally plausible pairs the larger one with the steeper edge outlines the lung fields best; 0..1. */
    private double completeness(LungShape shape, Region first, Region second) {
        double edge = (shape.edgeContrast(first) + shape.edgeContrast(second)) / 2;
        double area = (double) (first.area() + second.area()) / plane.value().length;
        return Math.min(0.5, Math.max(0, edge)) + Math.min(0.5, area);
    }

    /** The one region that looks like a lung field while the other side of the chest is opaque; or none. */
    Optional<Region> lonely() {
        for (Candidate candidate : candidates) {
            if (candidate.score() >= LONELY_SHAPE && oneSided(candidate.region())) {
                return Optional.of(candidate.region());
            }
        }
        return Optional.empty();
    }

    private boolean oneSided(Region region) {
        double opposite = 0;
        int lastColumn = plane.width() - 1;
        for (int cell : region.cells()) {
            int x = cell % plane.width();
            opposite += plane.value()[cell - x + lastColumn - x];
        }
        boolean opaque = opposite / region.area() > region.mean(plane) + 0.45 * range;
        boolean onItsSide = region.right() < 0.56 * plane.width() || region.left() > 0.44 * plane.width();
        boolean large = region.height() > 0.4 * plane.height() && region.area() > 0.08 * plane.value().length;
        boolean free = region.left() > 0 && region.right() < lastColumn && region.top() > 0;
        double tilt = ChestPair.apexTilt(region) * (region.left() + region.right() < lastColumn ? 1 : -1);
        return opaque && onItsSide && large && free && tilt > 0.06;
    }

    /** The regions whose shape looks most like a lung field, best first. */
    private List<Candidate> candidates() {
        List<Candidate> found = new ArrayList<>();
        collect(plane, found);
        collect(plane.minus(plane.blurred(Math.max(plane.width(), plane.height()) / 8)), found);
        found.sort(Comparator.comparingDouble(Candidate::score).reversed());
        return found.size() > KEPT ? found.subList(0, KEPT) : found;
    }

    private void collect(Plane shown, List<Candidate> found) {
        LungShape shape = new LungShape(plane, range);
        DarkRegions regions = new DarkRegions(plane.width(), plane.height());
        int minArea = plane.width() * plane.height() / 70;
        double[] shares = new double[THRESHOLDS];
        for (int i = 0; i < THRESHOLDS; i++) {
            shares[i] = 0.06 + 0.70 * i / (THRESHOLDS - 1);
        }
        float last = Float.NEGATIVE_INFINITY;
        for (float threshold : shown.quantiles(shares)) {
            if (threshold <= last) {
                continue;
            }
            last = threshold;
            for (Region region : regions.below(shown, threshold, opening, minArea)) {
                double score = shape.score(region);
                if (score > LEAST_SHAPE) {
                    found.add(new Candidate(region, score, region.centreX(plane.width())));
                }
            }
        }
    }
}
