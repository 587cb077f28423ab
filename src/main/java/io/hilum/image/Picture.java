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
}
