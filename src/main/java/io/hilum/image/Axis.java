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
    /** The same axis where so many samples, as many as its source or more, stand in the source's place. */
    Axis of(int samples) {
        return samples == source
                ? this
                : new Axis(samples, inSamples(before, samples), inSamples(whole - source, samples) + samples, sent);
    }

    private int inSamples(int pixels, int samples) {
        return (int) (((long) pixels * samples + source / 2) / source);
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
