package io.hilum.image;

/**
 * The samples of a lossless JPEG as they come, row by row, out of differences to a prediction: ITU T.81, annex H.1.2. All
 * arithmetic is modulo 2^16 (H.1.2.1), which is what a {@code char} does. Ra is the sample to the left, Rb the one above,
 * Rc the one to the left of that (figure H.1).
 */
final class LosslessRows {
    private final int columns;
    private final int predictor;
    private final int first;
    private final char[] samples;

    /**
     * @param samples gets all rows
     * @param predictor 1..7, of table H.1
     * @param first the prediction of the very first sample
     */
    LosslessRows(char[] samples, int columns, int predictor, int first) {
        this.columns = columns;
        this.predictor = predictor;
        this.first = first;
        this.samples = samples;
    }

    /**
     * H.1.2.1: the first row, and the first after a restart, is predicted from the left; of all others, the first sample
     * from above, and the rest as the scan's header says.
     */
    void row(int y, boolean anew, int[] differences) {
        int at = y * columns;
        samples[at] = (char) ((anew ? first : samples[at - columns]) + differences[0]);
        switch (anew ? 1 : predictor) {
            case 1 -> left(at, differences);
            case 2 -> above(at, differences);
            case 3 -> aboveLeft(at, differences);
            case 4 -> plane(at, differences);
            case 5 -> leftWithHalf(at, differences);
            case 6 -> aboveWithHalf(at, differences);
            default -> mean(at, differences);
        }
    }

    /** H.1.2.2's point transform undone. */
    void finish(int shift) {
        for (int i = 0; shift > 0 && i < samples.length; i++) {
            samples[i] = (char) (samples[i] << shift);
        }
    }

    private void left(int at, int[] differences) {
        int a = samples[at];
        for (int x = 1; x < columns; x++) {
            a += differences[x];
            samples[at + x] = (char) a;
        }
    }

    private void above(int at, int[] differences) {
        for (int x = 1; x < columns; x++) {
            samples[at + x] = (char) (samples[at + x - columns] + differences[x]);
        }
    }

    private void aboveLeft(int at, int[] differences) {
        for (int x = 1; x < columns; x++) {
            samples[at + x] = (char) (samples[at + x - columns - 1] + differences[x]);
        }
    }

    private void plane(int at, int[] differences) {
        int a = samples[at];
        int c = samples[at - columns];
        for (int x = 1; x < columns; x++) {
            int b = samples[at + x - columns];
            a = a + b - c + differences[x] & 0xFFFF;
            samples[at + x] = (char) a;
            c = b;
        }
    }

    private void leftWithHalf(int at, int[] differences) {
        int a = samples[at];
        int c = samples[at - columns];
        for (int x = 1; x < columns; x++) {
            int b = samples[at + x - columns];
            a = a + (b - c >> 1) + differences[x] & 0xFFFF;
            samples[at + x] = (char) a;
            c = b;
        }
    }

    private void aboveWithHalf(int at, int[] differences) {
        int a = samples[at];
        int c = samples[at - columns];
        for (int x = 1; x < columns; x++) {
            int b = samples[at + x - columns];
            a = b + (a - c >> 1) + differences[x] & 0xFFFF;
            samples[at + x] = (char) a;
            c = b;
        }
    }

    private void mean(int at, int[] differences) {
        int a = samples[at];
        for (int x = 1; x < columns; x++) {
            a = (a + samples[at + x - columns] >> 1) + differences[x] & 0xFFFF;
            samples[at + x] = (char) a;
        }
    }
}
