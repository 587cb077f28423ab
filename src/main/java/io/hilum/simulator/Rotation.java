package io.hilum.simulator;

/**
 * How far the upper mediastinum's middle lies from the middle between the lung fields' outer edges. A turned patient
 * has it off the middle; so have a shifted mediastinum and unlike lungs, so it's stated as what it is.
 *
 * @param offCentre as a share of the thorax's width there; positive towards the patient's left
 */
record Rotation(double offCentre) {

    /** In the percent that are said, so that one number has one verdict. */
    private static final long LITTLE_PERCENT = 3;

    /** The mean over the upper half of the rows that both fields share, the topmost tenth left out. */
    static Rotation of(Region right, Region left) {
        int top = Math.max(right.top(), left.top());
        int bottom = Math.min(right.bottom(), left.bottom());
        int from = top + (bottom - top) / 10;
        int to = top + (bottom - top) / 2;
        double sum = 0;
        for (int y = from; y <= to; y++) {
            double outer = (right.minX(y) + left.maxX(y)) / 2.0;
            double inner = (right.maxX(y) + left.minX(y)) / 2.0;
            sum += (inner - outer) / (left.maxX(y) - right.minX(y) + 1.0);
        }
        return new Rotation(sum / (to - from + 1));
    }

    /** What was measured, as a sentence without its preamble. */
    String sentence() {
        long percent = Math.round(Math.abs(offCentre) * 100);
        if (percent == 0) {
            return "no rotation measured: the upper mediastinum lies midway between the lung fields' outer edges.";
        }
        String verdict = percent <= LITTLE_PERCENT ? "little rotation measured" : "rotation or asymmetry measured";
        return verdict + ": the upper mediastinum lies " + percent + " % of the thorax's width towards the patient's "
                + (offCentre > 0 ? "left" : "right") + ".";
    }
}
