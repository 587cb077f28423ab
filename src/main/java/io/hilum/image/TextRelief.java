package io.hilum.image;

import java.util.List;

/**
 * How far each pixel of a picture stands out over the ground around it, and which do so far enough to be ink. The ground is
 * a morphological opening in blocks: what is thinner than seven blocks vanishes from it, however uneven the rest is.
 */
final class TextRelief {
    /** Below this side, in pixels, no writing is legible. */
    static final int LEAST_SIDE = 64;

    /** A larger picture is reduced, to a longer side of at least this. */
    private static final int SIDE = 1024;

    private static final int BLOCKS = 256;

    /** Grey levels between ink and ground, at least. */
    private static final int LEAST_CONTRAST = 26;

    /** Ink stands out this many tenths of the ground's own unevenness in the quietest block around. */
    private static final int OVER_GRAIN = 26;

    /** In place of the least grey of ink where a block has none. */
    private static final int NONE = 256;

    /** Of a number for each block: three of the picture, three of its negative, two of each relief, one to work in. */
    private static final int ARRAYS = 11;

    private final Picture picture;
    private final int flip;
    private final int side;
    private final int stride;
    private final int[] ground;
    private final int[] inkFrom;

    private TextRelief(Picture picture, int flip, Blocks blocks, Morphology morphology) {
        this.picture = picture;
        this.flip = flip;
        this.side = blocks.side();
        this.stride = blocks.stride();
        this.ground = blocks.least();
        morphology.erode(ground);
        morphology.dilate(ground);
        this.inkFrom = overGround(blocks.greatest());
        morphology.dilate(inkFrom);
        int[] grain = overGround(blocks.mean());
        morphology.erode(grain);
        for (int i = 0; i < inkFrom.length; i++) {
            int least = Math.max(LEAST_CONTRAST, OVER_GRAIN * grain[i] / 10);
            int from = ground[i] + Math.max(least, (inkFrom[i] + grain[i]) / 2);
            inkFrom[i] = blocks.greatest()[i] < from ? NONE : from;
        }
    }

    /** An opening never lies above what it is of: none is below 0. */
    private int[] overGround(int[] greys) {
        int[] over = new int[greys.length];
        for (int i = 0; i < over.length; i++) {
            over[i] = greys[i] - ground[i];
        }
        return over;
    }

    /** Two of them: one for ink that is brighter than its ground, one for ink that is darker. */
    static List<TextRelief> of(Picture picture) {
        Blocks blocks = Blocks.of(picture, side(picture.width(), picture.height()));
        Blocks negative = blocks.negative();
        Morphology morphology = new Morphology(blocks.stride(), blocks.least().length);
        return List.of(
                new TextRelief(picture, 0, blocks, morphology), new TextRelief(picture, 0xff, negative, morphology));
    }

    /** What the reduced picture and its reliefs take, in bytes, for a picture of that size. */
    static long bytes(int width, int height) {
        int halvings = halvings(width, height);
        int side = side(width >> halvings, height >> halvings);
        long number = (long) Blocks.stride(width >> halvings, side) * Blocks.across(height >> halvings, side);
        return ARRAYS * Integer.BYTES * number + (halvings == 0 ? 0 : (long) width * height / 2);
    }

    /** A block's. */
    private static int side(int width, int height) {
        return Math.max(2, Math.max(width, height) / BLOCKS);
    }

    /** The picture, halved as often as leaves all the detail that writing needs. */
    static Picture reduced(Picture picture) {
        Picture reduced = picture;
        for (int i = halvings(picture.width(), picture.height()); i > 0; i--) {
            reduced = halved(reduced);
        }
        return reduced;
    }

    private static int halvings(int width, int height) {
        int halvings = 0;
        while (Math.max(width, height) >> (halvings + 1) >= SIDE) {
            halvings++;
        }
        return halvings;
    }

    private static Picture halved(Picture picture) {
        int width = picture.width() / 2;
        int height = picture.height() / 2;
        byte[] from = picture.grey();
        byte[] to = new byte[width * height];
        for (int y = 0; y < height; y++) {
            int above = 2 * y * picture.width();
            int below = above + picture.width();
            for (int x = 0; x < width; x++) {
                int sum = (from[above + 2 * x] & 0xff)
                        + (from[above + 2 * x + 1] & 0xff)
                        + (from[below + 2 * x] & 0xff)
                        + (from[below + 2 * x + 1] & 0xff);
                to[y * width + x] = (byte) (sum >> 2);
            }
        }
        return new Picture(width, height, to);
    }

    int width() {
        return picture.width();
    }

    int rows() {
        return picture.height();
    }

    /**
     * Where the runs of ink in a row begin and end.
     *
     * @param starts gets the index of each run's first pixel
     * @param ends gets the index after each run's last pixel
     * @return how many there are
     */
    int runs(int y, int[] starts, int[] ends) {
        int row = y * width();
        int block = y / side * stride;
        int count = 0;
        boolean inside = false;
        for (int left = 0; left < width(); left += side, block++) {
            int from = inkFrom[block];
            if (from == NONE && !inside) {
                continue;
            }
            int right = Math.min(left + side, width());
            for (int x = left; x < right; x++) {
                boolean ink = sample(row + x) >= from;
                if (ink != inside) {
                    if (ink) {
                        starts[count] = x;
                    } else {
                        ends[count++] = x;
                    }
                    inside = ink;
                }
            }
        }
        if (inside) {
            ends[count++] = width();
        }
        return count;
    }

    /** The pixel's height over its ground, 0..255. */
    int height(int x, int y) {
        return sample(y * width() + x) - ground[y / side * stride + x / side];
    }

    private int sample(int at) {
        return (picture.grey()[at] & 0xff) ^ flip;
    }
}
