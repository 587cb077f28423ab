package io.hilum.image;

/**
 * A small 8-bit grey picture, rows from the top, without gaps. Not copied: made once, handed on.
 *
 * @param grey {@code width * height} samples, 0 is black
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record Picture(int width, int height, byte[] grey) {
    /** Whether all samples have one value. */
    boolean blank() {
        for (byte sample : grey) {
            if (sample != grey[0]) {
                return false;
            }
        }
        return true;
    }

    /** A rectangle of it, copied. */
    Picture part(int left, int top, int width, int height) {
        byte[] part = new byte[width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(grey, (top + y) * this.width + left, part, y * width, width);
        }
        return new Picture(width, height, part);
    }

    /** The same picture with no side longer than that; itself where it is no larger. */
    Picture within(int side) {
        int longer = Math.max(width, height);
        if (longer <= side) {
            return this;
        }
        Axis across = new Axis(width, 0, width, Math.max(1, width * side / longer));
        Axis down = new Axis(height, 0, height, Math.max(1, height * side / longer));
        Downscaler scaler = new Downscaler(across, down, false);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                row[x] = grey[y * width + x] & 0xFF;
            }
            scaler.row(row, 0);
        }
        return new Picture(across.sent(), down.sent(), scaler.finish().narrow());
    }
}
