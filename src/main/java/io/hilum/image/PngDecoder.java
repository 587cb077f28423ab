package io.hilum.image;

/** Decodes a PNG row by row; only an interlaced one is held as a whole. */
final class PngDecoder implements Decoder {
    /** Deflate makes at most 258 bytes out of 2 bits (RFC 1951: a length and a distance of one bit each). */
    private static final long DEFLATE_RATIO = 1032;

    private final byte[] file;
    private final PngFile png;
    private final PngHeader header;

    /** Reads and checks the chunks, no image data. */
    PngDecoder(byte[] file) throws ImageRefused {
        this.file = file;
        this.png = PngFile.read(file);
        this.header = png.header();
    }

    @Override
    public String format() {
        return "png";
    }

    @Override
    public int width() {
        return header.width();
    }

    @Override
    public int height() {
        return header.height();
    }

    @Override
    public Orientation orientation() {
        return png.orientation();
    }

    @Override
    public boolean wide() {
        return header.wide();
    }

    @Override
    public long workingBytes() {
        long pixels = (long) width() * height();
        long whole = header.interlaced() ? (wide() ? 2 : 1) * pixels : 0;
        // Adam7 makes rows anew for each pass; together they are less than three full ones.
        long rows = (header.interlaced() ? 3 : 1) * (2 * header.rowBytes(width()) + 64);
        return whole + rows + 4L * width() + IdatInflater.NATIVE_BYTES + (32 << 10);
    }

    @Override
    public void decode(RowSink to, Masking masking) throws ImageRefused {
        checkDataSuffices();
        PngSamples samples = new PngSamples(png);
        try (IdatInflater data = new IdatInflater(png, file)) {
            if (header.interlaced()) {
                new Adam7(header, samples).decode(data, to);
            } else {
                int[] grey = new int[width()];
                PngRows rows = new PngRows(data, header, width());
                for (int y = 0; y < height(); y++) {
                    samples.toGrey(rows.next(), rows.start(), grey, width());
                    to.row(grey, 0);
                }
            }
            data.expectEnd();
        }
    }

    /** A tiny file that claims to be a huge image is refused before a byte is inflated. */
    private void checkDataSuffices() throws ImageRefused {
        long needed = header.interlaced() ? Adam7.bytes(header) : (header.rowBytes(width()) + 1) * height();
        if (needed > DEFLATE_RATIO * png.idatBytes()) {
            throw PngFile.damaged("it has far too little data for its size");
        }
    }
}
