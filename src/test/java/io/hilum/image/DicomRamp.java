package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.IntToDoubleFunction;

/** A DICOM picture whose stored values rise to the right and down. */
final class DicomRamp {
    static final int WIDTH = 61;
    static final int HEIGHT = 47;

    private DicomRamp() {}

    static int value(int x, int y) {
        return x * 61 + y * 7;
    }

    static DicomMaker maker() {
        return new DicomMaker(WIDTH, HEIGHT);
    }

    /** The same of a Transfer Syntax, with all numbers in its byte order. */
    static DicomMaker maker(String syntax) {
        return maker().syntax(syntax)
                .number(DicomTag.SAMPLES_PER_PIXEL, 1)
                .number(DicomTag.ROWS, HEIGHT)
                .number(DicomTag.COLUMNS, WIDTH)
                .bits(16, 16)
                .number(DicomTag.PIXEL_REPRESENTATION, 0);
    }

    /** Each pixel is the grey of the value that {@link #value} put there. */
    static void assertGrey(IntToDoubleFunction grey, byte[] file) {
        assertGrey(grey, Prepared.grey(file));
    }

    static void assertGrey(IntToDoubleFunction grey, int[][] actual) {
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                assertEquals(grey.applyAsDouble(value(x, y)), actual[y][x], 0.5001, "at " + x + ", " + y);
            }
        }
    }

    static double clamp(double grey) {
        return Math.max(0, Math.min(255, grey));
    }
}
