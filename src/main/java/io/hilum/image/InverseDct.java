package io.hilum.image;

/**
 * The 8 x 8 inverse DCT of ITU T.81, annex A.3.3, with its level shift, in integers: the algorithm of Loeffler, Ligtenberg
 * and Moschytz (ICASSP 1989) with 12 multiplications per row, scaled by 2^13 as in the IJG's accurate ("islow") one, so
 * that samples come out as other decoders have them.
 */
final class InverseDct {
    static final int CONST_BITS = 13;
    static final int PASS1_BITS = 2;
    private static final int C0_298 = 2446;
    private static final int C0_390 = 3196;
    private static final int C0_541 = 4433;
    private static final int C0_765 = 6270;
    private static final int C0_899 = 7373;
    private static final int C1_175 = 9633;
    private static final int C1_501 = 12299;
    private static final int C1_847 = 15137;
    private static final int C1_961 = 16069;
    private static final int C2_053 = 16819;
    private static final int C2_562 = 20995;
    private static final int C3_072 = 25172;

    private InverseDct() {}

    /**
     * Writes samples of 0..255.
     *
     * @param block 64 dequantised coefficients, row by row; used up
     * @param last no coefficient but 0 comes after this place in the zigzag order, 0..63
     * @param to where the 8 x 8 samples go, the first one at {@code at}, rows {@code stride} apart
     */
    static void transform(int[] block, int last, int[] to, int at, int stride) {
        if (last <= CornerDct.LAST) {
            CornerDct.transform(block, last, to, at, stride);
            return;
        }
        boolean flat = true;
        for (int x = 0; x < 8; x++) {
            flat &= column(block, x);
        }
        if (flat) {
            flatRows(block, to, at, stride);
            return;
        }
        for (int y = 0; y < 8; y++) {
            row(block, 8 * y, to, at + y * stride);
        }
    }

    /** Returns whether all rows of the column came out alike. */
    private static boolean column(int[] block, int x) {
        int b0 = block[x];
        int b1 = block[x + 8];
        int b2 = block[x + 16];
        int b3 = block[x + 24];
        int b4 = block[x + 32];
        int b5 = block[x + 40];
        int b6 = block[x + 48];
        int b7 = block[x + 56];
        if ((b1 | b2 | b3 | b4 | b5 | b6 | b7) == 0) {
            int all = b0 << PASS1_BITS;
            for (int i = x; i < 64; i += 8) {
                block[i] = all;
            }
            return true;
        }
        int z1 = (b2 + b6) * C0_541;
        int even2 = z1 - b6 * C1_847;
        int even3 = z1 + b2 * C0_765;
        int even0 = (b0 + b4) << CONST_BITS;
        int even1 = (b0 - b4) << CONST_BITS;
        int round = 1 << (CONST_BITS - PASS1_BITS - 1);
        int e0 = even0 + even3 + round;
        int e3 = even0 - even3 + round;
        int e1 = even1 + even2 + round;
        int e2 = even1 - even2 + round;
        int z5 = (b7 + b3 + b5 + b1) * C1_175;
        int z3 = z5 - (b7 + b3) * C1_961;
        int z4 = z5 - (b5 + b1) * C0_390;
        int z17 = -(b7 + b1) * C0_899;
        int z2 = -(b5 + b3) * C2_562;
        int odd0 = b7 * C0_298 + z17 + z3;
        int odd1 = b5 * C2_053 + z2 + z4;
        int odd2 = b3 * C3_072 + z2 + z3;
        int odd3 = b1 * C1_501 + z17 + z4;
        int shift = CONST_BITS - PASS1_BITS;
        block[x] = (e0 + odd3) >> shift;
        block[x + 56] = (e0 - odd3) >> shift;
        block[x + 8] = (e1 + odd2) >> shift;
        block[x + 48] = (e1 - odd2) >> shift;
        block[x + 16] = (e2 + odd1) >> shift;
        block[x + 40] = (e2 - odd1) >> shift;
        block[x + 24] = (e3 + odd0) >> shift;
        block[x + 32] = (e3 - odd0) >> shift;
        return false;
    }

    private static void row(int[] block, int from, int[] to, int at) {
        int b0 = block[from];
        int b1 = block[from + 1];
        int b2 = block[from + 2];
        int b3 = block[from + 3];
        int b4 = block[from + 4];
        int b5 = block[from + 5];
        int b6 = block[from + 6];
        int b7 = block[from + 7];
        int shift = CONST_BITS + PASS1_BITS + 3;
        int z1 = (b2 + b6) * C0_541;
        int even2 = z1 - b6 * C1_847;
        int even3 = z1 + b2 * C0_765;
        // Half for rounding, and the level shift of 128.
        int round = (1 << (shift - 1)) + (128 << shift);
        int even0 = ((b0 + b4) << CONST_BITS) + round;
        int even1 = ((b0 - b4) << CONST_BITS) + round;
        int e0 = even0 + even3;
        int e3 = even0 - even3;
        int e1 = even1 + even2;
        int e2 = even1 - even2;
        int z5 = (b7 + b3 + b5 + b1) * C1_175;
        int z3 = z5 - (b7 + b3) * C1_961;
        int z4 = z5 - (b5 + b1) * C0_390;
        int z17 = -(b7 + b1) * C0_899;
        int z2 = -(b5 + b3) * C2_562;
        int odd0 = b7 * C0_298 + z17 + z3;
        int odd1 = b5 * C2_053 + z2 + z4;
        int odd2 = b3 * C3_072 + z2 + z3;
        int odd3 = b1 * C1_501 + z17 + z4;
        to[at] = clamp((e0 + odd3) >> shift);
        to[at + 7] = clamp((e0 - odd3) >> shift);
        to[at + 1] = clamp((e1 + odd2) >> shift);
        to[at + 6] = clamp((e1 - odd2) >> shift);
        to[at + 2] = clamp((e2 + odd1) >> shift);
        to[at + 5] = clamp((e2 - odd1) >> shift);
        to[at + 3] = clamp((e3 + odd0) >> shift);
        to[at + 4] = clamp((e3 - odd0) >> shift);
    }

    /** All columns are flat, so all rows are alike. */
    private static void flatRows(int[] block, int[] to, int at, int stride) {
        row(block, 0, to, at);
        for (int y = 1; y < 8; y++) {
            System.arraycopy(to, at, to, at + y * stride, 8);
        }
    }

    static int clamp(int sample) {
        return Math.max(0, Math.min(255, sample));
    }
}
