package io.hilum.image;

import io.hilum.image.JpegScan.Part;
import java.util.Arrays;

/** Decodes a sequential JPEG of one scan, ITU T.81, annex F, without holding more than one row of units. */
final class JpegStream {
    private final JpegFrame frame;
    private final JpegScan scan;
    private final EntropyReader data;
    private final JpegRows rows;
    private final int[][] factors;
    private final int[] predictions;
    private final int[] block = new int[64];
    private final int needed;
    private int units;

    JpegStream(byte[] file, JpegFile jpeg, JpegScan scan) throws ImageRefused {
        this.frame = jpeg.frame();
        this.scan = scan;
        this.data = new EntropyReader(file, scan.dataAt());
        this.needed = jpeg.colour().needed;
        this.rows = new JpegRows(frame, jpeg.colour());
        this.predictions = new int[needed];
        this.factors = new int[needed][];
        for (int i = 0; i < needed; i++) {
            factors[i] = jpeg.tables().quantisation(frame.components().get(i).quantisation());
        }
    }

    /** Returns where the scan's data ends. */
    int decode(RowSink to) throws ImageRefused {
        int mcusAcross = frame.mcusAcross();
        int mcusDown = frame.mcusDown();
        // An array: an iterator for each unit would be millions of objects.
        Part[] parts = scan.parts().toArray(Part[]::new);
        for (int mcuY = 0; mcuY < mcusDown; mcuY++) {
            for (int mcuX = 0; mcuX < mcusAcross; mcuX++) {
                restartIfDue();
                for (Part part : parts) {
                    unit(part, mcuX);
                }
            }
            data.check();
            rows.emit(mcuY, to);
        }
        return data.end();
    }

    private void restartIfDue() throws ImageRefused {
        if (scan.restartInterval() > 0 && units > 0 && units % scan.restartInterval() == 0) {
            data.restart(units / scan.restartInterval() - 1);
            Arrays.fill(predictions, 0);
        }
        units++;
    }

    /** A component's blocks of one unit (annex A.2.3). */
    private void unit(Part part, int mcuX) throws ImageRefused {
        int h = part.component().h();
        int v = part.component().v();
        int index = part.index();
        for (int y = 0; y < v; y++) {
            for (int x = 0; x < h; x++) {
                if (index >= needed) {
                    data.skipBlock(part.dc(), part.ac());
                } else {
                    int last = data.block(part.dc(), part.ac(), block, factors[index]);
                    predictions[index] += block[0];
                    block[0] = predictions[index] * factors[index][0];
                    InverseDct.transform(
                            block, last, rows.strip(index), rows.at(index, mcuX * h + x, y), rows.stride(index));
                    Arrays.fill(block, 0);
                }
            }
        }
    }
}
