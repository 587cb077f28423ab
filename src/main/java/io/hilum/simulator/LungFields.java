package io.hilum.simulator;

/**
 * What a search for lung fields came to. "Right" is the patient's right, which is on the picture's left in PA and AP.
 */
sealed interface LungFields {

    /**
     * Both lung fields.
     *
     * @param right the patient's right one, on the picture's left
     * @param left the patient's left one
     * @param inverted whether they are brighter than what is around them
     */
    record Both(Region right, Region left, boolean inverted) implements LungFields {}

    /**
     * One lung field, the other side of the chest being opaque.
     *
     * @param side "right" or "left", the patient's
     * @param field where
     */
    record One(String side, Region field) implements LungFields {}

    /** Nothing that looks like one. */
    record None() implements LungFields {}

    /** The least score at which a pair counts as found. */
    double FOUND = 0.62;

    /** The same for a pair brighter than its surroundings, which few pictures show: asks for more. */
    double FOUND_INVERTED = 0.72;

    /** A score that a picture's negative needn't be tried to better. */
    double CERTAIN = 0.85;

    /** The score at which a pair counts that only shows once wider bridges are cut. */
    double FOUND_AFTER_CUTTING = 0.8;

    /** The bridges cut at first, and those cut where nothing was found so. Half widths in cells. */
    int NARROW = 2;

    int WIDE = 5;

    /** Searches a plane as it is, then its negative, then the plane with wider bridges cut. */
    static LungFields in(Plane plane) {
        LungSearch search = new LungSearch(plane, NARROW);
        ScoredPair found = search.best();
        if (found.score() < CERTAIN) {
            LungSearch negative = new LungSearch(plane.negative(), NARROW);
            ScoredPair inverted = negative.best();
            boolean better = inverted.score() > found.score() + 0.1;
            if (better && inverted.score() >= FOUND_INVERTED && tissueAround(inverted, negative.smoothed())) {
                return new Both(inverted.first(), inverted.second(), true);
            }
        }
        if (found.score() >= FOUND) {
            return new Both(found.first(), found.second(), false);
        }
        ScoredPair cut = new LungSearch(plane, WIDE).best();
        if (cut.score() >= FOUND_AFTER_CUTTING) {
            return new Both(cut.first(), cut.second(), false);
        }
        return search.lonely()
                .<LungFields>map(
                        field -> new One(field.left() + field.right() < plane.width() ? "right" : "left", field))
                .orElseGet(None::new);
    }

    /** Whether the chest walls are tissue: bright areas on black, as in ultrasound, have pure white in their negative. */
    private static boolean tissueAround(ScoredPair pair, Plane plane) {
        int reach = Math.max(2, (pair.second().right() - pair.first().left()) / 12);
        return !blank(pair.first(), plane, -reach) && !blank(pair.second(), plane, reach);
    }

    private static boolean blank(Region region, Plane plane, int reach) {
        int blank = 0;
        for (int y = region.top(); y <= region.bottom(); y++) {
            int x = reach < 0 ? region.minX(y) + reach : region.maxX(y) + reach;
            if (x < 0 || x >= plane.width() || plane.at(x, y) > 245) {
                blank++;
            }
        }
        return blank > 0.6 * region.height();
    }
}
