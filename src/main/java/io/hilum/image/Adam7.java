package io.hilum.image;

/** Section 8.1 of the PNG specification: an interlaced image comes in seven passes, each a sparse picture of its own. */
final class Adam7 {
    private static final int[] START_X = {0, 4, 0, 2, 0, 1, 0};
    private static final int[] START_Y = {0, 0, 4, 0, 2, 0, 1};
    private static final int[] STEP_X = {8, 8, 4, 4, 2, 2, 1};
    private static final int[] STEP_Y = {8, 8, 8, 4, 4, 2, 2};
    private static final int PASSES = 7;

    private final PngHeader header;
    private final PngSamples samples;
    private final byte[] narrow;
    private final char[] wide;

    Adam7(PngHeader header, PngSamples samples) {
        this.header = header;
        this.samples = samples;
        int pixels = header.width() * header.height();
        this.narrow = new byte[header.wide() ? 0 : pixels];
        this.wide = new char[header.wide() ? pixels : 0];
    }

    /** Bytes of the filtered rows of all passes. */
    static long bytes(PngHeader header) {
        long bytes = 0;
        for (int pass = 0; pass < PASSES; pass++) {
            int columns = columns(header, pass);
            bytes += columns == 0 ? 0 : (header.rowBytes(columns) + 1) * rows(header, pass);
        }
        return bytes;
    }

    void decode(IdatInflater data, RowSink to) throws ImageRefused {
        int[] grey = new int[header.width()];
        for (int pass = 0; pass < PASSES; pass++) {
            pass(pass, data, grey);
        }
        for (int y = 0; y < header.height(); y++) {
            int from = y * header.width();
            for (int x = 0; x < grey.length; x++) {
                grey[x] = header.wide() ? wide[from + x] : narrow[from + x] & 0xFF;
            }
            to.row(grey, 0);
        }
    }

    private void pass(int pass, IdatInflater data, int[] grey) throws ImageRefused {
        int columns = columns(header, pass);
        if (columns == 0) {
            return;
        }
        PngRows rows = new PngRows(data, header, columns);
        for (int y = START_Y[pass]; y < header.height(); y += STEP_Y[pass]) {
            samples.toGrey(rows.next(), rows.start(), grey, columns);
            int at = y * header.width() + START_X[pass];
            for (int x = 0; x < columns; x++, at += STEP_X[pass]) {
                if (header.wide()) {
                    wide[at] = (char) grey[x];
                } else {
                    narrow[at] = (byte) grey[x];
                }
            }
        }
    }

    private static int columns(PngHeader header, int pass) {
        return (header.width() - START_X[pass] + STEP_X[pass] - 1) / STEP_X[pass];
    }

    private static int rows(PngHeader header, int pass) {
        return (header.height() - START_Y[pass] + STEP_Y[pass] - 1) / STEP_Y[pass];
    }
}
