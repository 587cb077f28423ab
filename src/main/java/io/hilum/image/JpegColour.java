package io.hilum.image;

/** What a JPEG's components mean, and how they become grey. */
enum JpegColour {
    /** One component is the grey. */
    GREY(1),
    /** Luma and two differences: the first component is the grey, the others are not even decoded. */
    YCBCR(1),
    RGB(3),
    /** Ink: 255 is full. */
    CMYK(4),
    /** As Adobe writes it: 255 is no ink. */
    CMYK_INVERTED(4),
    /** Adobe's inverted CMYK, with its first three components as YCbCr. */
    YCCK(4);

    /** There is no Adobe segment. */
    static final int NO_ADOBE = -1;

    /** How many of the components, from the first, must be decoded. */
    final int needed;

    JpegColour(int needed) {
        this.needed = needed;
    }

    /**
     * JPEG itself doesn't say what components mean; these are the IJG library's rules, which all follow. Sources: JFIF
     * (ITU T.871), Adobe technical note 5116 (APP14's transform flag), libjpeg's default_decompress_parms.
     *
     * @param unmarked what three components are if nothing in the file says it; RGB only where each has all samples
     */
    static JpegColour of(JpegFrame frame, boolean jfif, int adobeTransform, JpegColour unmarked) {
        if (frame.components().size() == 1) {
            return GREY;
        }
        if (frame.components().size() == 4) {
            return adobeTransform == NO_ADOBE ? CMYK : adobeTransform == 0 ? CMYK_INVERTED : YCCK;
        }
        if (jfif) {
            return YCBCR;
        }
        if (adobeTransform != NO_ADOBE) {
            return adobeTransform == 0 ? RGB : YCBCR;
        }
        boolean namedRgb = frame.components().get(0).id() == 'R'
                && frame.components().get(1).id() == 'G'
                && frame.components().get(2).id() == 'B';
        boolean unmarkedRgb = unmarked == RGB
                && frame.components().stream().allMatch(part -> part.h() == frame.hMax() && part.v() == frame.vMax());
        return namedRgb || unmarkedRgb ? RGB : YCBCR;
    }

    /** Turns one row of the needed components into grey, written over the first. */
    void toGrey(int[][] rows, int width) {
        if (this == GREY || this == YCBCR) {
            return;
        }
        int[] first = rows[0];
        for (int x = 0; x < width; x++) {
            int c0 = first[x];
            int c1 = rows[1][x];
            int c2 = rows[2][x];
            first[x] = this == RGB ? Grey.ofRgb(c0, c1, c2) : fromInk(c0, c1, c2, rows[3][x]);
        }
    }

    private int fromInk(int c0, int c1, int c2, int black) {
        return switch (this) {
            case CMYK -> lit(255 - c0, 255 - c1, 255 - c2, 255 - black);
            case YCCK -> {
                // T.871, section 7, to RGB; the ink is its complement.
                double cb = c1 - 128.0;
                double cr = c2 - 128.0;
                yield lit(
                        255 - clamp(c0 + 1.402 * cr),
                        255 - clamp(c0 - 0.344136 * cb - 0.714136 * cr),
                        255 - clamp(c0 + 1.772 * cb),
                        black);
            }
            default -> lit(c0, c1, c2, black);
        };
    }

    /** Grey of what light the inks let through, each 0..255. */
    private static int lit(int cyan, int magenta, int yellow, int black) {
        return (Grey.ofRgb(cyan, magenta, yellow) * black + 127) / 255;
    }

    private static int clamp(double value) {
        return (int) Math.max(0, Math.min(255, Math.rint(value)));
    }
}
