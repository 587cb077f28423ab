package io.hilum.image;

/**
 * How a JPEG 2000 code stream is coded, ITU T.800, annex A.6.1 (COD), as far as it matters here.
 *
 * @param transformed whether three components were made of red, green and blue (annex G)
 * @param reversible 5-3 wavelets, and RCT; else 9-7 and ICT
 * @param levels of wavelets, 0..32
 * @param blockWidth of a code-block, as a power of two; no more than its band's part of a precinct (annex B.7)
 * @param blockHeight the same of its height
 * @param ending whether coding passes end by themselves
 */
record Jpeg2000Style(
        boolean transformed,
        boolean reversible,
        int layers,
        int levels,
        int blockWidth,
        int blockHeight,
        boolean ending) {
    private static final int LENGTH = 12;
    private static final int LENGTH_OF_COMPONENT = 9;
    private static final int CODING_LENGTH = 5;

    /** Bytes that the library keeps for each code-block, and for each layer of it: its fields' sum, rounded up. */
    private static final int BYTES_OF_BLOCK = 400;

    private static final int BYTES_OF_LAYER = 24;

    /** The same, where coding passes end by themselves: it keeps the length of each, of up to 164. */
    private static final int BYTES_OF_ENDING_LAYER = 700;

    /** Table A.19: selective bypass, and termination on each pass. */
    private static final int ENDING = 0b101;

    /** Reads the segment COD whose length stands at {@code at}, and which ends at {@code end}. */
    static Jpeg2000Style read(byte[] codestream, int at, int end) throws ImageRefused {
        if (end - at < LENGTH) {
            throw Jpeg2000Header.damaged("its header is too short or too long");
        }
        int layers = Bytes.int16(codestream, at + 4);
        return coding(codestream, at + 7, end, codestream[at + 2], layers, codestream[at + 6] == 1);
    }

    /** Whether a segment COC (annex A.6.2) says the same of a component; not read of more than 256 components. */
    boolean isRepeated(byte[] codestream, int at, int end) throws ImageRefused {
        if (end - at < LENGTH_OF_COMPONENT) {
            throw Jpeg2000Header.damaged("its header is too short or too long");
        }
        return coding(codestream, at + 4, end, codestream[at + 3], layers, transformed)
                .equals(this);
    }

    /** Tables A.15 and A.20: what both segments have, from the number of levels on. */
    private static Jpeg2000Style coding(byte[] codestream, int at, int end, int flags, int layers, boolean transformed)
            throws ImageRefused {
        int levels = codestream[at] & 0xFF;
        int blockWidth = (codestream[at + 1] & 15) + 2;
        int blockHeight = (codestream[at + 2] & 15) + 2;
        boolean precincts = (flags & 1) == 1;
        if (layers == 0 || levels > 32 || blockWidth > 10 || blockHeight > 10 || blockWidth + blockHeight > 12) {
            throw Jpeg2000Header.damaged("its header says what there can't be");
        }
        if (precincts && end - at != CODING_LENGTH + levels + 1) {
            throw Jpeg2000Header.damaged("its header is too short or too long");
        }
        for (int i = at + CODING_LENGTH; precincts && i < end; i++) {
            blockWidth = Math.min(blockWidth, (codestream[i] & 15) - 1);
            blockHeight = Math.min(blockHeight, (codestream[i] >> 4 & 15) - 1);
        }
        if (blockWidth < 2 || blockHeight < 2) {
            throw Jpeg2000Header.unusual();
        }
        boolean ending = (codestream[at + 3] & ENDING) != 0;
        return new Jpeg2000Style(transformed, codestream[at + 4] == 1, layers, levels, blockWidth, blockHeight, ending);
    }

    /** Most bytes that the library takes for what it must know of a component's code-blocks in a tile of that size. */
    long bookkeeping(long width, long height) {
        long across = (width >> blockWidth) + 2L * levels + 2;
        long down = (height >> blockHeight) + 2L * levels + 2;
        return across * down * (BYTES_OF_BLOCK + (long) layers * (ending ? BYTES_OF_ENDING_LAYER : BYTES_OF_LAYER));
    }
}
