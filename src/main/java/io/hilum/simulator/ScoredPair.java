package io.hilum.simulator;

/**
 * Two regions side by side, and how much they look like the lung fields of a chest.
 *
 * @param score 0..1; where it is 0, the regions are empty
 * @param first the one nearer to the picture's left
 * @param second the one nearer to the picture's right
 */
record ScoredPair(double score, Region first, Region second) {

    private static final Region NOTHING = new Region(new int[0], 0, -1, 0, -1, new int[0], new int[0]);

    static final ScoredPair NONE = new ScoredPair(0, NOTHING, NOTHING);
}
