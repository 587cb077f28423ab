package io.hilum.image;

/**
 * Pixels in RLE, a segment for each byte of a cell, the highest first, or for each colour. Decoded row by row from all
 * segments at once. Source: PS3.5, annex G.
 */
final class RleRows implements StoredRows {
    private static final int HEADER_BYTES = 64;

    private final PixelFormat format;
    private final Codestream codestream;

    RleRows(PixelFormat format, Codestream codestream) {
        this.format = format;
        this.codestream = codestream;
    }

    @Override
    public long workingBytes() {
        return codestream.length() + 4L * format.columns() + 3L * format.columns() + 512;
    }

    @Override
    public void read(RowSink to) throws ImageRefused {
        RleSegment[] segments = segments(codestream.bytes());
        byte[][] planes = new byte[segments.length][format.columns()];
        int[] samples = new int[format.columns()];
        for (int y = 0; y < format.rows(); y++) {
            for (int i = 0; i < segments.length; i++) {
                segments[i].read(planes[i]);
            }
            if (format.colour().samples == 1) {
                join(planes, samples);
            } else {
                NativeRows.toLuma(format.colour(), planes, samples);
            }
            to.row(samples, 0);
        }
    }

    private static void join(byte[][] planes, int[] samples) {
        byte[] low = planes[planes.length - 1];
        for (int x = 0; x < samples.length; x++) {
            samples[x] = low[x] & 0xFF;
        }
        if (planes.length == 2) {
            byte[] high = planes[0];
            for (int x = 0; x < samples.length; x++) {
                samples[x] |= (high[x] & 0xFF) << 8;
            }
        }
    }

    /** Section G.5: the number of segments, and where each of them begins. */
    private RleSegment[] segments(byte[] bytes) throws ImageRefused {
        int expected = format.colour().samples * format.cellBytes();
        if (bytes.length < HEADER_BYTES || int32(bytes, 0) != expected) {
            throw DicomFile.damaged("its RLE header contradicts the rest");
        }
        RleSegment[] segments = new RleSegment[expected];
        for (int i = 0; i < expected; i++) {
            long from = int32(bytes, 4 + 4 * i);
            long to = i + 1 < expected ? int32(bytes, 8 + 4 * i) : bytes.length;
            if (from < HEADER_BYTES || from > to || to > bytes.length) {
                throw DicomFile.damaged("its RLE header contradicts the rest");
            }
            segments[i] = new RleSegment(bytes, (int) from, (int) to);
        }
        return segments;
    }

    private static long int32(byte[] bytes, int at) {
        return Integer.reverseBytes(Bytes.int32(bytes, at)) & 0xFFFFFFFFL;
    }
}
