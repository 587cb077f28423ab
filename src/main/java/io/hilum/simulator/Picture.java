package io.hilum.simulator;

/**
 * A monochrome picture: one byte per pixel, 0 is black and 255 is white, row by row, origin top left.
 *
 * <p>The array is neither copied nor changed; whoever makes the picture must leave it alone afterwards.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param grey exactly {@code width * height} unsigned bytes
 */
@SuppressWarnings("ArrayRecordComponent") // up to tens of megabytes, and never compared
public record Picture(int width, int height, byte[] grey) {

    public Picture {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("A picture has at least one pixel");
        }
        if (grey.length != (long) width * height) {
            throw new IllegalArgumentException("A picture has one byte per pixel");
        }
    }

    /** The length of a side of the centred square, in pixels. Source: protocol, "Where a box lies". */
    int side() {
        return Math.min(width, height);
    }

    /** The first column of the centred square, in pixels. */
    int left() {
        return (width - side()) / 2;
    }

    /** The first row of the centred square, in pixels. */
    int top() {
        return (height - side()) / 2;
    }

    /** The brightness of one pixel, 0..255. */
    int at(int x, int y) {
        return grey[y * width + x] & 0xff;
    }

    /** Says the size only: pixels are never logged. */
    @Override
    public String toString() {
        return "Picture[" + width + " x " + height + "]";
    }
}
