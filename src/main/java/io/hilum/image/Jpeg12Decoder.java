package io.hilum.image;

import io.hilum.image.FrameHeader.Expected;
import java.util.Arrays;
import java.util.Set;

/**
 * JPEG with extended sequential DCT and Huffman codes, ITU T.81, annex F (processes 2 and 4), of one component of 8 or 12
 * bits: DICOM's transfer syntax 1.2.840.10008.1.2.4.51 (PS3.5, annex A.4.1). Baseline (process 1) is a part of it.
 */
final class Jpeg12Decoder implements FrameDecoder {
    private static final int SOF0 = 0xC0;
    private static final int SOF1 = 0xC1;
    private static final int SIDE = 8;
    private static final long TABLES = 256 << 10;

    @Override
    public long workingBytes(int columns, int rows) {
        return 2L * columns * rows + TABLES;
    }

    @Override
    public char[] decode(byte[] codestream, int columns, int rows) throws ImageRefused {
        Expected expected = new Expected("JPEG", JpegFile::damaged, columns, rows, 1);
        JpegHeaders headers = JpegHeaders.read(codestream, expected, Set.of(SOF0, SOF1));
        check(headers);
        Blocks blocks = new Blocks(codestream, headers);
        char[] samples = new char[columns * rows];
        int[] block = new int[SIDE * SIDE];
        for (int top = 0; top < rows; top += SIDE) {
            int height = Math.min(SIDE, rows - top);
            for (int left = 0; left < columns; left += SIDE) {
                blocks.next(block);
                int width = Math.min(SIDE, columns - left);
                for (int y = 0; y < height; y++) {
                    int at = (top + y) * columns + left;
                    for (int x = 0; x < width; x++) {
                        samples[at + x] = (char) block[SIDE * y + x];
                    }
                }
            }
            blocks.data.check();
        }
        headers.segments().continueAt(blocks.data.end());
        headers.segments().expectEnd();
        return samples;
    }

    /** Table B.2. What a sequential scan's header says of a band means nothing: some writers say what table B.3 forbids. */
    private static void check(JpegHeaders headers) throws ImageRefused {
        int precision = headers.frame().precision();
        if (precision != 8 && precision != 12) {
            throw JpegFile.damaged("it has more or less bits than such a JPEG can have");
        }
    }

    /** The blocks of the scan, one after the other. */
    private static final class Blocks {
        private final EntropyReader data;
        private final HuffmanTable dc;
        private final HuffmanTable ac;
        private final int[] factors;
        private final int restartInterval;
        private final WideInverseDct transform;
        private final int[] coefficients = new int[SIDE * SIDE];
        private int prediction;
        private int units;

        Blocks(byte[] codestream, JpegHeaders headers) throws ImageRefused {
            JpegTables tables = headers.tables();
            this.data = new EntropyReader(codestream, headers.segments().to());
            int codes = headers.scan().parts().get(0).tables();
            this.dc = tables.dc(codes >> 4);
            this.ac = tables.ac(codes & 15);
            this.factors =
                    tables.quantisation(headers.frame().components().get(0).quantisation());
            this.restartInterval = tables.restartInterval();
            this.transform = new WideInverseDct(headers.frame().precision());
        }

        /** Reads and transforms a block of 64 samples, row by row. */
        void next(int[] samples) throws ImageRefused {
            if (restartInterval > 0 && units > 0 && units % restartInterval == 0) {
                data.restart(units / restartInterval - 1);
                prediction = 0;
            }
            units++;
            Arrays.fill(coefficients, 0);
            data.block(dc, ac, coefficients, factors);
            prediction += coefficients[0];
            coefficients[0] = prediction * factors[0];
            transform.transform(coefficients, samples);
        }
    }
}
