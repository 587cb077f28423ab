package io.hilum.image;

/**
 * Takes a stored image's rows and keeps only the sent picture: each of its pixels is the mean of the area that it covers
 * (fractions of pixels included; padding is black). Never more than a few rows of the stored image are in memory. Also
 * watches whether all samples have one value, and counts how often 16-bit values occur.
 *
 * <p>Down the rows, samples are added up with weights of 14 bits that sum to exactly one. Along a row, the mean is the
 * difference of two prefix sums, so that no pixel needs a loop of its own.
 */
final class Downscaler implements RowSink {
    private static final int ROW_BITS = 14;

    private final Axis across;
    private final Axis down;
    private final boolean shrinks;
    private final int columnBits;
    private final double scale;
    private final int[] edgeIndex;
    private final int[] edgeFraction;
    private final int[] aligned;
    private final int[] sums;
    private final long[] prefix;
    private final byte[] narrow;
    private final char[] wide;
    private final int[] histogram;

    private int y;
    private int sentY;
    private boolean pending;
    private boolean varied;
    private int firstSample;

    /** @param wide whether samples are 0..65535 instead of 0..255 */
    Downscaler(Axis across, Axis down, boolean wide) {
        this.across = across;
        this.down = down;
        this.shrinks = across.shrinks() || down.shrinks();
        // Sums of 16-bit samples stay below 2^63 whatever the ratio.
        this.columnBits = across.whole() / across.sent() < 1 << 16 ? 16 : 0;
        this.scale = (double) across.sent() / ((double) across.whole() * (1L << (ROW_BITS + columnBits)));
        int edges = across.end() - across.first() + 1;
        this.edgeIndex = new int[shrinks ? edges : 0];
        this.edgeFraction = new int[shrinks ? edges : 0];
        this.aligned = new int[shrinks ? across.source() : 0];
        this.sums = new int[shrinks ? across.source() + 1 : 0];
        this.prefix = new long[shrinks ? across.source() + 1 : 0];
        this.narrow = new byte[wide ? 0 : across.sent() * down.sent()];
        this.wide = new char[wide ? across.sent() * down.sent() : 0];
        this.histogram = new int[wide ? 1 << 16 : 0];
        this.sentY = down.first();
        for (int edge = 0; edge < edgeIndex.length; edge++) {
            locateEdge(edge);
        }
    }

    /** Upper bound of the memory that a scaler for these axes and the window after it take, in bytes. */
    static long bytes(Axis across, Axis down, boolean wide) {
        long sent = (long) across.sent() * down.sent();
        return (wide ? 3 * sent + (1 << 19) : sent) + 16L * (across.source() + 1) + 8L * (across.sent() + 2) + 4096;
    }

    /** The next row: {@code across.source} samples, beginning at {@code from}. */
    @Override
    public void row(int[] samples, int from) {
        look(samples, from);
        if (shrinks) {
            add(samples, from);
        } else {
            keep(samples, from);
        }
        y++;
    }

    /** The sent picture, still as stored, once all rows have come. */
    Scaled finish() {
        if (pending) {
            emit();
        }
        return new Scaled(across.sent(), down.sent(), narrow, wide, histogram, !varied);
    }

    private void look(int[] samples, int from) {
        int end = from + across.source();
        if (!varied) {
            firstSample = y == 0 ? samples[from] : firstSample;
            for (int i = from; i < end && !varied; i++) {
                varied = samples[i] != firstSample;
            }
        }
        if (histogram.length > 0) {
            for (int i = from; i < end; i++) {
                histogram[samples[i]]++;
            }
        }
    }

    private void keep(int[] samples, int from) {
        int to = (down.before() + y) * across.sent() + across.before();
        for (int x = 0; x < across.source(); x++) {
            if (histogram.length > 0) {
                wide[to + x] = (char) samples[from + x];
            } else {
                narrow[to + x] = (byte) samples[from + x];
            }
        }
    }

    /** Adds a row to the one or two sent rows that it lies in. */
    private void add(int[] samples, int from) {
        int[] row = samples;
        if (from > 0) {
            System.arraycopy(samples, from, aligned, 0, aligned.length);
            row = aligned;
        }
        // In units of 1/sent of a stored row, from the sent row's upper edge.
        long top = (long) (down.before() + y) * down.sent() - (long) sentY * down.whole();
        long bottom = top + down.sent();
        accumulate(row, weight(bottom) - weight(top));
        if (bottom >= down.whole()) {
            emit();
            if (bottom > down.whole()) {
                accumulate(row, weight(bottom - down.whole()));
            }
        }
    }

    private int weight(long distance) {
        return (int) (((Math.min(distance, down.whole()) << ROW_BITS) + down.whole() / 2) / down.whole());
    }

    private void accumulate(int[] row, int weight) {
        if (pending) {
            plus(sums, row, weight, across.source());
        } else {
            times(sums, row, weight, across.source());
        }
        pending = true;
    }

    // Both arrays from index 0, and nothing else in the loop: only so does the JIT compiler make vectors of it.
    private static void plus(int[] sums, int[] row, int weight, int length) {
        for (int x = 0; x < length; x++) {
            sums[x] += weight * row[x];
        }
    }

    private static void times(int[] sums, int[] row, int weight, int length) {
        for (int x = 0; x < length; x++) {
            sums[x] = weight * row[x];
        }
    }

    private void emit() {
        long sum = 0;
        for (int x = 0; x < across.source(); x++) {
            prefix[x] = sum;
            sum += sums[x];
        }
        prefix[across.source()] = sum;
        int to = sentY * across.sent() + across.first();
        if (histogram.length > 0) {
            emitWide(to);
        } else {
            emitNarrow(to);
        }
        sentY++;
        pending = false;
    }

    private void emitNarrow(int to) {
        long previous = edge(0);
        for (int i = 1; i < edgeIndex.length; i++) {
            long next = edge(i);
            narrow[to + i - 1] = (byte) (int) ((next - previous) * scale + 0.5);
            previous = next;
        }
    }

    private void emitWide(int to) {
        long previous = edge(0);
        for (int i = 1; i < edgeIndex.length; i++) {
            long next = edge(i);
            // An edge's fraction is cut to 16 bits, so a white mean may come out above white.
            wide[to + i - 1] = (char) Math.min(0xFFFF, (int) ((next - previous) * scale + 0.5));
            previous = next;
        }
    }

    /** The sum of all that lies before a sent pixel's edge. It may wrap around: only differences count. */
    private long edge(int edge) {
        int index = edgeIndex[edge];
        return (prefix[index] << columnBits) + (long) sums[index] * edgeFraction[edge];
    }

    private void locateEdge(int edge) {
        long whole = across.whole();
        long position = (((across.first() + edge) * whole) << columnBits) / across.sent()
                - ((long) across.before() << columnBits);
        position = Math.max(0, Math.min((long) across.source() << columnBits, position));
        edgeIndex[edge] = (int) (position >> columnBits);
        edgeFraction[edge] = (int) (position & (1L << columnBits) - 1);
    }

    /**
     * The sent picture, not yet upright, and, if it is wide, not yet windowed.
     *
     * @param narrow its samples unless it is wide
     * @param wide its 16-bit samples if it is wide
     * @param histogram how often each 16-bit value occurs in the stored image
     * @param blank whether all samples of the stored image have one value
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared or changed.
    record Scaled(int width, int height, byte[] narrow, char[] wide, int[] histogram, boolean blank) {
        boolean isWide() {
            return histogram.length > 0;
        }
    }
}
