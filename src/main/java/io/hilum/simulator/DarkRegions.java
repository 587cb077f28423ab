package io.hilum.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the connected dark regions of a plane under one threshold. */
final class DarkRegions {
    private final int width;
    private final int height;
    private final int[] queue;

    DarkRegions(int width, int height) {
        this.width = width;
        this.height = height;
        this.queue = new int[width * height];
    }

    /**
     * The regions darker than the threshold, of at least {@code minArea} cells, with their holes filled.
     *
     * @param opening bridges and spurs narrower than {@code 2 * opening + 1} cells are cut first
     */
    List<Region> below(Plane plane, float threshold, int opening, int minArea) {
        boolean[] opened = opened(plane, threshold, opening);
        List<Region> regions = new ArrayList<>();
        boolean[] seen = new boolean[opened.length];
        for (int i = 0; i < opened.length; i++) {
            if (opened[i] && !seen[i]) {
                int size = flood(opened, seen, i);
                if (size >= minArea) {
                    regions.add(filled(Arrays.copyOf(queue, size)));
                }
            }
        }
        return regions;
    }

    private boolean[] opened(Plane plane, float threshold, int opening) {
        Cells dark = new Cells(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (plane.at(x, y) < threshold) {
                    dark.add(x, y);
                }
            }
        }
        Cells cells = dark.eroded(opening).dilated(opening);
        boolean[] opened = new boolean[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                opened[y * width + x] = cells.has(x, y);
            }
        }
        return opened;
    }

    /** Collects what is connected to a cell into the queue; says how many cells that were. */
    private int flood(boolean[] in, boolean[] seen, int start) {
        int size = 0;
        queue[size++] = start;
        seen[start] = true;
        for (int next = 0; next < size; next++) {
            int cell = queue[next];
            int x = cell % width;
            if (x > 0) {
                size = push(in, seen, cell - 1, size);
            }
            if (x < width - 1) {
                size = push(in, seen, cell + 1, size);
            }
            if (cell >= width) {
                size = push(in, seen, cell - width, size);
            }
            if (cell < in.length - width) {
                size = push(in, seen, cell + width, size);
            }
        }
        return size;
    }

    private int push(boolean[] in, boolean[] seen, int cell, int size) {
        if (!in[cell] || seen[cell]) {
            return size;
        }
        seen[cell] = true;
        queue[size] = cell;
        return size + 1;
    }

    /** Fills a region's holes: everything around it that can't be reached from the rectangle's rim. */
    private Region filled(int[] cells) {
        Region rough = Region.of(cells, width);
        int w = rough.width() + 2;
        int h = rough.height() + 2;
        boolean[] free = new boolean[w * h];
        Arrays.fill(free, true);
        for (int cell : cells) {
            free[(cell / width - rough.top() + 1) * w + cell % width - rough.left() + 1] = false;
        }
        DarkRegions around = new DarkRegions(w, h);
        boolean[] outside = new boolean[w * h];
        around.flood(free, outside, 0);
        int[] all = new int[w * h];
        int size = 0;
        for (int i = 0; i < outside.length; i++) {
            if (!outside[i]) {
                all[size++] = (i / w + rough.top() - 1) * width + i % w + rough.left() - 1;
            }
        }
        return Region.of(Arrays.copyOf(all, size), width);
    }
}
