package io.hilum.image;

import io.hilum.image.PixelFormat.Colour;
import jj2000.j2k.image.DataBlk;
import jj2000.j2k.image.DataBlkFloat;
import jj2000.j2k.image.DataBlkInt;
import jj2000.j2k.wavelet.synthesis.InverseWT;

/**
 * From the library's samples of a tile to the decoded ones: level shift, bounds, and the luma of three components. What the
 * code stream made of red, green and blue is turned back into them, whatever else the Photometric Interpretation says.
 */
final class Jpeg2000Samples {
    private final Colour colour;
    private final boolean turnedBack;
    private final int components;
    private final int shift;
    private final int least;
    private final int most;

    Jpeg2000Samples(Jpeg2000Header header, Colour colour) throws ImageRefused {
        boolean transformed = colour.samples == 3 && header.style().transformed();
        boolean reversible = header.style().reversible();
        this.colour = colour;
        this.turnedBack = transformed && reversible;
        // Annex G.3: the first component of the irreversible transform is the luma itself.
        boolean luma = transformed ? !reversible : colour.startsWithLuma();
        this.components = luma ? 1 : colour.samples;
        // Annex G.1.2: the level shift, of unsigned samples only.
        this.shift = header.signed() ? 0 : 1 << (header.bits() - 1);
        this.least = header.signed() ? -1 << (header.bits() - 1) : 0;
        this.most = least + (1 << header.bits()) - 1;
    }

    /** How many of the components must be decoded. */
    int components() {
        return components;
    }

    /** The current tile's samples of the components that are needed, as the library has them. */
    DataBlk[] blocks(InverseWT image) {
        DataBlk[] blocks = new DataBlk[components];
        for (int i = 0; i < components; i++) {
            // The answer holds the whole tile, whatever is asked for; what is asked for would be allocated again.
            blocks[i] = image.getInternCompData(new DataBlkInt(0, 0, 1, 1), i);
        }
        return blocks;
    }

    /** Puts the current tile where it belongs. */
    void tile(InverseWT image, char[] samples, int columns) {
        int index = image.getTileIdx();
        int height = image.getTileCompHeight(index, 0);
        int at = (image.getCompULY(0) - image.getImgULY()) * columns + image.getCompULX(0) - image.getImgULX();
        DataBlk[] blocks = blocks(image);
        int[] row = new int[image.getTileCompWidth(index, 0)];
        for (int y = 0; y < height; y++) {
            row(blocks, y, row);
            for (int x = 0; x < row.length; x++) {
                samples[at + y * columns + x] = (char) row[x];
            }
        }
    }

    /** The decoded samples of a tile's row. */
    void row(DataBlk[] blocks, int y, int[] row) {
        for (int x = 0; x < row.length; x++) {
            int first = sample(blocks[0], x, y);
            int shown =
                    components == 1 ? bounded(first) : shown(first, sample(blocks[1], x, y), sample(blocks[2], x, y));
            row[x] = (char) shown;
        }
    }

    private static int sample(DataBlk block, int x, int y) {
        int at = block.offset + y * block.scanw + x;
        return block instanceof DataBlkFloat reals
                ? Math.round(reals.getDataFloat()[at])
                : ((DataBlkInt) block).getDataInt()[at];
    }

    private int shown(int first, int second, int third) {
        if (!turnedBack) {
            return colour.luma(bounded(first), bounded(second), bounded(third));
        }
        // Annex G.2.2.
        int green = first - (second + third >> 2);
        return Grey.ofRgb(bounded(third + green), bounded(green), bounded(second + green));
    }

    private int bounded(int sample) {
        return Math.max(least, Math.min(most, sample + shift));
    }
}
