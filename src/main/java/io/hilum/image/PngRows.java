package io.hilum.image;

/** Reads the rows of one picture or Adam7 pass: inflates, undoes the filter. Section 9 of the PNG specification. */
final class PngRows {
    private final IdatInflater data;
    private final int rowBytes;
    private final int step;
    private byte[] current;
    private byte[] previous;

    /** @param pixels of a row */
    PngRows(IdatInflater data, PngHeader header, int pixels) {
        this.data = data;
        this.rowBytes = (int) header.rowBytes(pixels);
        this.step = Math.max(1, header.bitsPerPixel() / 8);
        this.current = new byte[step + rowBytes];
        this.previous = new byte[step + rowBytes];
    }

    /** Where a row's first byte stands in what {@link #next} returns. */
    int start() {
        return step;
    }

    /** The next row, valid until the one after it is read. */
    byte[] next() throws ImageRefused {
        byte[] row = previous;
        previous = current;
        current = row;
        // The byte in front of a row takes the filter's number and is then 0, as filters expect it there.
        data.read(row, step - 1, rowBytes + 1);
        int filter = row[step - 1];
        row[step - 1] = 0;
        unfilter(filter, row, previous, step);
        return row;
    }

    private static void unfilter(int filter, byte[] row, byte[] above, int step) throws ImageRefused {
        switch (filter) {
            case 0 -> {}
            case 1 -> {
                for (int i = step; i < row.length; i++) {
                    row[i] += row[i - step];
                }
            }
            case 2 -> {
                for (int i = step; i < row.length; i++) {
                    row[i] += above[i];
                }
            }
            case 3 -> {
                for (int i = step; i < row.length; i++) {
                    row[i] += (byte) (((row[i - step] & 0xFF) + (above[i] & 0xFF)) >> 1);
                }
            }
            case 4 -> paeth(row, above, step);
            default -> throw PngFile.damaged("a row's filter is none that PNG has");
        }
    }

    /** Section 9.4: the neighbour that is nearest to left + above - upper left. */
    private static void paeth(byte[] row, byte[] above, int step) {
        for (int i = step; i < row.length; i++) {
            int a = row[i - step] & 0xFF;
            int b = above[i] & 0xFF;
            int c = above[i - step] & 0xFF;
            int pa = Math.abs(b - c);
            int pb = Math.abs(a - c);
            int pc = Math.abs(a + b - 2 * c);
            row[i] += (byte) (pa <= pb && pa <= pc ? a : pb <= pc ? b : c);
        }
    }
}
