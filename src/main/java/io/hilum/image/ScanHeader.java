package io.hilum.image;

/**
 * The header of a scan of one component, ITU T.81, annex B.2.3, and T.87, annex C.2.3.
 *
 * @param tables of Huffman codes (Td in the upper four bits, Ta in the lower), or the mapping table (JPEG-LS: Tm)
 * @param first Ss: the first coefficient; the predictor (lossless); the greatest error (JPEG-LS: NEAR)
 * @param second Se: the last coefficient; the interleave mode (JPEG-LS: ILV)
 * @param shift Ah and Al: the point transform in the lower four bits
 */
record ScanHeader(int tables, int first, int second, int shift) {
    private static final int LENGTH = 6;

    /** Reads the segment where the walk stands. */
    static ScanHeader read(byte[] codestream, MarkerSegments at, FrameHeader frame, MarkerSegments.Damage damage)
            throws ImageRefused {
        int from = at.from();
        if (at.length() != LENGTH || codestream[from] != 1) {
            throw damage.of("a scan's header is too short or too long");
        }
        if ((codestream[from + 1] & 0xFF) != frame.component()) {
            throw damage.of("a scan names a component that its header doesn't have");
        }
        return new ScanHeader(
                codestream[from + 2] & 0xFF,
                codestream[from + 3] & 0xFF,
                codestream[from + 4] & 0xFF,
                codestream[from + 5] & 0xFF);
    }
}
