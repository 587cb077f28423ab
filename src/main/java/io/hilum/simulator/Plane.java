package io.hilum.simulator;

import java.util.Arrays;

/**
 * A small picture in floating point that the analysis works on; brightness 0..255, row by row, origin top left.
 *
 * @param width in cells
 * @param height in cells
 * @param value one brightness per cell; owned by the plane
 */
@SuppressWarnings("ArrayRecordComponent")
record Plane(int width, int height, float[] value) {

    float at(int x, int y) {
        return value[y * width + x];
    }

    /** The brightness that a share of all cells doesn't exceed; share 0..1. */
    float[] quantiles(double... shares) {
        float[] sorted = value.clone();
        Arrays.sort(sorted);
        float[] found = new float[shares.length];
        for (int i = 0; i < shares.length; i++) {
            found[i] = sorted[(int) Math.round(shares[i] * (sorted.length - 1))];
        }
        return found;
    }

    /** What a photographic negative of it would be. */
    Plane negative() {
        float[] turned = new float[value.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = 255 - value[i];
        }
        return new Plane(width, height, turned);
    }

    /** This plane less another one, cell by cell. */
    Plane minus(Plane other) {
        float[] difference = new float[value.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = value[i] - other.value[i];
        }
        return new Plane(width, height, difference);
    }

    /** Close to a Gaussian blur: three running means, each {@code 2 * radius + 1} cells wide; edges are repeated. */
    Plane blurred(int radius) {
        if (radius < 1) {
            return this;
        }
        float[] from = value;
        for (int pass = 0; pass < 3; pass++) {
            from = runningMean(from, height, width, width, 1, radius);
            from = runningMean(from, width, height, 1, width, radius);
        }
        return new Plane(width, height, from);
    }

    private static float[] runningMean(float[] from, int lines, int length, int lineStep, int step, int radius) {
        float[] to = new float[from.length];
        for (int line = 0; line < lines; line++) {
            int start = line * lineStep;
            double sum = 0;
            for (int i = -radius; i <= radius; i++) {
                sum += from[start + clamp(i, length) * step];
            }
            for (int i = 0; i < length; i++) {
                to[start + i * step] = (float) (sum / (2 * radius + 1));
                sum += from[start + clamp(i + radius + 1, length) * step]
                        - from[start + clamp(i - radius, length) * step];
            }
        }
        return to;
    }

    private static int clamp(int i, int length) {
        return Math.max(0, Math.min(length - 1, i));
    }
}
