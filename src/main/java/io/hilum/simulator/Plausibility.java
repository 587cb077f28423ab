package io.hilum.simulator;

/** Turns a measured number into how well it fits what radiographs show, 0..1. */
final class Plausibility {

    private Plausibility() {}

    /** 0 at or under {@code none}, 1 from {@code full} on, straight between. */
    static double rising(double value, double none, double full) {
        return share((value - none) / (full - none));
    }

    /** 1 up to {@code full}, 0 from {@code none} on, straight between. */
    static double falling(double value, double full, double none) {
        return share((none - value) / (none - full));
    }

    /** 1 between {@code low} and {@code high}, falling to 0 at {@code tooLow} and at {@code tooHigh}. */
    static double within(double value, double tooLow, double low, double high, double tooHigh) {
        return Math.min(rising(value, tooLow, low), falling(value, high, tooHigh));
    }

    private static double share(double ratio) {
        return Math.max(0, Math.min(1, ratio));
    }
}
