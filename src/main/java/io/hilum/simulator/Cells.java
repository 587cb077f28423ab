package io.hilum.simulator;

import java.util.Arrays;

/**
 * A set of a plane's cells, one bit each: 64 cells of a row grow or shrink at a time. Immutable but for {@link #add}.
 */
final class Cells {
    private final int width;
    private final int height;
    /** Words a row; the first cell is the lowest bit, and no bit is set beyond the last. */
    private final int words;

    private final long[] bits;

    /** None of a plane's cells. */
    Cells(int width, int height) {
        this.width = width;
        this.height = height;
        this.words = (width + 63) / 64;
        this.bits = new long[words * height];
    }

    void add(int x, int y) {
        bits[y * words + x / 64] |= 1L << x; // Java shifts by x % 64
    }

    boolean has(int x, int y) {
        return (bits[y * words + x / 64] >>> x & 1) != 0;
    }

    /** These cells and those around them, by a rounded square. */
    Cells dilated(int radius) {
        Cells grown = this;
        for (int step = 0; step < radius; step++) {
            grown = grown.dilatedByOne(step % 2 == 1);
        }
        return grown;
    }

    /** Those cells around which all others are in too, by a rounded square; what is outside the plane keeps nobody out. */
    Cells eroded(int radius) {
        return complement().dilated(radius).complement();
    }

    private Cells dilatedByOne(boolean diagonals) {
        Cells grown = new Cells(width, height);
        long[] wide = widened();
        long[] beside = diagonals ? wide : bits;
        int last = bits.length - words;
        for (int i = 0; i < bits.length; i++) {
            long above = i >= words ? beside[i - words] : 0;
            long below = i < last ? beside[i + words] : 0;
            grown.bits[i] = wide[i] | above | below;
        }
        return grown;
    }

    /** Each row with the cells to the left and right of its own. */
    private long[] widened() {
        long[] wide = new long[bits.length];
        for (int i = 0; i < bits.length; i++) {
            long fromLeft = i % words > 0 ? bits[i - 1] >>> 63 : 0;
            long fromRight = i % words < words - 1 ? bits[i + 1] << 63 : 0;
            wide[i] = (bits[i] | bits[i] << 1 | bits[i] >>> 1 | fromLeft | fromRight) & inside(i);
        }
        return wide;
    }

    private Cells complement() {
        Cells others = new Cells(width, height);
        Arrays.setAll(others.bits, i -> ~bits[i] & inside(i));
        return others;
    }

    /** Which bits of a word are cells of the plane. */
    private long inside(int word) {
        return word % words < words - 1 || width % 64 == 0 ? -1 : (1L << width) - 1;
    }
}
