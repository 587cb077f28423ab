package io.hilum.simulator;

/** Finds the part of the centred square that shows something: collimation borders and letterboxes are left out. */
final class ContentWindow {
    private static final int CELLS = 128;
    private static final double DARK = 10;
    private static final double BRIGHT = 245;
    private static final double SAME = 0.93;
    private static final double LEAST_SHARE = 0.25;

    private ContentWindow() {}

    /** The window inside the blank rims of the centred square; at least a quarter of its side each way. */
    static Window of(Picture picture) {
        Window square = Window.centredSquare(picture);
        int cells = Math.min(CELLS, square.width());
        Plane plane = square.reduced(picture, cells);
        int left = 0;
        int right = plane.width() - 1;
        int top = 0;
        int bottom = plane.height() - 1;
        boolean trimmed = true;
        while (trimmed) {
            trimmed = false;
            if (bottom - top > LEAST_SHARE * cells && blank(plane, left, right, top, top)) {
                top++;
                trimmed = true;
            }
            if (bottom - top > LEAST_SHARE * cells && blank(plane, left, right, bottom, bottom)) {
                bottom--;
                trimmed = true;
            }
            if (right - left > LEAST_SHARE * cells && blank(plane, left, left, top, bottom)) {
                left++;
                trimmed = true;
            }
            if (right - left > LEAST_SHARE * cells && blank(plane, right, right, top, bottom)) {
                right--;
                trimmed = true;
            }
        }
        double scale = (double) square.width() / cells;
        int fromX = (int) Math.round(left * scale);
        int fromY = (int) Math.round(top * scale);
        int toX = (int) Math.round((right + 1) * scale);
        int toY = (int) Math.round((bottom + 1) * scale);
        return new Window(square.left() + fromX, square.top() + fromY, toX - fromX, toY - fromY);
    }

    private static boolean blank(Plane plane, int left, int right, int top, int bottom) {
        int dark = 0;
        int bright = 0;
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                if (plane.at(x, y) <= DARK) {
                    dark++;
                } else if (plane.at(x, y) >= BRIGHT) {
                    bright++;
                }
            }
        }
        double cells = (right - left + 1.0) * (bottom - top + 1.0);
        return Math.max(dark, bright) >= SAME * cells;
    }
}
