package io.hilum.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** Cells grow and shrink in words of 64 as they would one by one. */
class CellsTest {
    @Test
    void theyGrowAndShrinkByTheirNeighbours() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int width : new int[] {1, 2, 63, 64, 65, 127, 128, 130}) {
            for (int radius = 0; radius <= 4; radius++) {
                int height = 1 + random.nextInt(40);
                boolean[][] plane = new boolean[height][width];
                Cells cells = new Cells(width, height);
                double share = random.nextDouble();
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        if (random.nextDouble() < share) {
                            plane[y][x] = true;
                            cells.add(x, y);
                        }
                    }
                }
                String told = "seed " + seed + ", width " + width + ", radius " + radius;
                assertSame(changed(plane, radius, true), cells.dilated(radius), told);
                assertSame(changed(plane, radius, false), cells.eroded(radius), told);
            }
        }
    }

    private static void assertSame(boolean[][] expected, Cells cells, String told) {
        for (int y = 0; y < expected.length; y++) {
            for (int x = 0; x < expected[y].length; x++) {
                assertEquals(expected[y][x], cells.has(x, y), told + " at " + x + ", " + y);
            }
        }
    }

    /** Each cell takes a value that a neighbour has; the corners are neighbours in every second step. */
    private static boolean[][] changed(boolean[][] from, int radius, boolean value) {
        boolean[][] to = from;
        for (int step = 0; step < radius; step++) {
            int farthest = step % 2 == 1 ? 2 : 1;
            to = byOne(to, value, distance -> distance <= farthest);
        }
        return to;
    }

    private static boolean[][] byOne(boolean[][] from, boolean value, IntPredicate neighbour) {
        boolean[][] to = new boolean[from.length][];
        for (int y = 0; y < from.length; y++) {
            to[y] = from[y].clone();
            for (int x = 0; x < to[y].length; x++) {
                for (int dy = -1; dy <= 1; dy++) {
                    for (int dx = -1; dx <= 1; dx++) {
                        boolean inside = y + dy >= 0 && y + dy < from.length && x + dx >= 0 && x + dx < to[y].length;
                        if (inside && neighbour.test(Math.abs(dx) + Math.abs(dy)) && from[y + dy][x + dx] == value) {
                            to[y][x] = value;
                        }
                    }
                }
            }
        }
        return to;
    }
}
