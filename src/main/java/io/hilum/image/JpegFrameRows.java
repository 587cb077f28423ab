package io.hilum.image;

/** Pixels in a JPEG of 8 bits, decoded row by row; of colour, its luma. Source: PS3.5, section 8.2.1. */
final class JpegFrameRows implements StoredRows {
    private final PixelFormat format;
    private final byte[] jpeg;
    private final long decoderBytes;

    JpegFrameRows(PixelFormat format, Codestream codestream) throws ImageRefused {
        this.format = format;
        this.jpeg = codestream.bytes();
        this.decoderBytes = open().workingBytes();
    }

    @Override
    public long workingBytes() {
        return jpeg.length + decoderBytes;
    }

    @Override
    public void read(RowSink to) throws ImageRefused {
        open().decode(to);
    }

    private JpegDecoder open() throws ImageRefused {
        if (!FileSignature.isJpeg(jpeg)) {
            throw DicomFile.damaged("its JPEG data is none");
        }
        JpegDecoder decoder = new JpegDecoder(jpeg);
        if (decoder.width() != format.columns()
                || decoder.height() != format.rows()
                || decoder.components() != format.colour().samples) {
            throw DicomFile.damaged("its rows, columns or samples contradict its JPEG data");
        }
        return decoder;
    }
}
