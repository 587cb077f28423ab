package io.hilum.image;

import java.util.Arrays;

/** The samples of a JPEG-LS scan, row by row: ITU T.87, annex A, and annex B for several components. */
final class JpegLsRows {
    private final int columns;
    private final int maxval;
    private final JpegLsContexts contexts;
    private final JpegLsRuns runs;

    /** The region of each gradient, -MAXVAL at 0. */
    private final byte[] regions;

    /** Of each component, samples from 1 to {@link #columns}, and one more at either end (A.2.1). */
    private final int[][] rows;

    private final int[][] above;

    JpegLsRows(JpegLsBits data, JpegLsParameters parameters, int columns, int components) {
        this.columns = columns;
        this.maxval = parameters.maxval();
        JpegLsErrors errors = new JpegLsErrors(data, parameters);
        this.contexts = new JpegLsContexts(errors, parameters);
        this.runs = new JpegLsRuns(data, errors, parameters, components);
        this.regions = new byte[2 * maxval + 1];
        for (int i = 0; i < regions.length; i++) {
            regions[i] = (byte) parameters.region(i - maxval);
        }
        this.rows = new int[components][columns + 2];
        this.above = new int[components][columns + 2];
    }

    /** Memory that it takes for a component, in bytes. */
    static long bytes(int columns) {
        return 8L * columns + (160 << 10);
    }

    /** Annex A.2.1: at the start of the scan, and after a restart. */
    void begin() {
        contexts.begin();
        runs.begin(contexts.firstSum());
        for (int i = 0; i < rows.length; i++) {
            Arrays.fill(rows[i], 0);
            Arrays.fill(above[i], 0);
        }
    }

    /**
     * Reads a row of each component and writes it there.
     *
     * @param together whether a sample of each comes in turns, else a whole row
     */
    void read(char[][] to, int at, boolean together) throws ImageRefused {
        for (int i = 0; i < rows.length; i++) {
            next(i);
            if (!together) {
                runs.component(i);
                fill(rows[i], above[i]);
            }
        }
        if (together) {
            fillTogether();
        }
        for (int i = 0; i < rows.length; i++) {
            for (int x = 0; x < columns; x++) {
                to[i][at + x] = (char) rows[i][x + 1];
            }
        }
    }

    private void next(int component) {
        int[] samples = above[component];
        int[] before = rows[component];
        above[component] = before;
        rows[component] = samples;
        // A.2.1: the samples beside the row's ends.
        samples[0] = before[1];
        before[columns + 1] = before[columns];
    }

    /** Annex A.3: the gradients around a sample choose its mode and context. */
    private void fill(int[] samples, int[] before) throws ImageRefused {
        int x = 1;
        while (x <= columns) {
            int a = samples[x - 1];
            int b = before[x];
            int c = before[x - 1];
            int context = context(a, b, c, before[x + 1]);
            if (context == 0) {
                x = runs.read(samples, before, x, columns);
            } else {
                samples[x++] = contexts.regular(context, predict(a, b, c));
            }
        }
    }

    /** Annex B.3: the run mode is all components' or none's. */
    private void fillTogether() throws ImageRefused {
        int x = 1;
        while (x <= columns) {
            boolean flat = true;
            for (int i = 0; i < rows.length; i++) {
                flat &= context(rows[i][x - 1], above[i][x], above[i][x - 1], above[i][x + 1]) == 0;
            }
            if (flat) {
                x = runs.readTogether(rows, above, x, columns);
                continue;
            }
            for (int i = 0; i < rows.length; i++) {
                int a = rows[i][x - 1];
                int b = above[i][x];
                int c = above[i][x - 1];
                rows[i][x] = contexts.regular(context(a, b, c, above[i][x + 1]), predict(a, b, c));
            }
            x++;
        }
    }

    /** Annex A.3.4, of the samples to the left, above, and to the left and right of that: -364..364. */
    private int context(int a, int b, int c, int d) {
        return 81 * regions[d - b + maxval] + 9 * regions[b - c + maxval] + regions[c - a + maxval];
    }

    /** Annex A.4.1: the median of left, above, and the plane through all three. */
    private static int predict(int a, int b, int c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), a + b - c));
    }
}
