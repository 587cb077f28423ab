package io.hilum.simulator;

/**
 * A rectangle of a picture's pixels, and the plane it is reduced to.
 *
 * @param left first column, in pixels of the picture
 * @param top first row, in pixels of the picture
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 */
record Window(int left, int top, int width, int height) {

    /** The part that the model sees. Source: protocol, "Where a box lies". */
    static Window centredSquare(Picture picture) {
        return new Window(picture.left(), picture.top(), picture.side(), picture.side());
    }

    /** This part of the picture with its longer side brought to {@code cells}, each cell the mean of the area it covers. */
    Plane reduced(Picture picture, int cells) {
        int longer = Math.max(width, height);
        int columns = Math.max(1, Math.round((float) width * cells / longer));
        int rows = Math.max(1, Math.round((float) height * cells / longer));
        float[] sums = new float[columns * rows];
        float[] line = new float[columns];
        Shares across = Shares.of(width, columns);
        Shares down = Shares.of(height, rows);
        int lastRow = -1;
        for (int row = 0; row < rows; row++) {
            for (int y = down.first[row]; y <= down.last[row]; y++) {
                if (y != lastRow) {
                    reduceLine(picture, y, across, line);
                    lastRow = y;
                }
                float weight = down.weight(row, y);
                for (int column = 0; column < columns; column++) {
                    sums[row * columns + column] += weight * line[column];
                }
            }
        }
        return new Plane(columns, rows, sums);
    }

    private void reduceLine(Picture picture, int y, Shares across, float[] line) {
        byte[] grey = picture.grey();
        int start = (top + y) * picture.width() + left;
        for (int column = 0; column < line.length; column++) {
            int first = across.first[column];
            int last = across.last[column];
            int whole = 0;
            for (int x = first + 1; x < last; x++) {
                whole += grey[start + x] & 0xff;
            }
            float sum = whole * across.full + (grey[start + first] & 0xff) * across.firstShare[column];
            if (last > first) {
                sum += (grey[start + last] & 0xff) * across.lastShare[column];
            }
            line[column] = sum;
        }
    }

    /** Which pixels a cell covers along one axis, and how much each of them counts; a cell's shares sum to 1. */
    private static final class Shares {
        private final int[] first;
        private final int[] last;
        private final float[] firstShare;
        private final float[] lastShare;
        private final float full;

        private Shares(int pixels, int cells) {
            first = new int[cells];
            last = new int[cells];
            firstShare = new float[cells];
            lastShare = new float[cells];
            double step = (double) pixels / cells;
            full = (float) (1 / step);
            for (int cell = 0; cell < cells; cell++) {
                double from = cell * step;
                double to = Math.min(pixels, from + step);
                first[cell] = Math.min(pixels - 1, (int) from);
                last[cell] = Math.max(first[cell], Math.min(pixels - 1, (int) Math.ceil(to - 1e-9) - 1));
                firstShare[cell] = (float) ((Math.min(to, first[cell] + 1.0) - from) / step);
                lastShare[cell] = (float) ((to - last[cell]) / step);
            }
        }

        static Shares of(int pixels, int cells) {
            return new Shares(pixels, cells);
        }

        float weight(int cell, int pixel) {
            if (pixel == first[cell]) {
                return firstShare[cell];
            }
            return pixel == last[cell] ? lastShare[cell] : full;
        }
    }
}
