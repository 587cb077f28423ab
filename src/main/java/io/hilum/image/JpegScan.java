package io.hilum.image;

import io.hilum.image.JpegFrame.Component;
import java.util.ArrayList;
import java.util.List;

/**
 * A scan header, ITU T.81, annex B.2.3, with the tables that it names.
 *
 * @param parts its components, in the order of their blocks
 * @param from first coefficient of the band, in zigzag order (Ss)
 * @param to last coefficient of the band (Se)
 * @param high bit position that earlier scans came to, 0 if there were none (Ah)
 * @param low bit position of this scan (Al)
 * @param dataAt where its entropy-coded data begins
 * @param restartInterval in minimum coded units; 0 if there are no restarts
 */
record JpegScan(List<Part> parts, int from, int to, int high, int low, int dataAt, int restartInterval) {
    /**
     * A component's part in a scan.
     *
     * @param index of the component in its frame
     * @param dc its table for DC coefficients; without codes if the file has none
     * @param ac its table for AC coefficients
     */
    record Part(int index, Component component, HuffmanTable dc, HuffmanTable ac) {}

    /** Most blocks in a unit of several components (annex B.2.3). */
    private static final int MOST_BLOCKS = 10;

    JpegScan {
        parts = List.copyOf(parts);
    }

    /** Reads the segment's content, which is {@code length} bytes long. */
    static JpegScan read(byte[] file, int from, int length, JpegFrame frame, JpegTables tables) throws ImageRefused {
        int number = length < 1 ? 0 : file[from] & 0xFF;
        if (number < 1 || number > frame.components().size() || length != 4 + 2 * number) {
            throw JpegFile.damaged("a scan's header is too short or too long");
        }
        List<Part> parts = new ArrayList<>();
        int blocks = 0;
        int previous = -1;
        for (int i = 0; i < number; i++) {
            Part part = part(file, from + 1 + 2 * i, previous, frame, tables);
            previous = part.index;
            blocks += part.component.h() * part.component.v();
            parts.add(part);
        }
        int at = from + 1 + 2 * number;
        JpegScan scan = frame.progressive()
                ? new JpegScan(
                        parts,
                        file[at] & 0xFF,
                        file[at + 1] & 0xFF,
                        file[at + 2] >> 4 & 15,
                        file[at + 2] & 15,
                        at + 3,
                        tables.restartInterval())
                // A sequential scan has all coefficients whatever it says, and some writers say otherwise.
                : new JpegScan(parts, 0, 63, 0, 0, at + 3, tables.restartInterval());
        if ((number > 1 && blocks > MOST_BLOCKS) || (frame.progressive() && !scan.bandFits())) {
            throw JpegFile.damaged("a scan's header contradicts the frame's");
        }
        return scan;
    }

    /** Annex B.2.3: a scan's components come in the order of the frame's. */
    private static Part part(byte[] file, int at, int after, JpegFrame frame, JpegTables tables) throws ImageRefused {
        for (int index = after + 1; index < frame.components().size(); index++) {
            Component component = frame.components().get(index);
            if (component.id() == (file[at] & 0xFF)) {
                return new Part(index, component, tables.dc(file[at + 1] >> 4 & 15), tables.ac(file[at + 1] & 15));
            }
        }
        throw JpegFile.damaged("a scan names a component that its header doesn't have");
    }

    /** Table B.3 and annex G.1.1.1, of a progressive scan. */
    private boolean bandFits() {
        boolean band = from == 0 ? to == 0 : from <= to && to <= 63 && parts.size() == 1;
        return band && low <= 13 && (high == 0 || low == high - 1);
    }

    boolean has(int component) {
        return parts.stream().anyMatch(part -> part.index == component);
    }
}
