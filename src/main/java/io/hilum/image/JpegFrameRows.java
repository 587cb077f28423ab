package io.hilum.image;

/**
 * Pixels in a JPEG of 8 bits, decoded row by row; of colour, its luma. What the JPEG itself says of its colours
 * counts before the Photometric Interpretation. Source: PS3.5, section 8.2.1.
 */
final class JpegFrameRows implements StoredRows {
    /** Enough for all of a JPEG's headers, if it isn't odd. */
    private static final int HEAD_BYTES = 64 << 10;

    private final PixelFormat format;
    private final Codestream codestream;
    private final long decoderBytes;

    /** Looks at the JPEG's headers. */
    JpegFrameRows(PixelFormat format, Codestream codestream) throws ImageRefused {
        this.format = format;
        this.codestream = codestream;
        this.decoderBytes = head().workingBytes();
    }

    @Override
    public long workingBytes() {
        return codestream.length() + decoderBytes;
    }

    @Override
    public void read(RowSink to) throws ImageRefused {
        open(codestream.bytes()).decode(to, Masking.none());
    }

    private JpegDecoder head() throws ImageRefused {
        try {
            return open(codestream.bytes(HEAD_BYTES));
        } catch (ImageRefused refused) {
            // It may only have been cut short.
            return open(codestream.bytes());
        }
    }

    private JpegDecoder open(byte[] jpeg) throws ImageRefused {
        if (!FileSignature.isJpeg(jpeg)) {
            throw DicomFile.damaged("its JPEG data is none");
        }
        JpegDecoder decoder =
                new JpegDecoder(jpeg, format.colour() == PixelFormat.Colour.RGB ? JpegColour.RGB : JpegColour.YCBCR);
        if (decoder.width() != format.columns()
                || decoder.height() != format.rows()
                || decoder.components() != format.colour().samples) {
            throw DicomFile.damaged("its rows, columns or samples contradict its JPEG data");
        }
        return decoder;
    }
}
