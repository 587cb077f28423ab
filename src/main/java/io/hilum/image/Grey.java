package io.hilum.image;

/** Colour to grey. */
final class Grey {
    private Grey() {}

    /** Luma of red, green and blue of up to 16 bits, rounded. Source: ITU-R BT.601, section 2.5.1. */
    static int ofRgb(int red, int green, int blue) {
        return (299 * red + 587 * green + 114 * blue + 500) / 1000;
    }

    /** An 8-bit sample with its alpha (0 clear, 255 solid) on a black ground. */
    static int overBlack(int grey, int alpha) {
        return (grey * alpha + 127) / 255;
    }

    /** The same with 16 bits. */
    static int overBlack16(int grey, int alpha) {
        return (int) (((long) grey * alpha + 32767) / 65535);
    }
}
