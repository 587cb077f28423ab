package io.hilum.image;

import java.util.Set;

/**
 * What stands before a scan of a JPEG frame, ITU T.81, annex B.2.
 *
 * @param segments the walk, which stands at the scan's data
 * @param tables that have been defined
 */
record JpegHeaders(FrameHeader frame, ScanHeader scan, JpegTables tables, MarkerSegments segments) {
    private static final int SOF0 = 0xC0;
    private static final int SOF15 = 0xCF;
    private static final int DNL = 0xDC;
    private static final int DAC = 0xCC;
    private static final int JPG = 0xC8;

    /**
     * Reads up to and including the scan's header.
     *
     * @param processes the frame markers (SOF) of the coding processes that are read
     */
    static JpegHeaders read(byte[] codestream, FrameHeader.Expected expected, Set<Integer> processes)
            throws ImageRefused {
        MarkerSegments segments = new MarkerSegments(codestream, expected.damage());
        JpegTables tables = new JpegTables();
        FrameHeader frame = null;
        for (int marker = segments.next(); marker != MarkerSegments.SOS; marker = segments.next()) {
            if (processes.contains(marker)) {
                if (frame != null) {
                    throw JpegFile.damaged("it has two image headers");
                }
                frame = FrameHeader.read(codestream, segments, expected);
            } else {
                table(marker, codestream, segments, tables);
            }
        }
        if (frame == null) {
            throw JpegFile.damaged("it has no image header");
        }
        return atScan(codestream, frame, tables, segments);
    }

    /** Goes on after a scan's data, up to and including the next scan's header. */
    JpegHeaders next(byte[] codestream) throws ImageRefused {
        for (int marker = segments.next(); marker != MarkerSegments.SOS; marker = segments.next()) {
            table(marker, codestream, segments, tables);
        }
        return atScan(codestream, frame, tables, segments);
    }

    private static JpegHeaders atScan(byte[] codestream, FrameHeader frame, JpegTables tables, MarkerSegments segments)
            throws ImageRefused {
        ScanHeader scan = ScanHeader.read(codestream, segments, frame, JpegFile::damaged);
        return new JpegHeaders(frame, scan, tables, segments);
    }

    private static void table(int marker, byte[] codestream, MarkerSegments segments, JpegTables tables)
            throws ImageRefused {
        switch (marker) {
            case MarkerSegments.DHT -> tables.readHuffman(codestream, segments.from(), segments.to());
            case MarkerSegments.DQT -> tables.readQuantisation(codestream, segments.from(), segments.to());
            case MarkerSegments.DRI -> tables.readRestartInterval(codestream, segments.from(), segments.to());
            case MarkerSegments.EOI -> throw JpegFile.damaged("it ends before its image data");
            default -> throw refused(marker);
        }
    }

    /** Table B.1. */
    private static ImageRefused refused(int marker) {
        boolean process = marker >= SOF0 && marker <= SOF15 && marker != JPG && marker != DAC;
        return process || marker == DAC || marker == DNL
                ? ImageRefused.unsupported("The DICOM file's image is coded by a JPEG process that its transfer syntax"
                        + " doesn't have. Convert it to an uncompressed one, for instance with dcmdjpeg.")
                : JpegFile.damaged("it has a part that JPEG doesn't have");
    }
}
