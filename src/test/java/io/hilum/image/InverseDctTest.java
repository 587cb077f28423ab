package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The inverse DCT against the formula of ITU T.81, and its short ways against the whole one. */
class InverseDctTest {
    private static final long SEED = 81;
    private static final int BLOCKS = 2000;
    private static final int STRIDE = 11;

    private final Random random = new Random(SEED);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 9, 10, 27, 63})
    void samplesAreThoseOfTheFormulaButForRounding(int last) {
        for (int i = 0; i < BLOCKS; i++) {
            // Given
            int[] block = block(last, 60);
            int[] expected = new int[64];
            new WideInverseDct(8).transform(block.clone(), expected);
            // When
            int[] samples = samples(block, last);
            // Then
            for (int at = 0; at < 64; at++) {
                assertEquals(expected[at], samples[at / 8 * STRIDE + at % 8 + 1], 1, "sample " + at + ", seed " + SEED);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 9})
    void aCornersSamplesAreThoseOfTheWholeBlock(int last) {
        for (int i = 0; i < BLOCKS; i++) {
            int[] block = block(last, 2000);
            assertArrayEquals(samples(block, 63), samples(block, last), "seed " + SEED);
        }
    }

    @Test
    void theZigzagsFirstPlacesAreTheCorner() {
        for (int k = 0; k <= CornerDct.LAST; k++) {
            assertEquals(0, Zigzag.NATURAL[k] & 0b100100, "place " + k + " is past the fourth row or column");
        }
    }

    /** A block with coefficients up to that place, within that size. */
    private int[] block(int last, int size) {
        int[] block = new int[64];
        block[0] = random.nextInt(2048) - 1024;
        for (int k = 1; k <= last; k++) {
            block[Zigzag.NATURAL[k]] = random.nextInt(2 * size + 1) - size;
        }
        return block;
    }

    private static int[] samples(int[] block, int last) {
        int[] to = new int[8 * STRIDE + 1];
        InverseDct.transform(block.clone(), last, to, 1, STRIDE);
        return to;
    }
}
