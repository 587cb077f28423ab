package io.hilum.image;

import java.util.Arrays;

/** The run mode of JPEG-LS, ITU T.87, annex A.7: samples alike, and the one that ends them. */
final class JpegLsRuns {
    /** Table A.2: J, bits of a run's length. */
    private static final int[] BITS = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    private final JpegLsBits data;
    private final JpegLsErrors errors;
    private final JpegLsParameters parameters;

    /** RUNindex of each component; of those whose samples are interleaved, the first one's. */
    private final int[] indices;

    private int component;

    /** The two contexts of the sample that ends a run (A.7.2): sums of errors, counts, and counts of negative ones. */
    private final int[] sums = new int[2];

    private final int[] counts = new int[2];
    private final int[] negatives = new int[2];

    JpegLsRuns(JpegLsBits data, JpegLsErrors errors, JpegLsParameters parameters, int components) {
        this.data = data;
        this.errors = errors;
        this.parameters = parameters;
        this.indices = new int[components];
    }

    /** Annex A.2.1, A.7.1. */
    void begin(int firstSum) {
        Arrays.fill(indices, 0);
        Arrays.fill(sums, firstSum);
        Arrays.fill(counts, 1);
        Arrays.fill(negatives, 0);
    }

    /** Goes on with a row of that component. */
    void component(int number) {
        component = number;
    }

    /**
     * Reads a run that begins there, and the sample after it if the row isn't full.
     *
     * @param row its samples from 1 on
     * @param above the row before
     * @param columns the last sample's place
     * @return where the next sample goes
     */
    int read(int[] row, int[] above, int from, int columns) throws ImageRefused {
        int value = row[from - 1];
        int end = end(from, columns);
        Arrays.fill(row, from, end, value);
        if (end > columns) {
            return end;
        }
        int type = Math.abs(value - above[end]) <= parameters.near() ? 1 : 0;
        row[end] = ending(type, value, above[end]);
        shorten();
        return end + 1;
    }

    /** The same of all components at once, annex B.3: all have that run, and a sample each that ends it. */
    int readTogether(int[][] rows, int[][] above, int from, int columns) throws ImageRefused {
        int end = end(from, columns);
        for (int[] row : rows) {
            Arrays.fill(row, from, end, row[from - 1]);
        }
        if (end > columns) {
            return end;
        }
        for (int i = 0; i < rows.length; i++) {
            rows[i][end] = ending(0, rows[i][end - 1], above[i][end]);
        }
        shorten();
        return end + 1;
    }

    /** Annex A.7.2: shorter runs are expected after the sample that ends one. */
    private void shorten() {
        indices[component] = Math.max(0, indices[component] - 1);
    }

    /** Annex A.7.1.2: where the run ends. */
    private int end(int from, int columns) throws ImageRefused {
        int at = from;
        int index = indices[component];
        while (data.bits(1) == 1) {
            int length = 1 << BITS[index];
            if (length > columns + 1 - at) {
                return columns + 1;
            }
            at += length;
            index = Math.min(BITS.length - 1, index + 1);
            indices[component] = index;
            if (at > columns) {
                return at;
            }
        }
        at += data.bits(BITS[index]);
        if (at > columns) {
            throw JpegLsDecoder.damaged("its image data runs over a row's end");
        }
        return at;
    }

    /** Annex A.7.2.2: the sample that ends a run; {@code type} is its context (RItype). */
    private int ending(int type, int left, int above) throws ImageRefused {
        int sum = type == 0 ? sums[0] : sums[1] + (counts[1] >> 1);
        int k = JpegLsErrors.golombParameter(counts[type], sum);
        int mapped = errors.read(k, BITS[indices[component]] + 1);
        int odd = mapped + type & 1;
        int size = mapped + type + odd >> 1;
        boolean negative = (k != 0 || 2 * negatives[type] >= counts[type]) == (odd == 1);
        update(type, mapped, negative && size > 0);
        int error = negative ? -size : size;
        return type == 1 ? errors.add(left, error) : errors.add(above, left > above ? -error : error);
    }

    /** Code segment A.23. */
    private void update(int type, int mapped, boolean negative) {
        negatives[type] += negative ? 1 : 0;
        sums[type] += mapped + 1 - type >> 1;
        if (counts[type] == parameters.reset()) {
            sums[type] >>= 1;
            counts[type] >>= 1;
            negatives[type] >>= 1;
        }
        counts[type]++;
    }
}
