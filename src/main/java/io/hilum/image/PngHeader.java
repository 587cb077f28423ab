package io.hilum.image;

/**
 * A PNG's IHDR chunk, section 11.2.1 of its specification.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param depth bits of a sample, or of a palette index: 1, 2, 4, 8 or 16
 * @param colourType {@link #GREY}, {@link #RGB}, {@link #PALETTE}, {@link #GREY_ALPHA} or {@link #RGB_ALPHA}
 * @param interlaced whether in Adam7 passes
 */
record PngHeader(int width, int height, int depth, int colourType, boolean interlaced) {
    static final int GREY = 0;
    static final int RGB = 2;
    static final int PALETTE = 3;
    static final int GREY_ALPHA = 4;
    static final int RGB_ALPHA = 6;

    /** Stands in until the chunk is read. */
    static final PngHeader NONE = new PngHeader(1, 1, 8, GREY, false);

    private static final int LENGTH = 13;

    static PngHeader read(byte[] file, int from, int length) throws ImageRefused {
        if (length != LENGTH) {
            throw PngFile.damaged("its header is too short or too long");
        }
        int width = Bytes.int32(file, from);
        int height = Bytes.int32(file, from + 4);
        int depth = file[from + 8];
        int colourType = file[from + 9];
        int interlace = file[from + 12];
        if (width < 1 || height < 1) {
            throw PngFile.damaged("its header gives it no pixels");
        }
        if (!allowed(colourType, depth) || file[from + 10] != 0 || file[from + 11] != 0 || (interlace & ~1) != 0) {
            throw PngFile.damaged("its header names no colour type, depth or method that PNG has");
        }
        return new PngHeader(width, height, depth, colourType, interlace == 1);
    }

    /** Table 12: allowed combinations of colour type and bit depth. */
    private static boolean allowed(int colourType, int depth) {
        return switch (colourType) {
            case GREY -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
            case RGB, GREY_ALPHA, RGB_ALPHA -> depth == 8 || depth == 16;
            default -> false;
        };
    }

    boolean wide() {
        return depth == 16;
    }

    int bitsPerPixel() {
        return switch (colourType) {
            case RGB -> 3 * depth;
            case GREY_ALPHA -> 2 * depth;
            case RGB_ALPHA -> 4 * depth;
            default -> depth;
        };
    }

    /** Bytes of a row of so many pixels, its filter's not counted. */
    long rowBytes(int pixels) {
        return ((long) pixels * bitsPerPixel() + 7) / 8;
    }

    /** Sections 11.2.2 and 11.3.2.1: what palette and transparency a colour type has. */
    void checkPalette(int paletteBytes, int transparencyBytes) throws ImageRefused {
        boolean fits = switch (colourType) {
            case GREY -> paletteBytes == 0 && (transparencyBytes == 0 || transparencyBytes == 2);
            case RGB -> transparencyBytes == 0 || transparencyBytes == 6;
            case PALETTE -> paletteBytes > 0 && paletteBytes <= 3 << depth && transparencyBytes <= paletteBytes / 3;
            case GREY_ALPHA -> paletteBytes == 0 && transparencyBytes == 0;
            default -> transparencyBytes == 0;
        };
        if (!fits) {
            throw PngFile.damaged("its palette or transparency does not go with its colour type");
        }
    }
}
