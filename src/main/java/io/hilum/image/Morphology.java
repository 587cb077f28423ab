package io.hilum.image;

import java.util.Arrays;

/**
 * Dilation and erosion of a grid of greys, 0..255, by a square of {@code 2 * REACH + 1} cells, in place. Rows have
 * {@link #REACH} cells of padding behind them, whose values don't matter: so each step is one long loop over the grid.
 */
final class Morphology {
    /** Cells in each direction. */
    static final int REACH = 3;

    private final int stride;
    private final int[] along;

    /** @param cells of the grid, padding and all */
    Morphology(int stride, int cells) {
        this.stride = stride;
        this.along = new int[cells];
    }

    /** Each cell becomes the greatest around it. */
    void dilate(int[] grid) {
        pad(grid, 0);
        System.arraycopy(grid, 0, along, 0, grid.length);
        for (int shift = 1; shift <= REACH; shift++) {
            raise(along, 0, grid, shift);
            raise(along, shift, grid, 0);
        }
        System.arraycopy(along, 0, grid, 0, grid.length);
        for (int shift = stride; shift <= REACH * stride; shift += stride) {
            raise(grid, 0, along, shift);
            raise(grid, shift, along, 0);
        }
    }

    /** Each cell becomes the least around it. */
    void erode(int[] grid) {
        pad(grid, 0xff);
        System.arraycopy(grid, 0, along, 0, grid.length);
        for (int shift = 1; shift <= REACH; shift++) {
            lower(along, 0, grid, shift);
            lower(along, shift, grid, 0);
        }
        System.arraycopy(along, 0, grid, 0, grid.length);
        for (int shift = stride; shift <= REACH * stride; shift += stride) {
            lower(grid, 0, along, shift);
            lower(grid, shift, along, 0);
        }
    }

    private void pad(int[] grid, int with) {
        for (int end = stride; end <= grid.length; end += stride) {
            Arrays.fill(grid, end - REACH, end, with);
        }
    }

    private static void raise(int[] grid, int at, int[] others, int from) {
        int cells = grid.length - Math.max(at, from);
        for (int i = 0; i < cells; i++) {
            grid[at + i] = Math.max(grid[at + i], others[from + i]);
        }
    }

    private static void lower(int[] grid, int at, int[] others, int from) {
        int cells = grid.length - Math.max(at, from);
        for (int i = 0; i < cells; i++) {
            grid[at + i] = Math.min(grid[at + i], others[from + i]);
        }
    }
}
