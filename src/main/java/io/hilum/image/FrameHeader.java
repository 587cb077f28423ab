package io.hilum.image;

import java.util.ArrayList;
import java.util.List;

/**
 * The header of a frame whose components all have as many samples, ITU T.81, annex B.2.2, and T.87, annex C.2.2.
 *
 * @param precision bits of a sample
 * @param components in the order of the header
 */
record FrameHeader(int precision, List<Component> components) {
    private static final int LENGTH = 6;

    FrameHeader {
        components = List.copyOf(components);
    }

    /**
     * One of the frame's components.
     *
     * @param quantisation number of its quantisation table, 0..3; without meaning for lossless processes
     */
    record Component(int id, int quantisation) {}

    /**
     * Reads the segment where the walk stands.
     *
     * @throws ImageRefused when it is of another size or number of components than said, or of fewer samples of some
     */
    static FrameHeader read(byte[] codestream, MarkerSegments at, Expected expected) throws ImageRefused {
        int from = at.from();
        if (at.length() < LENGTH || at.length() != LENGTH + 3 * (codestream[from + 5] & 0xFF)) {
            throw expected.damage.of("its header is too short or too long");
        }
        int height = Bytes.int16(codestream, from + 1);
        int width = Bytes.int16(codestream, from + 3);
        if (width == 0 || height == 0 || width != expected.columns || height != expected.rows) {
            throw expected.damage.of("its size is not the one that the DICOM file says");
        }
        if (codestream[from + 5] != expected.components) {
            throw expected.damage.of("its number of colours is not the one that the DICOM file says");
        }
        List<Component> components = new ArrayList<>();
        for (int part = from + LENGTH; part < at.to(); part += 3) {
            if (!plain(codestream[part + 1] & 0xFF, expected)) {
                throw ImageRefused.unsupported("The DICOM file's " + expected.name + " image has fewer samples of some"
                        + " colours, which is not read. Convert it to an uncompressed transfer syntax.");
            }
            components.add(new Component(codestream[part] & 0xFF, codestream[part + 2] & 3));
        }
        return new FrameHeader(codestream[from] & 0xFF, components);
    }

    /** The sampling factors of a lone component don't matter, as long as there can be such (T.81, A.2.2). */
    private static boolean plain(int factors, Expected expected) throws ImageRefused {
        int h = factors >> 4;
        int v = factors & 15;
        if (h < 1 || h > 4 || v < 1 || v > 4) {
            throw expected.damage.of("its header has a sampling factor that there can't be");
        }
        return expected.components == 1 || h == 1 && v == 1;
    }

    /**
     * What the code stream should hold.
     *
     * @param name the coding's name in refusals
     */
    record Expected(String name, MarkerSegments.Damage damage, int columns, int rows, int components) {}
}
