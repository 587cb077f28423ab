package io.hilum.image;

/**
 * The header of a frame of one component, ITU T.81, annex B.2.2, and T.87, annex C.2.2.
 *
 * @param precision bits of a sample
 * @param component the component's identifier
 * @param quantisation number of its quantisation table, 0..3; without meaning for lossless processes
 */
record FrameHeader(int precision, int component, int quantisation) {
    private static final int LENGTH = 9;

    /**
     * Reads the segment where the walk stands. The sampling factors of a lone component don't matter (T.81, A.2.2).
     *
     * @throws ImageRefused when it isn't of one component, or of another size than said
     */
    static FrameHeader read(byte[] codestream, MarkerSegments at, Expected expected) throws ImageRefused {
        int from = at.from();
        if (at.length() < 6) {
            throw expected.damage.of("its header is too short");
        }
        int height = Bytes.int16(codestream, from + 1);
        int width = Bytes.int16(codestream, from + 3);
        int components = codestream[from + 5] & 0xFF;
        if (components != 1) {
            throw ImageRefused.unsupported("The DICOM file's " + expected.name
                    + " image has several components (colour), which is not read. Convert it to MONOCHROME2.");
        }
        if (at.length() != LENGTH) {
            throw expected.damage.of("its header is too short or too long");
        }
        if (width == 0 || height == 0 || width != expected.columns || height != expected.rows) {
            throw expected.damage.of("its size is not the one that the DICOM file says");
        }
        int factors = codestream[from + 7] & 0xFF;
        if ((factors >> 4) < 1 || (factors >> 4) > 4 || (factors & 15) < 1 || (factors & 15) > 4) {
            throw expected.damage.of("its header has a sampling factor that there can't be");
        }
        return new FrameHeader(codestream[from] & 0xFF, codestream[from + 6] & 0xFF, codestream[from + 8] & 3);
    }

    /**
     * What the code stream should hold.
     *
     * @param name the coding's name in refusals
     */
    record Expected(String name, MarkerSegments.Damage damage, int columns, int rows) {}
}
