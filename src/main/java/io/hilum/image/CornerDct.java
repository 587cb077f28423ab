package io.hilum.image;

/**
 * {@link InverseDct} of the blocks that smooth pictures are made of, whose few coefficients all lie in the first four rows
 * and columns: the same sums without the terms that are 0, and so the same samples.
 */
final class CornerDct {
    /** The last place of the zigzag order that no block may pass: those up to here lie in the first four rows and columns. */
    static final int LAST = 9;

    /** Up to here there is one coefficient beside the first in each direction. */
    private static final int LAST_OF_SLOPE = 2;

    private static final int COLUMN_SHIFT = InverseDct.CONST_BITS - InverseDct.PASS1_BITS;
    private static final int ROW_SHIFT = InverseDct.CONST_BITS + InverseDct.PASS1_BITS + 3;

    /** Half for rounding, and the level shift of 128. */
    private static final int ROW_ROUND = (1 << (ROW_SHIFT - 1)) + (128 << ROW_SHIFT);

    // Sums of InverseDct's constants: 2^13 * sqrt(2) * cos(k pi / 16), in the order of k.
    private static final int COS_1 = 11363;
    private static final int COS_2 = 10703;
    private static final int COS_3 = 9633;
    private static final int COS_5 = 6437;
    private static final int COS_6 = 4433;
    private static final int COS_7 = 2260;

    // The same cosines of 5, 1 and 7 again, as its other sums round them.
    private static final int COS_5_OF_3 = 6436;
    private static final int COS_1_OF_3 = 11362;
    private static final int COS_7_OF_3 = 2259;

    private CornerDct() {}

    /** As {@link InverseDct#transform}; {@code last} is at most {@link #LAST}. */
    static void transform(int[] block, int last, int[] to, int at, int stride) {
        if (last <= LAST_OF_SLOPE) {
            slope(block, to, at, stride);
            return;
        }
        for (int x = 0; x < 4; x++) {
            column(block, x);
        }
        for (int y = 0; y < 8; y++) {
            row(block, 8 * y, to, at + y * stride);
        }
    }

    private static void column(int[] block, int x) {
        int b1 = block[x + 8];
        int b2 = block[x + 16];
        int b3 = block[x + 24];
        int even = (block[x] << InverseDct.CONST_BITS) + (1 << (COLUMN_SHIFT - 1));
        int even2 = b2 * COS_6;
        int even3 = b2 * COS_2;
        int odd0 = b1 * COS_7 - b3 * COS_5_OF_3;
        int odd1 = b1 * COS_5 - b3 * COS_1_OF_3;
        int odd2 = b1 * COS_3 - b3 * COS_7_OF_3;
        int odd3 = b1 * COS_1 + b3 * COS_3;
        block[x] = (even + even3 + odd3) >> COLUMN_SHIFT;
        block[x + 56] = (even + even3 - odd3) >> COLUMN_SHIFT;
        block[x + 8] = (even + even2 + odd2) >> COLUMN_SHIFT;
        block[x + 48] = (even + even2 - odd2) >> COLUMN_SHIFT;
        block[x + 16] = (even - even2 + odd1) >> COLUMN_SHIFT;
        block[x + 40] = (even - even2 - odd1) >> COLUMN_SHIFT;
        block[x + 24] = (even - even3 + odd0) >> COLUMN_SHIFT;
        block[x + 32] = (even - even3 - odd0) >> COLUMN_SHIFT;
    }

    private static void row(int[] block, int from, int[] to, int at) {
        int b1 = block[from + 1];
        int b2 = block[from + 2];
        int b3 = block[from + 3];
        int even = (block[from] << InverseDct.CONST_BITS) + ROW_ROUND;
        int even2 = b2 * COS_6;
        int even3 = b2 * COS_2;
        int odd0 = b1 * COS_7 - b3 * COS_5_OF_3;
        int odd1 = b1 * COS_5 - b3 * COS_1_OF_3;
        int odd2 = b1 * COS_3 - b3 * COS_7_OF_3;
        int odd3 = b1 * COS_1 + b3 * COS_3;
        to[at] = InverseDct.clamp((even + even3 + odd3) >> ROW_SHIFT);
        to[at + 7] = InverseDct.clamp((even + even3 - odd3) >> ROW_SHIFT);
        to[at + 1] = InverseDct.clamp((even + even2 + odd2) >> ROW_SHIFT);
        to[at + 6] = InverseDct.clamp((even + even2 - odd2) >> ROW_SHIFT);
        to[at + 2] = InverseDct.clamp((even - even2 + odd1) >> ROW_SHIFT);
        to[at + 5] = InverseDct.clamp((even - even2 - odd1) >> ROW_SHIFT);
        to[at + 3] = InverseDct.clamp((even - even3 + odd0) >> ROW_SHIFT);
        to[at + 4] = InverseDct.clamp((even - even3 - odd0) >> ROW_SHIFT);
    }

    /** All rows differ by their first coefficient only. */
    private static void slope(int[] block, int[] to, int at, int stride) {
        int b1 = block[1] << InverseDct.PASS1_BITS;
        int odd0 = b1 * COS_7;
        int odd1 = b1 * COS_5;
        int odd2 = b1 * COS_3;
        int odd3 = b1 * COS_1;
        column(block, 0);
        for (int y = 0; y < 8; y++) {
            int even = (block[8 * y] << InverseDct.CONST_BITS) + ROW_ROUND;
            int row = at + y * stride;
            to[row] = InverseDct.clamp((even + odd3) >> ROW_SHIFT);
            to[row + 7] = InverseDct.clamp((even - odd3) >> ROW_SHIFT);
            to[row + 1] = InverseDct.clamp((even + odd2) >> ROW_SHIFT);
            to[row + 6] = InverseDct.clamp((even - odd2) >> ROW_SHIFT);
            to[row + 2] = InverseDct.clamp((even + odd1) >> ROW_SHIFT);
            to[row + 5] = InverseDct.clamp((even - odd1) >> ROW_SHIFT);
            to[row + 3] = InverseDct.clamp((even + odd0) >> ROW_SHIFT);
            to[row + 4] = InverseDct.clamp((even - odd0) >> ROW_SHIFT);
        }
    }
}
