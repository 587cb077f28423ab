package io.hilum.image;

import java.util.Arrays;

/**
 * How far each pixel of a picture stands out over the ground around it, and how far it must to be ink. The ground is a
 * morphological opening in blocks: what is thinner than seven blocks vanishes from it, however uneven the rest is.
 *
 * @param height each pixel's height over its ground, 0..255, rows from the top
 * @param block side of a block, in pixels
 * @param least for each block, rows of {@code blocksAcross}, the least height of ink
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
record TextRelief(int width, int rows, byte[] height, int block, byte[] least) {
    /** Below this side, in pixels, no writing is legible. */
    static final int LEAST_SIDE = 64;

    /** A larger picture is reduced, to a longer side of at least this. */
    private static final int SIDE = 1024;

    private static final int BLOCKS = 256;
    private static final int REACH = 3;

    /** Grey levels between ink and ground, at least. */
    private static final int LEAST_CONTRAST = 26;

    /** Ink stands out this many tenths of the ground's own unevenness in the quietest block around. */
    private static final int OVER_GRAIN = 26;

    /** The picture, shrunk by a whole factor so that no work is lost on detail that writing doesn't need. */
    static Picture reduced(Picture picture) {
        int factor = factor(picture.width(), picture.height());
        if (factor == 1) {
            return picture;
        }
        int width = picture.width() / factor;
        int height = picture.height() / factor;
        byte[] grey = new byte[width * height];
        int[] sums = new int[width];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, 0);
            for (int row = 0; row < factor; row++) {
                addRow(picture.grey(), (y * factor + row) * picture.width(), factor, sums);
            }
            for (int x = 0; x < width; x++) {
                grey[y * width + x] = (byte) (sums[x] / (factor * factor));
            }
        }
        return new Picture(width, height, grey);
    }

    /** How many pixels of a picture become one, along each side. */
    static int factor(int width, int height) {
        return Math.max(1, Math.max(width, height) / SIDE);
    }

    private static void addRow(byte[] grey, int from, int factor, int[] sums) {
        int at = from;
        for (int x = 0; x < sums.length; x++) {
            int sum = 0;
            for (int i = 0; i < factor; i++) {
                sum += grey[at++] & 0xff;
            }
            sums[x] += sum;
        }
    }

    /** @param bright whether ink is brighter than its ground; else it is darker */
    static TextRelief of(Picture picture, boolean bright) {
        int block = Math.max(2, Math.max(picture.width(), picture.height()) / BLOCKS);
        int flip = bright ? 0 : 0xff;
        int across = across(picture.width(), block);
        byte[] ground = extremes(picture.width(), picture.height(), picture.grey(), block, flip, false);
        ground = spread(spread(ground, across, false), across, true);
        byte[] height = over(picture, ground, block, flip);
        byte[] most = extremes(picture.width(), picture.height(), height, block, 0, true);
        most = spread(most, across, true);
        byte[] grain = spread(means(picture.width(), picture.height(), height, block), across, false);
        for (int i = 0; i < most.length; i++) {
            int quiet = grain[i] & 0xff;
            int half = ((most[i] & 0xff) + quiet) / 2;
            most[i] = (byte) Math.min(0xff, Math.max(half, Math.max(LEAST_CONTRAST, OVER_GRAIN * quiet / 10)));
        }
        return new TextRelief(picture.width(), picture.height(), height, block, most);
    }

    /** The mean of each block. */
    private static byte[] means(int width, int rows, byte[] samples, int block) {
        int across = across(width, block);
        byte[] found = new byte[across * across(rows, block)];
        int[] columns = new int[width];
        for (int top = 0; top < rows; top += block) {
            Arrays.fill(columns, 0);
            int bottom = Math.min(rows, top + block);
            for (int y = top; y < bottom; y++) {
                addRow(samples, y * width, 1, columns);
            }
            for (int bx = 0; bx < across; bx++) {
                int right = Math.min(width, (bx + 1) * block);
                int sum = 0;
                for (int x = bx * block; x < right; x++) {
                    sum += columns[x];
                }
                found[top / block * across + bx] = (byte) (sum / ((right - bx * block) * (bottom - top)));
            }
        }
        return found;
    }

    private static int across(int width, int block) {
        return (width + block - 1) / block;
    }

    private static byte[] over(Picture picture, byte[] ground, int block, int flip) {
        int width = picture.width();
        byte[] grey = picture.grey();
        byte[] height = new byte[grey.length];
        int[] level = new int[width];
        for (int y = 0; y < picture.height(); y++) {
            if (y % block == 0) {
                widen(ground, y / block * across(width, block), block, level);
            }
            int row = y * width;
            for (int x = 0; x < width; x++) {
                height[row + x] = (byte) Math.max(0, ((grey[row + x] & 0xff) ^ flip) - level[x]);
            }
        }
        return height;
    }

    /** Repeats each of a row's blocks for all of its pixels. */
    private static void widen(byte[] blocks, int from, int block, int[] row) {
        for (int x = 0; x < row.length; x++) {
            row[x] = blocks[from + x / block] & 0xff;
        }
    }

    /** For each pixel of a row, the least height of ink. */
    void leastInRow(int y, int[] row) {
        widen(least, y / block * across(width, block), block, row);
    }

    /** The least, or the greatest, sample of each block. */
    private static byte[] extremes(int width, int rows, byte[] samples, int block, int flip, boolean most) {
        int across = across(width, block);
        byte[] found = new byte[across * across(rows, block)];
        int[] column = new int[width];
        for (int top = 0; top < rows; top += block) {
            Arrays.fill(column, most ? 0 : 0xff);
            for (int y = top; y < Math.min(rows, top + block); y++) {
                if (most) {
                    greatest(samples, y * width, flip, column);
                } else {
                    least(samples, y * width, flip, column);
                }
            }
            for (int x = 0; x < width; x++) {
                int at = top / block * across + x / block;
                int value = x % block == 0 ? column[x] : found[at] & 0xff;
                found[at] = (byte) (most ? Math.max(value, column[x]) : Math.min(value, column[x]));
            }
        }
        return found;
    }

    private static void greatest(byte[] samples, int from, int flip, int[] column) {
        for (int x = 0; x < column.length; x++) {
            column[x] = Math.max(column[x], (samples[from + x] & 0xff) ^ flip);
        }
    }

    private static void least(byte[] samples, int from, int flip, int[] column) {
        for (int x = 0; x < column.length; x++) {
            column[x] = Math.min(column[x], (samples[from + x] & 0xff) ^ flip);
        }
    }

    /** The extreme over {@link #REACH} blocks in every direction: first along rows, then along columns. */
    private static byte[] spread(byte[] blocks, int across, boolean most) {
        byte[] rows = new byte[blocks.length];
        byte[] both = new byte[blocks.length];
        for (int i = 0; i < blocks.length; i++) {
            int x = i % across;
            rows[i] = extreme(blocks, i, 1, Math.min(REACH, x), Math.min(REACH, across - 1 - x), most);
        }
        int down = blocks.length / across;
        for (int i = 0; i < blocks.length; i++) {
            int y = i / across;
            both[i] = extreme(rows, i, across, Math.min(REACH, y), Math.min(REACH, down - 1 - y), most);
        }
        return both;
    }

    private static byte extreme(byte[] blocks, int at, int step, int before, int after, boolean most) {
        int value = blocks[at] & 0xff;
        for (int i = -before; i <= after; i++) {
            int other = blocks[at + i * step] & 0xff;
            value = most ? Math.max(value, other) : Math.min(value, other);
        }
        return (byte) value;
    }
}
