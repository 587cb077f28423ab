package io.hilum.image;

import java.util.ArrayList;
import java.util.List;

/**
 * The header of a scan, ITU T.81, annex B.2.3, and T.87, annex C.2.3.
 *
 * @param parts its components, in the order of their samples
 * @param first Ss: the first coefficient; the predictor (lossless); the greatest error (JPEG-LS: NEAR)
 * @param second Se: the last coefficient; the interleave mode (JPEG-LS: ILV)
 * @param shift Ah and Al: the point transform in the lower four bits
 */
record ScanHeader(List<Part> parts, int first, int second, int shift) {
    ScanHeader {
        parts = List.copyOf(parts);
    }

    /**
     * A component's part in a scan.
     *
     * @param component its place in the frame's header, from 0
     * @param tables of Huffman codes (Td in the upper four bits, Ta in the lower), or the mapping table (JPEG-LS: Tm)
     */
    record Part(int component, int tables) {}

    /** Reads the segment where the walk stands. */
    static ScanHeader read(byte[] codestream, MarkerSegments at, FrameHeader frame, MarkerSegments.Damage damage)
            throws ImageRefused {
        int from = at.from();
        int number = at.length() < 1 ? 0 : codestream[from];
        if (number < 1 || number > frame.components().size() || at.length() != 4 + 2 * number) {
            throw damage.of("a scan's header is too short or too long");
        }
        List<Part> parts = new ArrayList<>();
        int next = 0;
        for (int part = from + 1; part < at.to() - 3; part += 2) {
            // T.81, annex B.2.3: in the order of the frame's.
            while (next < frame.components().size()
                    && frame.components().get(next).id() != (codestream[part] & 0xFF)) {
                next++;
            }
            if (next == frame.components().size()) {
                throw damage.of("a scan names a component that its header doesn't have");
            }
            parts.add(new Part(next++, codestream[part + 1] & 0xFF));
        }
        int rest = at.to() - 3;
        return new ScanHeader(parts, codestream[rest] & 0xFF, codestream[rest + 1] & 0xFF, codestream[rest + 2] & 0xFF);
    }
}
