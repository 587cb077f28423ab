package io.hilum.image;

import io.hilum.study.Mask;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which samples of a stored image are blackened: all those of which any sent pixel is made that a mask touches. So such a
 * pixel is black through and through, and nothing of what is masked can be had back from the pixels around it.
 */
final class Masking {
    private final List<Block> blocks;
    private final BitSet row = new BitSet();

    private Masking(List<Block> blocks) {
        this.blocks = blocks;
    }

    /** A mask's samples. */
    private record Block(Axis.Samples across, Axis.Samples down) {}

    /** Nothing is masked. */
    static Masking none() {
        return new Masking(List.of());
    }

    /** The masks of an upright image, as they lie on the stored one. */
    static Masking of(List<Mask> masks, Orientation orientation, Axis across, Axis down) {
        List<Block> blocks = new ArrayList<>();
        for (Mask upright : masks) {
            Mask stored = orientation.stored(upright);
            blocks.add(
                    new Block(across.masked(stored.xMin(), stored.xMax()), down.masked(stored.yMin(), stored.yMax())));
        }
        return new Masking(blocks);
    }

    /** Whether there is a mask at all. */
    boolean any() {
        return !blocks.isEmpty();
    }

    /** Which samples of that row are masked; valid until the next call, and not to be changed. */
    BitSet row(int y) {
        row.clear();
        for (Block block : blocks) {
            if (block.down.from() <= y && y < block.down.to()) {
                row.set(block.across.from(), block.across.to());
            }
        }
        return row;
    }
}
