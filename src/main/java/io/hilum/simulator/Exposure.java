package io.hilum.simulator;

import java.util.Locale;

/**
 * The brightness of the centred square's pixels.
 *
 * @param black the share of pixels that are 0, 0..1
 * @param white the share of pixels that are 255, 0..1
 * @param mean the mean brightness, as a share of full scale
 * @param range between the darkest and the brightest twentieth, as a share of full scale
 */
record Exposure(double black, double white, double mean, double range) {

    private static final double MUCH_BLACK = 0.4;
    private static final double MUCH_WHITE = 0.1;
    private static final double NARROW = 0.2;

    /** Counts every pixel of the centred square. */
    static Exposure of(Picture picture) {
        int[] counts = new int[256];
        int side = picture.side();
        for (int y = picture.top(); y < picture.top() + side; y++) {
            int start = y * picture.width() + picture.left();
            for (int x = start; x < start + side; x++) {
                counts[picture.grey()[x] & 0xff]++;
            }
        }
        double pixels = (double) side * side;
        double sum = 0;
        for (int level = 0; level < counts.length; level++) {
            sum += (double) level * counts[level];
        }
        int low = level(counts, 0.05 * pixels);
        int high = level(counts, 0.95 * pixels);
        return new Exposure(counts[0] / pixels, counts[255] / pixels, sum / pixels / 255, (high - low) / 255.0);
    }

    private static int level(int[] counts, double wanted) {
        double seen = 0;
        for (int level = 0; level < counts.length; level++) {
            seen += counts[level];
            if (seen >= wanted) {
                return level;
            }
        }
        return counts.length - 1;
    }

    /** What was measured, as a sentence without its preamble. */
    String sentence() {
        return String.format(
                Locale.ROOT,
                "%s: mean brightness %.0f %%, %.1f %% of pixels black, %.1f %% white.",
                verdict(),
                mean * 100,
                black * 100,
                white * 100);
    }

    private String verdict() {
        if (range < NARROW) {
            return "low contrast";
        }
        if (white > MUCH_WHITE) {
            return "many pixels clipped to white";
        }
        return black > MUCH_BLACK ? "many pixels clipped to black" : "exposure within range";
    }
}
