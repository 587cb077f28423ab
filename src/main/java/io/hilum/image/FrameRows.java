package io.hilum.image;

import org.jspecify.annotations.Nullable;

/** Pixels that a {@link FrameDecoder} decodes as a whole. */
final class FrameRows implements StoredRows {
    private final PixelFormat format;
    private final Codestream codestream;
    private final FrameDecoder decoder;
    private FrameDecoder.@Nullable Rows frame;

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
        FrameDecoder.Rows samples =
                frame == null ? decoder.rows(codestream.bytes(), format.columns(), format.rows()) : frame;
        frame = samples;
        int[] row = new int[format.columns()];
        for (int y = 0; y < format.rows(); y++) {
            samples.read(y, row);
            to.row(row, 0);
        }
    }
}
