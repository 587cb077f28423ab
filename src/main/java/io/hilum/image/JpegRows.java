package io.hilum.image;

import io.hilum.image.JpegFrame.Component;

/**
 * The samples of one row of minimum coded units, of the components that are needed; hands them on as rows of grey.
 * Components with fewer samples are widened by repeating them.
 */
final class JpegRows {
    private final JpegFrame frame;
    private final JpegColour colour;
    private final int[] strides;
    private final int[][] strips;
    private final int[][] rows;
    private final boolean direct;

    JpegRows(JpegFrame frame, JpegColour colour) {
        this.frame = frame;
        this.colour = colour;
        this.strides = new int[colour.needed];
        this.strips = new int[colour.needed][];
        for (int i = 0; i < colour.needed; i++) {
            Component component = frame.components().get(i);
            strides[i] = 8 * frame.mcusAcross() * component.h();
            strips[i] = new int[strides[i] * 8 * component.v()];
        }
        Component first = frame.components().get(0);
        this.direct = colour.needed == 1 && first.h() == frame.hMax() && first.v() == frame.vMax();
        this.rows = new int[colour.needed][direct ? 0 : frame.width()];
    }

    /** Memory that it takes, in bytes. */
    static long bytes(JpegFrame frame, JpegColour colour) {
        long samples = 0;
        for (Component component : frame.components().subList(0, colour.needed)) {
            samples += frame.width() + 64L * frame.mcusAcross() * component.h() * component.v();
        }
        return 4 * samples;
    }

    /** Where a component's blocks are to be transformed into. */
    int[] strip(int component) {
        return strips[component];
    }

    /** Samples in a row of a component's strip. */
    int stride(int component) {
        return strides[component];
    }

    /** Where a block's samples begin in the strip. */
    int at(int component, int blockX, int blockY) {
        return 8 * (blockY * strides[component] + blockX);
    }

    /** Hands on the rows of that row of units, without those below the image. */
    void emit(int mcuY, RowSink to) {
        int height = 8 * frame.vMax();
        int end = Math.min(height, frame.height() - mcuY * height);
        for (int y = 0; y < end; y++) {
            if (direct) {
                to.row(strips[0], y * stride(0));
            } else {
                for (int i = 0; i < rows.length; i++) {
                    widen(i, y);
                }
                colour.toGrey(rows, frame.width());
                to.row(rows[0], 0);
            }
        }
    }

    private void widen(int i, int y) {
        Component component = frame.components().get(i);
        int from = y * component.v() / frame.vMax() * stride(i);
        int h = component.h();
        int hMax = frame.hMax();
        for (int x = 0; x < frame.width(); x++) {
            rows[i][x] = strips[i][from + x * h / hMax];
        }
    }
}
