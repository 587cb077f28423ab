package io.hilum.image;

/**
 * The 8 x 8 inverse DCT of ITU T.81, annex A.3.3, for samples of 8 or 12 bits, as the formula stands there: in floating
 * point, so that no step rounds but the last. {@link InverseDct} is faster, but its 32 bits are made for 8-bit samples.
 */
final class WideInverseDct {
    private static final int SIDE = 8;
    private static final int HALF = 4;

    /** C(u) / 2 * cos((2x + 1) u pi / 16), for x of the left half: x, then u. The right half follows by symmetry. */
    private static final double[] BASIS = basis();

    private final int most;
    private final double centre;
    private final double[] columns = new double[SIDE * SIDE];

    /** @param precision bits of a sample: the level shift is half of their range (A.3.1) */
    WideInverseDct(int precision) {
        this.most = (1 << precision) - 1;
        this.centre = (1 << (precision - 1)) + .5;
    }

    private static double[] basis() {
        double[] basis = new double[HALF * SIDE];
        for (int x = 0; x < HALF; x++) {
            for (int u = 0; u < SIDE; u++) {
                double c = u == 0 ? Math.sqrt(.5) : 1;
                basis[SIDE * x + u] = c / 2 * Math.cos((2 * x + 1) * u * Math.PI / 16);
            }
        }
        return basis;
    }

    /**
     * Transforms a block.
     *
     * @param block 64 dequantised coefficients, row by row
     * @param samples gets 64, row by row, within the precision
     */
    void transform(int[] block, int[] samples) {
        for (int x = 0; x < SIDE; x++) {
            column(block, x);
        }
        for (int at = 0; at < samples.length; at += SIDE) {
            row(samples, at);
        }
    }

    private void column(int[] block, int x) {
        int b2 = block[x + 16];
        int b4 = block[x + 32];
        int b6 = block[x + 48];
        int b1 = block[x + 8];
        int b3 = block[x + 24];
        int b5 = block[x + 40];
        int b7 = block[x + 56];
        double flat = block[x] * BASIS[0];
        if ((b1 | b2 | b3 | b4 | b5 | b6 | b7) == 0) {
            for (int i = x; i < columns.length; i += SIDE) {
                columns[i] = flat;
            }
            return;
        }
        for (int y = 0; y < HALF; y++) {
            int at = SIDE * y;
            double even = flat + b2 * BASIS[at + 2] + b4 * BASIS[at + 4] + b6 * BASIS[at + 6];
            double odd = b1 * BASIS[at + 1] + b3 * BASIS[at + 3] + b5 * BASIS[at + 5] + b7 * BASIS[at + 7];
            columns[at + x] = even + odd;
            columns[SIDE * (SIDE - 1 - y) + x] = even - odd;
        }
    }

    private void row(int[] samples, int from) {
        double flat = columns[from] * BASIS[0] + centre;
        double b1 = columns[from + 1];
        double b2 = columns[from + 2];
        double b3 = columns[from + 3];
        double b4 = columns[from + 4];
        double b5 = columns[from + 5];
        double b6 = columns[from + 6];
        double b7 = columns[from + 7];
        for (int x = 0; x < HALF; x++) {
            int at = SIDE * x;
            double even = flat + b2 * BASIS[at + 2] + b4 * BASIS[at + 4] + b6 * BASIS[at + 6];
            double odd = b1 * BASIS[at + 1] + b3 * BASIS[at + 3] + b5 * BASIS[at + 5] + b7 * BASIS[at + 7];
            samples[from + x] = clamp(even + odd);
            samples[from + SIDE - 1 - x] = clamp(even - odd);
        }
    }

    /** The level shift's half makes it round; what truncates towards 0 below 0 is clamped to it. */
    private int clamp(double sample) {
        return Math.max(0, Math.min(most, (int) sample));
    }
}
