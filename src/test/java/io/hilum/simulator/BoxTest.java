package io.hilum.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Coordinates are the middles of a hundred bins. */
class BoxTest {

    @Test
    void coordinatesAreTheMiddlesOfBins() {
        assertEquals(new Box(0.415, 0.225, 0.635, 0.755), Box.of(0.41, 0.2299, 0.6399, 0.7501));
        assertEquals(new Box(0.005, 0.005, 0.995, 0.995), Box.of(0, 0, 1, 1));
    }

    @Test
    void aBoxIsNeverEmpty() {
        assertEquals(new Box(0.505, 0.985, 0.515, 0.995), Box.of(0.5, 1, 0.5, 1));
    }

    @Test
    void everyBoxLiesInsideTheSquareOnBinMiddles() {
        long seed = 42;
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            Box box = Box.of(
                    random.nextDouble(-0.2, 1.2),
                    random.nextDouble(-0.2, 1.2),
                    random.nextDouble(-0.2, 1.2),
                    random.nextDouble());
            for (double at : new double[] {box.xMin(), box.yMin(), box.xMax(), box.yMax()}) {
                assertEquals(0.5, at * 100 - Math.floor(at * 100), 1e-6, "seed " + seed + ": " + box);
            }
            assertTrue(box.xMax() > box.xMin() && box.yMax() > box.yMin(), "seed " + seed + ": " + box);
        }
    }

    @Test
    void aBoxOutsideTheSquareIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Box(0.5, 0.5, 1.5, 0.6));
        assertThrows(IllegalArgumentException.class, () -> new Box(0.5, 0.5, 0.5, 0.6));
        assertThrows(IllegalArgumentException.class, () -> new Box(Double.NaN, 0.5, 0.6, 0.6));
    }

    @Test
    void aPictureHasOneBytePerPixel() {
        assertThrows(IllegalArgumentException.class, () -> new Picture(2, 2, new byte[5]));
        assertThrows(IllegalArgumentException.class, () -> new Picture(0, 2, new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> new Picture(65536, 65536, new byte[0]));
    }
}
