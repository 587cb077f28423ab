package io.hilum.image;

import org.jspecify.annotations.Nullable;

/** Pixels that a {@link FrameDecoder} decodes as a whole. */
final class FrameRows implements StoredRows {
    private final PixelFormat format;
    private final Codestream codestream;
    private final FrameDecoder decoder;
    private char @Nullable [] frame;

    FrameRows(PixelFormat format, Codestream codestream, FrameDecoder decoder) {
        this.format = format;
        this.codestream = codestream;
        this.decoder = decoder;
    }

    @Override
    public long workingBytes() {
        return codestream.length()
                + decoder.workingBytes(format.columns(), format.rows())
                + 4L * format.columns()
                + 256;
    }

    @Override
    public void read(RowSink to) throws ImageRefused {
        char[] samples = frame == null ? decoder.decode(codestream.bytes(), format.columns(), format.rows()) : frame;
        frame = samples;
        int[] row = new int[format.columns()];
        for (int y = 0; y < format.rows(); y++) {
            int from = y * row.length;
            for (int x = 0; x < row.length; x++) {
                row[x] = samples[from + x];
            }
            to.row(row, 0);
        }
    }
}
