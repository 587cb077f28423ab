package io.hilum.image;

import java.util.Arrays;

/**
 * The least, the greatest and the mean grey, 0..255, of each square block of a picture, row by row; blocks at the right and
 * the lower edge may be narrower.
 *
 * @param side of a block, in pixels
 * @param stride cells from one row of blocks to the next: behind each row there is room for {@link Morphology}
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
record Blocks(int side, int stride, int[] least, int[] greatest, int[] mean) {
    static Blocks of(Picture picture, int side) {
        int stride = stride(picture.width(), side);
        int number = stride * across(picture.height(), side);
        Blocks blocks = new Blocks(side, stride, new int[number], new int[number], new int[number]);
        Arrays.fill(blocks.least, 0xff);
        for (int y = 0; y < picture.height(); y++) {
            blocks.addRow(picture, y);
        }
        blocks.divide(picture.width(), picture.height());
        return blocks;
    }

    static int stride(int width, int side) {
        return across(width, side) + Morphology.REACH;
    }

    static int across(int length, int side) {
        return (length + side - 1) / side;
    }

    private void addRow(Picture picture, int y) {
        byte[] grey = picture.grey();
        int from = y * picture.width();
        int block = y / side * stride;
        for (int left = 0; left < picture.width(); left += side, block++) {
            int low = least[block];
            int high = greatest[block];
            int sum = mean[block];
            int end = from + Math.min(left + side, picture.width());
            for (int i = from + left; i < end; i++) {
                int sample = grey[i] & 0xff;
                low = Math.min(low, sample);
                high = Math.max(high, sample);
                sum += sample;
            }
            least[block] = low;
            greatest[block] = high;
            mean[block] = sum;
        }
    }

    /** Makes means of sums. */
    private void divide(int width, int height) {
        for (int top = 0, row = 0; top < height; top += side, row += stride) {
            int rows = Math.min(side, height - top);
            for (int left = 0, block = row; left < width; left += side, block++) {
                mean[block] /= rows * Math.min(side, width - left);
            }
        }
    }

    /** Those of the picture's negative; means may be rounded the other way. */
    Blocks negative() {
        return new Blocks(side, stride, negative(greatest), negative(least), negative(mean));
    }

    private static int[] negative(int[] greys) {
        int[] negative = new int[greys.length];
        for (int i = 0; i < greys.length; i++) {
            negative[i] = 0xff - greys[i];
        }
        return negative;
    }
}
