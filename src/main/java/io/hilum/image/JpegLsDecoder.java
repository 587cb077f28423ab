package io.hilum.image;

import io.hilum.image.FrameHeader.Expected;
import org.jspecify.annotations.Nullable;

/**
 * JPEG-LS, lossless and near-lossless, ITU T.87, of one component: DICOM's transfer syntaxes 1.2.840.10008.1.2.4.80 and
 * .81 (PS3.5, annex A.4.3).
 */
final class JpegLsDecoder implements FrameDecoder {
    private static final int SOF55 = 0xF7;
    private static final int LSE = 0xF8;
    private static final int[] NOTHING_SAID = new int[5];

    @Override
    public long workingBytes(int columns, int rows) {
        return 2L * columns * rows + JpegLsRows.bytes(columns);
    }

    @Override
    public char[] decode(byte[] codestream, int columns, int rows) throws ImageRefused {
        MarkerSegments segments = new MarkerSegments(codestream, JpegLsDecoder::damaged);
        Expected expected = new Expected("JPEG-LS", JpegLsDecoder::damaged, columns, rows);
        Headers headers = new Headers();
        for (int marker = segments.next(); marker != MarkerSegments.SOS; marker = segments.next()) {
            headers.read(marker, codestream, segments, expected);
        }
        JpegLsParameters parameters = headers.scan(codestream, segments);
        int rowsAtOnce = headers.restartInterval == 0 ? rows : headers.restartInterval;
        JpegLsBits data = new JpegLsBits(codestream, segments.to());
        JpegLsRows from = new JpegLsRows(data, parameters, columns);
        char[] samples = new char[columns * rows];
        for (int y = 0; y < rows; y++) {
            if (y % rowsAtOnce == 0) {
                if (y > 0) {
                    data.restart(y / rowsAtOnce - 1);
                }
                from.begin();
            }
            from.read(samples, y * columns);
            data.check();
        }
        segments.continueAt(data.end());
        segments.expectEnd();
        return samples;
    }

    /** What stands before the scan. */
    private static final class Headers {
        private @Nullable FrameHeader frame;
        private int[] preset = NOTHING_SAID;
        private int restartInterval;

        void read(int marker, byte[] codestream, MarkerSegments segments, Expected expected) throws ImageRefused {
            switch (marker) {
                case SOF55 -> {
                    if (frame != null) {
                        throw damaged("it has two image headers");
                    }
                    frame = FrameHeader.read(codestream, segments, expected);
                }
                case LSE -> preset = JpegLsParameters.preset(codestream, segments.from(), segments.length());
                case MarkerSegments.DRI -> restartInterval = interval(codestream, segments);
                default -> throw damaged("it has a part that JPEG-LS doesn't have");
            }
        }

        /** Annex C.2.5: 2 to 4 bytes; in rows, of which each is a unit of one component (annex C.1). */
        private static int interval(byte[] codestream, MarkerSegments segments) throws ImageRefused {
            if (segments.length() < 2 || segments.length() > 4) {
                throw damaged("its restart interval is too short or too long");
            }
            long rows = 0;
            for (int at = segments.from(); at < segments.to(); at++) {
                rows = rows << 8 | (codestream[at] & 0xFF);
            }
            return (int) Math.min(rows, Integer.MAX_VALUE);
        }

        /** Annex C.2.3. */
        JpegLsParameters scan(byte[] codestream, MarkerSegments segments) throws ImageRefused {
            if (frame == null) {
                throw damaged("it has no image header");
            }
            ScanHeader scan = ScanHeader.read(codestream, segments, frame, JpegLsDecoder::damaged);
            int precision = frame.precision();
            boolean plain = scan.tables() == 0 && scan.second() == 0 && scan.shift() == 0;
            if (precision < 2 || precision > 16 || !plain) {
                throw damaged("a scan's header contradicts the frame's");
            }
            return JpegLsParameters.of(preset, precision, scan.first());
        }
    }

    /** The refusal of a damaged code stream. */
    static ImageRefused damaged(String what) {
        return ImageRefused.unreadable(
                "The DICOM file's JPEG-LS image is damaged: " + what + ". Export or upload it again.");
    }
}
