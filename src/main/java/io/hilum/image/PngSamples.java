package io.hilum.image;

import java.util.Arrays;

/**
 * Turns a PNG's unfiltered rows into grey: 0..65535 at 16 bits, else 0..255. Colours by {@link Grey#ofRgb}; whatever is
 * transparent lies over black.
 */
final class PngSamples {
    private static final int NO_ENTRY = -1;

    private final PngHeader header;
    private final int[] greyOfIndex;
    private final int[] transparent;

    PngSamples(PngFile png) {
        this.header = png.header();
        this.transparent = transparentColour(png);
        this.greyOfIndex = header.wide() ? new int[0] : table(png);
    }

    /** Writes a row's grey samples into {@code to}. */
    void toGrey(byte[] row, int from, int[] to, int pixels) throws ImageRefused {
        switch (header.colourType()) {
            case PngHeader.RGB -> rgb(row, from, to, pixels);
            case PngHeader.RGB_ALPHA -> rgbAlpha(row, from, to, pixels);
            case PngHeader.GREY_ALPHA -> greyAlpha(row, from, to, pixels);
            default -> {
                if (header.wide()) {
                    grey16(row, from, to, pixels);
                } else {
                    indexed(row, from, to, pixels);
                }
            }
        }
    }

    /** Section 11.3.2.1: for grey and RGB one colour is transparent. */
    private static int[] transparentColour(PngFile png) {
        byte[] bytes = png.transparency();
        if (png.header().colourType() == PngHeader.PALETTE) {
            return new int[0];
        }
        int[] colour = new int[bytes.length / 2];
        // "If the image bit depth is less than 16 bits, the least significant bits are used."
        int mask = (1 << png.header().depth()) - 1;
        for (int i = 0; i < colour.length; i++) {
            colour[i] = Bytes.int16(bytes, 2 * i) & mask;
        }
        return colour;
    }

    /** The grey of each palette index, or of each grey value of up to 8 bits. */
    private int[] table(PngFile png) {
        int[] table = new int[1 << header.depth()];
        if (header.colourType() == PngHeader.PALETTE) {
            byte[] rgb = png.palette();
            byte[] alpha = png.transparency();
            Arrays.fill(table, NO_ENTRY);
            for (int i = 0; i < rgb.length / 3; i++) {
                int grey = Grey.ofRgb(rgb[3 * i] & 0xFF, rgb[3 * i + 1] & 0xFF, rgb[3 * i + 2] & 0xFF);
                table[i] = i < alpha.length ? Grey.overBlack(grey, alpha[i] & 0xFF) : grey;
            }
        } else {
            for (int i = 0; i < table.length; i++) {
                table[i] = i * 255 / (table.length - 1);
            }
            if (transparent.length > 0) {
                table[transparent[0]] = 0;
            }
        }
        return table;
    }

    private void indexed(byte[] row, int from, int[] to, int pixels) throws ImageRefused {
        int depth = header.depth();
        int all = 0;
        if (depth == 8) {
            for (int x = 0; x < pixels; x++) {
                int grey = greyOfIndex[row[from + x] & 0xFF];
                to[x] = grey;
                all |= grey;
            }
        } else {
            int mask = (1 << depth) - 1;
            for (int x = 0; x < pixels; x++) {
                // In bits, and so beyond an int for the longest rows.
                long bit = (long) x * depth;
                int grey = greyOfIndex[row[from + (int) (bit >> 3)] >> (8 - depth - (int) (bit & 7)) & mask];
                to[x] = grey;
                all |= grey;
            }
        }
        if (all < 0) {
            throw PngFile.damaged("a pixel's colour is not in its palette");
        }
    }

    private void grey16(byte[] row, int from, int[] to, int pixels) {
        int none = transparent.length > 0 ? transparent[0] : -1;
        for (int x = 0; x < pixels; x++) {
            int grey = Bytes.int16(row, from + 2 * x);
            to[x] = grey == none ? 0 : grey;
        }
    }

    private void greyAlpha(byte[] row, int from, int[] to, int pixels) {
        for (int x = 0; x < pixels; x++) {
            to[x] = header.wide()
                    ? Grey.overBlack16(Bytes.int16(row, from + 4 * x), Bytes.int16(row, from + 4 * x + 2))
                    : Grey.overBlack(row[from + 2 * x] & 0xFF, row[from + 2 * x + 1] & 0xFF);
        }
    }

    private void rgb(byte[] row, int from, int[] to, int pixels) {
        boolean keyed = transparent.length > 0;
        int at = from;
        int step = header.wide() ? 2 : 1;
        for (int x = 0; x < pixels; x++, at += 3 * step) {
            int red = sample(row, at);
            int green = sample(row, at + step);
            int blue = sample(row, at + 2 * step);
            boolean gone = keyed && red == transparent[0] && green == transparent[1] && blue == transparent[2];
            to[x] = gone ? 0 : Grey.ofRgb(red, green, blue);
        }
    }

    private void rgbAlpha(byte[] row, int from, int[] to, int pixels) {
        int at = from;
        int step = header.wide() ? 2 : 1;
        for (int x = 0; x < pixels; x++, at += 4 * step) {
            int grey = Grey.ofRgb(sample(row, at), sample(row, at + step), sample(row, at + 2 * step));
            int alpha = sample(row, at + 3 * step);
            to[x] = header.wide() ? Grey.overBlack16(grey, alpha) : Grey.overBlack(grey, alpha);
        }
    }

    private int sample(byte[] row, int at) {
        return header.wide() ? Bytes.int16(row, at) : row[at] & 0xFF;
    }
}
