package io.hilum.image;

/**
 * Which part of the 16-bit range is shown: 0 is black, {@code top} and all above it white.
 *
 * @param top 1..65535
 * @param estimated whether it was guessed from the samples
 */
record Window(int top, boolean estimated) {
    private static final int FULL = 0xFFFF;
    private static final int LOW_QUARTER = FULL >> 2;

    /**
     * The window of samples that come without one. Detectors give 10 to 14 bits, which some exports store unscaled in 16:
     * shown by the full range, such an image is all but black. So if all but a thousandth of the samples need 14 bits or
     * fewer, the window ends at the greatest value of that many bits. The thousandth keeps a burnt-in white marker from
     * hiding it; a whole number of bits keeps two images of one detector alike.
     */
    static Window estimate(int[] histogram, long samples) {
        int most = percentile(histogram, samples - samples / 1000);
        if (most == 0) {
            most = percentile(histogram, samples);
        }
        int top = Math.max(1, Integer.highestOneBit(most) * 2 - 1);
        return top <= LOW_QUARTER ? new Window(top, true) : new Window(FULL, false);
    }

    private static int percentile(int[] histogram, long count) {
        long seen = 0;
        for (int value = 0; value < histogram.length; value++) {
            seen += histogram[value];
            if (seen >= count) {
                return value;
            }
        }
        return FULL;
    }

    /** The samples as 8-bit grey, rounded. */
    byte[] show(char[] samples) {
        byte[] table = new byte[FULL + 1];
        for (int value = 0; value <= FULL; value++) {
            table[value] = (byte) ((Math.min(value, top) * 255L + top / 2) / top);
        }
        byte[] grey = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            grey[i] = table[samples[i]];
        }
        return grey;
    }
}
