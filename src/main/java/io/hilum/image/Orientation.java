package io.hilum.image;

import io.hilum.study.Mask;

/**
 * The eight ways that a stored image may lie, in the order of EXIF's values 1 to 8. The upright image's sample (x, y) is
 * the stored one's at (x, y), swapped to (y, x) if {@link #swaps}, then counted from the far end along a mirrored axis.
 * Source: Exif 2.32, tag 0x0112.
 */
enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    FLIPPED(false, false, true),
    TRANSPOSED(true, false, false),
    TURNED_LEFT(true, false, true),
    TRANSVERSED(true, true, true),
    TURNED_RIGHT(true, true, false);

    private static final int TILE = 32;

    /** Whether the stored width is the upright height. */
    final boolean swaps;

    /** Whether the stored x runs against the upright axis that it becomes. */
    final boolean mirrorsX;

    /** Whether the stored y runs against the upright axis that it becomes. */
    final boolean mirrorsY;

    Orientation(boolean swaps, boolean mirrorsX, boolean mirrorsY) {
        this.swaps = swaps;
        this.mirrorsX = mirrorsX;
        this.mirrorsY = mirrorsY;
    }

    /** The orientation of an EXIF value; anything but 1 to 8 means upright, as every viewer has it. */
    static Orientation ofExif(int value) {
        return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
    }

    /** A mask of the upright image, as it lies on the stored one. */
    Mask stored(Mask upright) {
        Mask mask = swaps ? new Mask(upright.yMin(), upright.xMin(), upright.yMax(), upright.xMax()) : upright;
        return new Mask(
                mirrorsX ? 1 - mask.xMax() : mask.xMin(),
                mirrorsY ? 1 - mask.yMax() : mask.yMin(),
                mirrorsX ? 1 - mask.xMin() : mask.xMax(),
                mirrorsY ? 1 - mask.yMin() : mask.yMax());
    }

    /** The picture turned upright; the same one when it already is. */
    Picture upright(Picture stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        int width = swaps ? stored.height() : stored.width();
        int height = swaps ? stored.width() : stored.height();
        byte[] to = new byte[width * height];
        // In tiles, so that a turned image stays within the cache.
        for (int y = 0; y < height; y += TILE) {
            for (int x = 0; x < width; x += TILE) {
                tile(stored, to, width, x, y, Math.min(x + TILE, width), Math.min(y + TILE, height));
            }
        }
        return new Picture(width, height, to);
    }

    private void tile(Picture stored, byte[] to, int width, int x0, int y0, int x1, int y1) {
        byte[] from = stored.grey();
        int strideX = mirrorsX ? -1 : 1;
        int strideY = mirrorsY ? -stored.width() : stored.width();
        int origin = (mirrorsX ? stored.width() - 1 : 0) + (mirrorsY ? (stored.height() - 1) * stored.width() : 0);
        int stepX = swaps ? strideY : strideX;
        int stepY = swaps ? strideX : strideY;
        for (int y = y0; y < y1; y++) {
            int source = origin + y * stepY + x0 * stepX;
            for (int x = x0; x < x1; x++, source += stepX) {
                to[y * width + x] = from[source];
            }
        }
    }
}
