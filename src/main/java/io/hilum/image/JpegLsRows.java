package io.hilum.image;

import java.util.Arrays;

/** The samples of a JPEG-LS scan, row by row: ITU T.87, annex A, for one component. */
final class JpegLsRows {
    /** Contexts of the regular mode, and the one that is the run mode's (A.3.4). */
    private static final int CONTEXTS = 365;

    /** Each context's variables, side by side: A, B, C, N (A.2.1). */
    private static final int VARIABLES = 4;

    private static final int MOST_BIAS = 127;
    private static final int LEAST_BIAS = -128;

    private final int columns;
    private final int maxval;
    private final int reset;
    private final boolean lossless;
    private final int firstSum;
    private final JpegLsErrors errors;
    private final JpegLsRuns runs;

    /** The region of each gradient, -MAXVAL at 0. */
    private final byte[] regions;

    private final int[] contexts = new int[VARIABLES * CONTEXTS];

    /** Samples from 1 to {@link #columns}, and one more at either end (A.2.1). */
    private int[] row;

    private int[] above;

    JpegLsRows(JpegLsBits data, JpegLsParameters parameters, int columns) {
        this.columns = columns;
        this.maxval = parameters.maxval();
        this.reset = parameters.reset();
        this.lossless = parameters.near() == 0;
        this.firstSum = Math.max(2, (parameters.range() + 32) / 64);
        this.errors = new JpegLsErrors(data, parameters);
        this.runs = new JpegLsRuns(data, errors, parameters);
        this.regions = new byte[2 * maxval + 1];
        for (int i = 0; i < regions.length; i++) {
            regions[i] = (byte) parameters.region(i - maxval);
        }
        this.row = new int[columns + 2];
        this.above = new int[columns + 2];
    }

    /** Memory that it takes, in bytes. */
    static long bytes(int columns) {
        return 8L * columns + (160 << 10);
    }

    /** Annex A.2.1: at the start of the scan, and after a restart. */
    void begin() {
        for (int at = 0; at < contexts.length; at += VARIABLES) {
            contexts[at] = firstSum;
            contexts[at + 1] = 0;
            contexts[at + 2] = 0;
            contexts[at + 3] = 1;
        }
        runs.begin(firstSum);
        Arrays.fill(row, 0);
        Arrays.fill(above, 0);
    }

    /** Reads a row and writes it there. */
    void read(char[] to, int at) throws ImageRefused {
        int[] samples = above;
        above = row;
        row = samples;
        // A.2.1: the samples beside the row's ends.
        samples[0] = above[1];
        above[columns + 1] = above[columns];
        fill(samples, above);
        for (int x = 0; x < columns; x++) {
            to[at + x] = (char) samples[x + 1];
        }
    }

    /** Annex A.3: the gradients around a sample choose its mode and context. */
    private void fill(int[] samples, int[] before) throws ImageRefused {
        int x = 1;
        while (x <= columns) {
            int a = samples[x - 1];
            int b = before[x];
            int c = before[x - 1];
            int context =
                    81 * regions[before[x + 1] - b + maxval] + 9 * regions[b - c + maxval] + regions[c - a + maxval];
            if (context == 0) {
                x = runs.read(samples, before, x, columns);
            } else {
                samples[x++] = regular(context, predict(a, b, c));
            }
        }
    }

    /** Annex A.4.1: the median of left, above, and the plane through all three. */
    private static int predict(int a, int b, int c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), a + b - c));
    }

    /** Annexes A.4.2 to A.6. Negative contexts are positive ones turned round (A.3.4). */
    private int regular(int context, int edge) throws ImageRefused {
        int sign = context >> 31;
        int at = VARIABLES * ((context ^ sign) - sign);
        int sum = contexts[at];
        int bias = contexts[at + 1];
        int count = contexts[at + 3];
        int prediction = Math.max(0, Math.min(maxval, edge + (contexts[at + 2] ^ sign) - sign));
        int k = JpegLsErrors.golombParameter(count, sum);
        int mapped = errors.read(k, 0);
        // A.5.2: which of an error and its negative comes first.
        int turned = k == 0 && lossless && 2 * bias <= -count ? 1 : 0;
        int error = mapped >> 1 ^ -(mapped & 1 ^ turned);
        update(at, sum, bias, count, error);
        return errors.add(prediction, (error ^ sign) - sign);
    }

    /** Annex A.6: A and N are halved now and then; C follows the mean of the errors. */
    private void update(int at, int sum, int bias, int count, int error) {
        int a = sum + Math.abs(error);
        int b = bias + error * errors.step();
        int n = count;
        if (n == reset) {
            a >>= 1;
            b >>= 1;
            n >>= 1;
        }
        n++;
        if (b <= -n) {
            b = Math.max(b + n, 1 - n);
            contexts[at + 2] = Math.max(LEAST_BIAS, contexts[at + 2] - 1);
        } else if (b > 0) {
            b = Math.min(b - n, 0);
            contexts[at + 2] = Math.min(MOST_BIAS, contexts[at + 2] + 1);
        }
        contexts[at] = a;
        contexts[at + 1] = b;
        contexts[at + 3] = n;
    }
}
