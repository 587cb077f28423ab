package io.hilum.image;

/**
 * How one axis of the stored image meets the sent picture's: {@code before} black pixels, the source's, and black ones up
 * to {@code whole}, all of them shrunk to {@code sent}. Padding and shrinking in one step keeps the sent picture exactly
 * where {@link ImageMapping} says, without a rounding of its own.
 *
 * @param source pixels of the stored image
 * @param before black pixels in front of it; 0 unless padded
 * @param whole pixels with the padding
 * @param sent pixels of the sent picture, 1..whole
 */
record Axis(int source, int before, int whole, int sent) {
    /** In sent pixels. */
    private static final double ROUNDING = 1e-9;

    /** The same axis where so many samples, as many as its source or more, stand in the source's place. */
    Axis of(int samples) {
        return samples == source
                ? this
                : new Axis(samples, inSamples(before, samples), inSamples(whole - source, samples) + samples, sent);
    }

    private int inSamples(int pixels, int samples) {
        return (int) (((long) pixels * samples + source / 2) / source);
    }

    /** Samples {@code from} to {@code to - 1} of the source; none where these are equal. */
    record Samples(int from, int to) {}

    /**
     * The samples of which those sent pixels are made that a stretch of the source touches.
     *
     * @param from where it begins, as a fraction of the source
     * @param to where it ends, as a fraction of the source; above {@code from}
     */
    Samples masked(double from, double to) {
        double scale = (double) sent / whole;
        // What a fraction's last digits add or take is no part of a pixel.
        long first = (long) Math.floor((before + from * source) * scale + ROUNDING);
        long end = Math.max(first + 1, (long) Math.ceil((before + to * source) * scale - ROUNDING));
        long firstSample = first * whole / sent - before;
        long endSample = (end * whole + sent - 1) / sent - before;
        return new Samples(within(firstSample), within(endSample));
    }

    private int within(long sample) {
        return (int) Math.max(0, Math.min(source, sample));
    }

    boolean shrinks() {
        return sent < whole;
    }

    /** Index of the sent pixel in which the source begins. */
    int first() {
        return (int) ((long) before * sent / whole);
    }

    /** Index after the sent pixel in which the source ends. */
    int end() {
        return (int) (((long) (before + source) * sent + whole - 1) / whole);
    }
}
