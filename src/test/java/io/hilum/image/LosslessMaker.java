package io.hilum.image;

import java.io.ByteArrayOutputStream;

/**
 * Writes lossless JPEG, ITU T.81, annex H, with what dcmtk doesn't write: restarts and point transforms. Its Huffman
 * table gives each category 0 to 16 a code of five bits.
 */
final class LosslessMaker {
    private static final int CODE_BITS = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int columns;
    private final int predictor;
    private final int shift;
    private int pending;
    private int pendingBits;

    private LosslessMaker(int columns, int predictor, int shift) {
        this.columns = columns;
        this.predictor = predictor;
        this.shift = shift;
    }

    /** @param restartRows rows between restarts, 0 for none */
    static byte[] make(char[] samples, int columns, int bits, int predictor, int shift, int restartRows) {
        LosslessMaker maker = new LosslessMaker(columns, predictor, shift);
        maker.headers(1, samples.length / columns, bits, restartRows * columns);
        maker.scan(new char[][] {samples}, 1, bits, restartRows);
        maker.bytes(0xFF, 0xD9);
        return maker.out.toByteArray();
    }

    /**
     * One of three components of 8 bits.
     *
     * @param together whether they are in one scan, else each has its own
     */
    static byte[] colour(char[][] planes, int columns, int predictor, int restartRows, boolean together) {
        LosslessMaker maker = new LosslessMaker(columns, predictor, 0);
        maker.headers(3, planes[0].length / columns, 8, restartRows * columns);
        if (together) {
            maker.scan(planes, 1, 8, restartRows);
        } else {
            for (int i = 0; i < 3; i++) {
                maker.scan(new char[][] {planes[i]}, 1 + i, 8, restartRows);
            }
        }
        maker.bytes(0xFF, 0xD9);
        return maker.out.toByteArray();
    }

    private void headers(int components, int rows, int bits, int interval) {
        bytes(0xFF, 0xD8, 0xFF, 0xC4, 0, 36, 0, 0, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        for (int category = 0; category <= 16; category++) {
            bytes(category);
        }
        bytes(0xFF, 0xC3, 0, 8 + 3 * components, bits, rows >> 8, rows & 255, columns >> 8, columns & 255, components);
        for (int id = 1; id <= components; id++) {
            bytes(id, 0x11, 0);
        }
        if (interval > 0) {
            bytes(0xFF, 0xDD, 0, 4, interval >> 8, interval & 255);
        }
    }

    /** @param id of the first component in it; the others follow */
    private void scan(char[][] parts, int id, int bits, int restartRows) {
        bytes(0xFF, 0xDA, 0, 6 + 2 * parts.length, parts.length);
        for (int i = 0; i < parts.length; i++) {
            bytes(id + i, 0);
        }
        bytes(predictor, 0, shift);
        for (int i = 0; i < parts[0].length; i++) {
            int y = i / columns;
            boolean first = restartRows == 0 ? y == 0 : y % restartRows == 0;
            if (first && y > 0 && i % columns == 0) {
                flush();
                bytes(0xFF, 0xD0 + (y / restartRows - 1 & 7));
            }
            for (char[] samples : parts) {
                int predicted = i % columns == 0 && first ? 1 << bits - shift - 1 : predict(samples, i, first);
                difference((short) ((samples[i] >> shift) - predicted));
            }
        }
        flush();
    }

    /** Table H.1, as it stands there. */
    private int predict(char[] samples, int i, boolean firstRow) {
        boolean firstColumn = i % columns == 0;
        int a = firstColumn ? 0 : samples[i - 1] >> shift;
        int b = firstRow ? 0 : samples[i - columns] >> shift;
        int c = firstRow || firstColumn ? 0 : samples[i - columns - 1] >> shift;
        return switch (firstRow ? 1 : firstColumn ? 2 : predictor) {
            case 1 -> a;
            case 2 -> b;
            case 3 -> c;
            case 4 -> a + b - c;
            case 5 -> a + (b - c >> 1);
            case 6 -> b + (a - c >> 1);
            default -> a + b >> 1;
        };
    }

    private void difference(int value) {
        int category = value == -32768 ? 16 : 32 - Integer.numberOfLeadingZeros(Math.abs(value));
        bits(category, CODE_BITS);
        if (category > 0 && category < 16) {
            bits((value < 0 ? value - 1 : value) & (1 << category) - 1, category);
        }
    }

    private void bits(int value, int number) {
        for (int bit = number - 1; bit >= 0; bit--) {
            pending = pending << 1 | value >> bit & 1;
            if (++pendingBits == 8) {
                bytes(pending);
                if (pending == 0xFF) {
                    bytes(0);
                }
                pending = 0;
                pendingBits = 0;
            }
        }
    }

    /** Annex F.1.2.3: fills a byte with ones. */
    private void flush() {
        while (pendingBits > 0) {
            bits(1, 1);
        }
    }

    private void bytes(int... values) {
        for (int value : values) {
            out.write(value);
        }
    }
}
