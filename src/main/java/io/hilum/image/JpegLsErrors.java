package io.hilum.image;

/** Prediction errors of a JPEG-LS scan, ITU T.87: reads them, and adds them to predictions. */
final class JpegLsErrors {
    private final JpegLsBits data;
    private final int limit;
    private final int qbpp;
    private final int range;
    private final int near;
    private final int maxval;
    private final int step;
    private final int span;

    JpegLsErrors(JpegLsBits data, JpegLsParameters parameters) {
        this.data = data;
        this.limit = parameters.limit();
        this.qbpp = parameters.qbpp();
        this.range = parameters.range();
        this.near = parameters.near();
        this.maxval = parameters.maxval();
        this.step = parameters.step();
        this.span = range * step;
    }

    /** Distance of two quantised errors. */
    int step() {
        return step;
    }

    /**
     * A mapped error (annex A.5.2), at most RANGE.
     *
     * @param k bits that stand as they are
     * @param before bits of a run's length that the longest code is shorter by (A.7.2.2)
     */
    int read(int k, int before) throws ImageRefused {
        int mapped = data.golomb(k, limit - before, qbpp);
        if (mapped > range) {
            throw JpegLsDecoder.damaged("its image data holds an error that there can't be");
        }
        return mapped;
    }

    /** Annex A.5.1: k, such that 2^k is next to the mean error of a context. */
    static int golombParameter(int count, int sum) {
        int k = 0;
        while ((long) count << k < sum) {
            k++;
        }
        return k;
    }

    /** Annexes A.4.4 and A.4.5, turned round: a sample of 0..MAXVAL. */
    int add(int prediction, int error) {
        int sample = prediction + error * step;
        if (sample < -near) {
            sample += span;
        } else if (sample > maxval + near) {
            sample -= span;
        }
        return Math.max(0, Math.min(maxval, sample));
    }
}
