package io.hilum.image;

import io.hilum.image.FrameHeader.Expected;
import io.hilum.image.PixelFormat.Colour;
import java.util.Set;

/**
 * Lossless JPEG with Huffman codes, ITU T.81, annex H (process 14): DICOM's transfer syntaxes 1.2.840.10008.1.2.4.57 and,
 * with predictor 1 alone, .70 (PS3.5, annex A.4.1). Several components come together in one scan, or in several.
 */
final class JpegLosslessDecoder implements FrameDecoder {
    private static final int SOF3 = 0xC3;
    private static final int PREDICTORS = 7;
    private static final long TABLES = 256 << 10;

    private final Colour colour;

    JpegLosslessDecoder(Colour colour) {
        this.colour = colour;
    }

    @Override
    public long workingBytes(int columns, int rows) {
        return colour.samples * (2L * columns * rows + 4L * columns) + TABLES;
    }

    @Override
    public char[] decode(byte[] codestream, int columns, int rows) throws ImageRefused {
        Expected expected = new Expected("lossless JPEG", JpegFile::damaged, columns, rows, colour.samples);
        FramePlanes planes = new FramePlanes(colour, columns, rows);
        JpegHeaders headers = JpegHeaders.read(codestream, expected, Set.of(SOF3));
        scan(codestream, headers, planes, columns);
        while (!planes.complete()) {
            headers = headers.next(codestream);
            scan(codestream, headers, planes, columns);
        }
        headers.segments().expectEnd();
        return planes.shown();
    }

    private static void scan(byte[] codestream, JpegHeaders headers, FramePlanes planes, int columns)
            throws ImageRefused {
        check(headers);
        int rowsAtOnce = restartRows(headers.tables().restartInterval(), columns);
        EntropyReader data = new EntropyReader(codestream, headers.segments().to());
        ScanHeader scan = headers.scan();
        char[][] parts = planes.of(scan, JpegFile::damaged);
        HuffmanTable[] tables = new HuffmanTable[parts.length];
        LosslessRows[] samples = new LosslessRows[parts.length];
        for (int i = 0; i < parts.length; i++) {
            tables[i] = table(headers, i);
            int first = 1 << (headers.frame().precision() - scan.shift() - 1);
            samples[i] = new LosslessRows(parts[i], columns, scan.first(), first);
        }
        int[][] differences = new int[parts.length][columns];
        for (int y = 0; y < parts[0].length / columns; y++) {
            boolean anew = y % rowsAtOnce == 0;
            if (anew && y > 0) {
                data.restart(y / rowsAtOnce - 1);
            }
            read(data, tables, differences);
            data.check();
            for (int i = 0; i < parts.length; i++) {
                samples[i].row(y, anew, differences[i]);
            }
        }
        for (LosslessRows part : samples) {
            part.finish(scan.shift());
        }
        headers.segments().continueAt(data.end());
    }

    /** A row's differences: of several components, one of each in turns (annex A.2). */
    private static void read(EntropyReader data, HuffmanTable[] tables, int[][] to) throws ImageRefused {
        if (tables.length == 1) {
            data.differences(tables[0], to[0], to[0].length);
            return;
        }
        for (int x = 0; x < to[0].length; x++) {
            for (int i = 0; i < tables.length; i++) {
                to[i][x] = data.difference(tables[i]);
            }
        }
    }

    private static HuffmanTable table(JpegHeaders headers, int part) throws ImageRefused {
        HuffmanTable table =
                headers.tables().dc(headers.scan().parts().get(part).tables() >> 4);
        if (!table.endsAt(EntropyReader.LAST_CATEGORY)) {
            throw JpegFile.damaged("a Huffman table has categories that there can't be");
        }
        return table;
    }

    /** Table B.3: the lossless column; DICOM's colours have 8 bits. */
    private static void check(JpegHeaders headers) throws ImageRefused {
        int precision = headers.frame().precision();
        ScanHeader scan = headers.scan();
        boolean fits = precision >= 2
                && precision <= 16
                && (precision == 8 || headers.frame().components().size() == 1)
                && scan.first() >= 1
                && scan.first() <= PREDICTORS
                && scan.second() == 0
                && scan.shift() < precision;
        if (!fits) {
            throw JpegFile.damaged("a scan's header contradicts the frame's");
        }
    }

    /** Annex H.1.1: restarts come after whole rows. */
    private static int restartRows(int interval, int columns) throws ImageRefused {
        if (interval % columns != 0) {
            throw JpegFile.damaged("its restarts are not at the ends of rows");
        }
        return interval == 0 ? Integer.MAX_VALUE : interval / columns;
    }
}
