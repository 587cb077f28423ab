package io.hilum.simulator;

import java.util.Arrays;

/**
 * A connected, hole-free set of cells of a plane.
 *
 * @param cells the indices of its cells in the plane, in no set order
 * @param top its first row
 * @param bottom its last row
 * @param left its first column
 * @param right its last column
 * @param minX for each row from {@code top}, its first column there
 * @param maxX for each row from {@code top}, its last column there
 */
@SuppressWarnings("ArrayRecordComponent")
record Region(int[] cells, int top, int bottom, int left, int right, int[] minX, int[] maxX) {

    /** The region that these cells form, in a plane {@code width} cells wide. */
    static Region of(int[] cells, int width) {
        int top = Integer.MAX_VALUE;
        int bottom = -1;
        int left = Integer.MAX_VALUE;
        int right = -1;
        for (int cell : cells) {
            int y = cell / width;
            int x = cell - y * width;
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
            left = Math.min(left, x);
            right = Math.max(right, x);
        }
        int[] minX = new int[bottom - top + 1];
        int[] maxX = new int[bottom - top + 1];
        Arrays.fill(minX, Integer.MAX_VALUE);
        for (int cell : cells) {
            int y = cell / width;
            int x = cell - y * width;
            minX[y - top] = Math.min(minX[y - top], x);
            maxX[y - top] = Math.max(maxX[y - top], x);
        }
        return new Region(cells, top, bottom, left, right, minX, maxX);
    }

    int area() {
        return cells.length;
    }

    int width() {
        return right - left + 1;
    }

    int height() {
        return bottom - top + 1;
    }

    /** Whether it has cells in this row of the plane. */
    boolean reaches(int y) {
        return y >= top && y <= bottom;
    }

    int minX(int y) {
        return minX[y - top];
    }

    int maxX(int y) {
        return maxX[y - top];
    }

    /** The mean column of its cells. */
    double centreX(int planeWidth) {
        double sum = 0;
        for (int cell : cells) {
            sum += cell % planeWidth;
        }
        return sum / cells.length;
    }

    /** The mean brightness of its cells. */
    double mean(Plane plane) {
        double sum = 0;
        for (int cell : cells) {
            sum += plane.value()[cell];
        }
        return sum / cells.length;
    }

    /** The spread (standard deviation) of its cells' brightness. */
    double spread(Plane plane) {
        double mean = mean(plane);
        double sum = 0;
        for (int cell : cells) {
            double off = plane.value()[cell] - mean;
            sum += off * off;
        }
        return Math.sqrt(sum / cells.length);
    }

    /** The length of its outline in cells, measured along its rows' ends (slopes count their true length). */
    double perimeter() {
        double sum = maxX[0] - minX[0] + maxX[maxX.length - 1] - minX[minX.length - 1];
        for (int row = 1; row < minX.length; row++) {
            sum += Math.hypot(1, minX[row] - minX[row - 1]) + Math.hypot(1, maxX[row] - maxX[row - 1]);
        }
        double spanned = 0;
        for (int row = 0; row < minX.length; row++) {
            spanned += maxX[row] - minX[row] + 1;
        }
        return sum + spanned - cells.length;
    }

    /** The share of the rectangle around it that it fills, 0..1. */
    double fill() {
        return (double) area() / ((double) width() * height());
    }
}
