package io.hilum.image;

import io.hilum.image.FrameHeader.Expected;
import io.hilum.image.PixelFormat.Colour;

/**
 * JPEG-LS, lossless and near-lossless, ITU T.87: DICOM's transfer syntaxes 1.2.840.10008.1.2.4.80 and .81 (PS3.5, annex
 * A.4.3).
 */
final class JpegLsDecoder implements FrameDecoder {
    private final Colour colour;

    JpegLsDecoder(Colour colour) {
        this.colour = colour;
    }

    @Override
    public long workingBytes(int columns, int rows) {
        return 2L * colour.samples * columns * rows + colour.samples * JpegLsRows.bytes(columns);
    }

    @Override
    public char[] decode(byte[] codestream, int columns, int rows) throws ImageRefused {
        Expected expected = new Expected("JPEG-LS", JpegLsDecoder::damaged, columns, rows, colour.samples);
        JpegLsHeaders headers = new JpegLsHeaders(codestream, expected);
        FramePlanes planes = new FramePlanes(colour, columns, rows);
        while (!planes.complete()) {
            ScanHeader scan = headers.next();
            JpegLsBits data = new JpegLsBits(codestream, headers.segments().to());
            JpegLsRows from = new JpegLsRows(
                    data, headers.parameters(scan), columns, scan.parts().size());
            char[][] parts = planes.of(scan, JpegLsDecoder::damaged);
            int rowsAtOnce = headers.restartInterval() == 0 ? rows : headers.restartInterval();
            for (int y = 0; y < rows; y++) {
                if (y % rowsAtOnce == 0) {
                    if (y > 0) {
                        data.restart(y / rowsAtOnce - 1);
                    }
                    from.begin();
                }
                from.read(parts, y * columns, scan.second() == JpegLsHeaders.BY_SAMPLE);
                data.check();
            }
            headers.segments().continueAt(data.end());
        }
        headers.segments().expectEnd();
        return planes.shown();
    }

    /** The refusal of a damaged code stream. */
    static ImageRefused damaged(String what) {
        return ImageRefused.unreadable(
                "The DICOM file's JPEG-LS image is damaged: " + what + ". Export or upload it again.");
    }
}
