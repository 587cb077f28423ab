package io.hilum.image;

import io.hilum.image.FrameHeader.Expected;
import java.util.Set;

/**
 * Lossless JPEG with Huffman codes, ITU T.81, annex H (process 14), of one component: DICOM's transfer syntaxes
 * 1.2.840.10008.1.2.4.57 and, with predictor 1 alone, .70 (PS3.5, annex A.4.1).
 */
final class JpegLosslessDecoder implements FrameDecoder {
    private static final int SOF3 = 0xC3;
    private static final int PREDICTORS = 7;
    private static final long TABLES = 256 << 10;

    @Override
    public long workingBytes(int columns, int rows) {
        return 2L * columns * rows + 4L * columns + TABLES;
    }

    @Override
    public char[] decode(byte[] codestream, int columns, int rows) throws ImageRefused {
        Expected expected = new Expected("lossless JPEG", JpegFile::damaged, columns, rows);
        JpegHeaders headers = JpegHeaders.read(codestream, expected, Set.of(SOF3));
        check(headers);
        int rowsAtOnce = restartRows(headers.tables().restartInterval(), columns, rows);
        EntropyReader data = new EntropyReader(codestream, headers.segments().to());
        HuffmanTable table = headers.tables().dc(headers.scan().tables() >> 4);
        if (!table.endsAt(EntropyReader.LAST_CATEGORY)) {
            throw JpegFile.damaged("a Huffman table has categories that there can't be");
        }
        int shift = headers.scan().shift();
        LosslessRows samples = new LosslessRows(
                columns, rows, headers.scan().first(), 1 << (headers.frame().precision() - shift - 1));
        int[] differences = new int[columns];
        for (int y = 0; y < rows; y++) {
            if (y > 0 && y % rowsAtOnce == 0) {
                data.restart(y / rowsAtOnce - 1);
            }
            data.differences(table, differences, columns);
            data.check();
            samples.row(y, y % rowsAtOnce == 0, differences);
        }
        headers.segments().continueAt(data.end());
        headers.segments().expectEnd();
        return samples.finish(shift);
    }

    /** Table B.3: the lossless column. */
    private static void check(JpegHeaders headers) throws ImageRefused {
        int precision = headers.frame().precision();
        ScanHeader scan = headers.scan();
        boolean fits = precision >= 2
                && precision <= 16
                && scan.first() >= 1
                && scan.first() <= PREDICTORS
                && scan.second() == 0
                && scan.shift() < precision;
        if (!fits) {
            throw JpegFile.damaged("a scan's header contradicts the frame's");
        }
    }

    /** Annex H.1.1: restarts come after whole rows. */
    private static int restartRows(int interval, int columns, int rows) throws ImageRefused {
        if (interval % columns != 0) {
            throw JpegFile.damaged("its restarts are not at the ends of rows");
        }
        return interval == 0 ? rows : interval / columns;
    }
}
