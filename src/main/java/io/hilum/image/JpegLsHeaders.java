package io.hilum.image;

import io.hilum.image.FrameHeader.Expected;
import org.jspecify.annotations.Nullable;

/** Walks what stands before each scan of a JPEG-LS code stream, ITU T.87, annex C.2. */
final class JpegLsHeaders {
    /** The interleave modes of a scan (ILV): one component; a row of each in turns; a sample of each in turns. */
    static final int ALONE = 0;

    static final int BY_ROW = 1;
    static final int BY_SAMPLE = 2;

    private static final int APP8 = 0xE8;
    private static final int SOF55 = 0xF7;
    private static final int LSE = 0xF8;

    private final byte[] codestream;
    private final Expected expected;
    private final MarkerSegments segments;
    private @Nullable FrameHeader frame;
    private int[] preset = new int[5];
    private int restartInterval;

    JpegLsHeaders(byte[] codestream, Expected expected) throws ImageRefused {
        this.codestream = codestream;
        this.expected = expected;
        this.segments = new MarkerSegments(codestream, expected.damage());
    }

    /** The walk, which stands at a scan's data after {@link #next}. */
    MarkerSegments segments() {
        return segments;
    }

    /** In rows, of which each is a unit (annex C.1); 0 if there are no restarts. */
    int restartInterval() {
        return restartInterval;
    }

    /** Reads up to and including the next scan's header. */
    ScanHeader next() throws ImageRefused {
        for (int marker = segments.next(APP8); marker != MarkerSegments.SOS; marker = segments.next(APP8)) {
            switch (marker) {
                case APP8 -> checkTransform();
                case SOF55 -> readFrame();
                case LSE -> preset = JpegLsParameters.preset(codestream, segments.from(), segments.length());
                case MarkerSegments.DRI -> readInterval();
                case MarkerSegments.EOI -> throw JpegLsDecoder.damaged("it ends before its image data");
                default -> throw JpegLsDecoder.damaged("it has a part that JPEG-LS doesn't have");
            }
        }
        return scan(frame());
    }

    /** The scan's parameters (annex C.2.3: NEAR). */
    JpegLsParameters parameters(ScanHeader scan) throws ImageRefused {
        return JpegLsParameters.of(preset, frame().precision(), scan.first());
    }

    private FrameHeader frame() throws ImageRefused {
        if (frame == null) {
            throw JpegLsDecoder.damaged("it has no image header");
        }
        return frame;
    }

    private void readFrame() throws ImageRefused {
        if (frame != null) {
            throw JpegLsDecoder.damaged("it has two image headers");
        }
        frame = FrameHeader.read(codestream, segments, expected);
    }

    /** HP's coder names here which differences of the colours it has coded in place of the colours; 0 for none. */
    private void checkTransform() throws ImageRefused {
        boolean named = segments.length() > 4 && FileSignature.startsWith(codestream, segments.from(), "mrfx");
        if (named && codestream[segments.from() + 4] != 0 && expected.components() > 1) {
            throw ImageRefused.unsupported(
                    "The DICOM file's JPEG-LS image has a colour transform of its coder's own, which"
                            + " is not read. Convert it to an uncompressed transfer syntax.");
        }
    }

    /** Annex C.2.5: 2 to 4 bytes. */
    private void readInterval() throws ImageRefused {
        if (segments.length() < 2 || segments.length() > 4) {
            throw JpegLsDecoder.damaged("its restart interval is too short or too long");
        }
        long rows = 0;
        for (int at = segments.from(); at < segments.to(); at++) {
            rows = rows << 8 | (codestream[at] & 0xFF);
        }
        restartInterval = (int) Math.min(rows, Integer.MAX_VALUE);
    }

    /** Annex C.2.3; DICOM's colours have 8 bits. */
    private ScanHeader scan(FrameHeader of) throws ImageRefused {
        ScanHeader scan = ScanHeader.read(codestream, segments, of, expected.damage());
        int precision = of.precision();
        boolean depth = precision >= 2 && precision <= 16 && (precision == 8 || expected.components() == 1);
        boolean interleaved = scan.second() == BY_ROW || scan.second() == BY_SAMPLE;
        boolean parts = interleaved
                ? scan.parts().size() > 1
                : scan.second() == ALONE && scan.parts().size() == 1;
        boolean mapped = scan.parts().stream().anyMatch(part -> part.tables() != 0);
        if (!depth || !parts || mapped || scan.shift() != 0) {
            throw JpegLsDecoder.damaged("a scan's header contradicts the frame's");
        }
        return scan;
    }
}
