package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hilum.study.Geometry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrientationTest {
    private static final byte[] PLAIN = JpegMaker.write(70, 40, 1, false, 0.95f);

    /** EXIF's table as turns and mirrorings, done the slow way. */
    private static int[][] turned(int[][] rows, int orientation) {
        return switch (orientation) {
            case 2 -> mirrored(rows);
            case 3 -> clockwise(clockwise(rows));
            case 4 -> mirrored(clockwise(clockwise(rows)));
            case 5 -> mirrored(clockwise(rows));
            case 6 -> clockwise(rows);
            case 7 -> mirrored(clockwise(clockwise(clockwise(rows))));
            case 8 -> clockwise(clockwise(clockwise(rows)));
            default -> rows;
        };
    }

    private static int[][] mirrored(int[][] rows) {
        int[][] to = new int[rows.length][rows[0].length];
        for (int y = 0; y < to.length; y++) {
            for (int x = 0; x < to[y].length; x++) {
                to[y][x] = rows[y][to[y].length - 1 - x];
            }
        }
        return to;
    }

    private static int[][] clockwise(int[][] rows) {
        int[][] to = new int[rows[0].length][rows.length];
        for (int y = 0; y < to.length; y++) {
            for (int x = 0; x < to[y].length; x++) {
                to[y][x] = rows[rows.length - 1 - x][y];
            }
        }
        return to;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyOrientationIsTurnedUpright(int orientation) {
        int[][] expected = turned(Prepared.grey(PLAIN), orientation);

        assertArrayEquals(expected, Prepared.grey(JpegMaker.oriented(PLAIN, orientation, false)));
        assertArrayEquals(expected, Prepared.grey(JpegMaker.oriented(PLAIN, orientation, true)));
    }

    @Test
    void factsAreOfTheUprightImage() {
        PreparedImage image = Prepared.image(JpegMaker.oriented(PLAIN, 6, true), Geometry.CROP);

        assertEquals(40, image.facts().width());
        assertEquals(70, image.facts().height());
        assertEquals(40, image.facts().sent().width());
        assertEquals(15, image.facts().seen().y());
        ImageHeader header = (ImageHeader) Prepared.PREPARER.look(JpegMaker.oriented(PLAIN, 6, true));
        assertEquals(40, header.width());
        assertEquals(70, header.height());
    }

    @ParameterizedTest
    @CsvSource({"0", "9", "255"})
    void unknownValuesMeanUpright(int orientation) {
        assertArrayEquals(Prepared.grey(PLAIN), Prepared.grey(JpegMaker.oriented(PLAIN, orientation, false)));
    }

    @Test
    void anExifBlockCutAnywhereIsHarmless() {
        byte[] exif = java.util.Arrays.copyOfRange(JpegMaker.oriented(PLAIN, 6, false), 12, 38);
        for (int end = 0; end <= exif.length; end++) {
            for (int wild = 0; wild < end; wild++) {
                byte[] changed = exif.clone();
                changed[wild] = (byte) 0xFF;
                ExifOrientation.read(changed, 0, end);
            }
        }
        assertEquals(Orientation.TURNED_LEFT, ExifOrientation.read(exif, 0, exif.length));
        assertEquals(Orientation.UPRIGHT, ExifOrientation.read(exif, 0, 20));
    }
}
