package io.hilum.image;

/**
 * A PNG row filter (section 9.2 of its specification), used for all rows of a picture. Radiographs are noise on slow
 * gradients, so one filter suits nearly all rows; it is chosen by trying each on some of them.
 */
enum RowFilter {
    SUB(1),
    UP(2),
    AVERAGE(3),
    PAETH(4);

    private static final int TRIED_ROWS = 48;

    private final int number;

    RowFilter(int number) {
        this.number = number;
    }

    /** The filter that leaves the least entropy in a sample of the rows. */
    static RowFilter best(Picture picture) {
        RowFilter best = UP;
        double least = Double.MAX_VALUE;
        byte[] row = new byte[picture.width() + 1];
        int step = Math.max(1, picture.height() / TRIED_ROWS);
        for (RowFilter filter : values()) {
            int[] counts = new int[256];
            for (int y = step / 2; y < picture.height(); y += step) {
                filter.apply(picture, y, row);
                for (int i = 1; i < row.length; i++) {
                    counts[row[i] & 0xFF]++;
                }
            }
            double entropy = entropy(counts);
            if (entropy < least) {
                least = entropy;
                best = filter;
            }
        }
        return best;
    }

    private static double entropy(int[] counts) {
        // Sum of n log(1/p) but for what is the same for all filters.
        double sum = 0;
        for (int count : counts) {
            sum -= count == 0 ? 0 : count * Math.log(count);
        }
        return sum;
    }

    /** Writes the filter's number and the filtered row y into {@code to}, of width + 1 bytes. */
    void apply(Picture picture, int y, byte[] to) {
        byte[] grey = picture.grey();
        int width = picture.width();
        int at = y * width;
        if (y == 0) {
            // There is nothing above: only SUB is of use.
            to[0] = (byte) SUB.number;
            sub(grey, at, width, to);
            return;
        }
        to[0] = (byte) number;
        switch (this) {
            case SUB -> sub(grey, at, width, to);
            case UP -> up(grey, at, width, to);
            case AVERAGE -> average(grey, at, width, to);
            case PAETH -> paeth(grey, at, width, to);
        }
    }

    private static void sub(byte[] grey, int at, int width, byte[] to) {
        to[1] = grey[at];
        for (int x = 1; x < width; x++) {
            to[x + 1] = (byte) (grey[at + x] - grey[at + x - 1]);
        }
    }

    private static void up(byte[] grey, int at, int width, byte[] to) {
        for (int x = 0; x < width; x++) {
            to[x + 1] = (byte) (grey[at + x] - grey[at + x - width]);
        }
    }

    private static void average(byte[] grey, int at, int width, byte[] to) {
        int left = 0;
        for (int x = 0; x < width; x++) {
            int sample = grey[at + x] & 0xFF;
            to[x + 1] = (byte) (sample - ((left + (grey[at + x - width] & 0xFF)) >> 1));
            left = sample;
        }
    }

    private static void paeth(byte[] grey, int at, int width, byte[] to) {
        int a = 0;
        int c = 0;
        for (int x = 0; x < width; x++) {
            int sample = grey[at + x] & 0xFF;
            int b = grey[at + x - width] & 0xFF;
            int pa = Math.abs(b - c);
            int pb = Math.abs(a - c);
            int pc = Math.abs(a + b - 2 * c);
            to[x + 1] = (byte) (sample - (pa <= pb && pa <= pc ? a : pb <= pc ? b : c));
            a = sample;
            c = b;
        }
    }
}
