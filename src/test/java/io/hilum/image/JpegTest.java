package io.hilum.image;

import static io.hilum.image.Prepared.grey;
import static io.hilum.image.Prepared.reason;
import static io.hilum.image.Prepared.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.image.ImageRefusal.Reason;
import java.awt.image.Raster;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpegTest {
    private static final byte[] COLOUR = JpegMaker.fixture("colour-2x2");

    private static void assertNear(int[][] expected, int[][] actual, int tolerance) {
        assertEquals(expected.length, actual.length);
        for (int y = 0; y < expected.length; y++) {
            assertEquals(expected[y].length, actual[y].length);
            for (int x = 0; x < expected[y].length; x++) {
                assertEquals(expected[y][x], actual[y][x], tolerance, "at " + x + ", " + y);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour-1x1",
                "colour-2x1",
                "colour-1x2",
                "colour-2x2",
                "colour-4x1",
                "colour-4x2",
                "colour-1x4",
                "colour-restart-each-unit",
                "colour-restart-3",
                "progressive-restart",
                "progressive-2x2",
                "progressive-grey",
                "progressive-many-refinements",
                "grey-100",
                "grey-3",
                "grey-with-factors",
                "several-scans",
                "several-scans-luma-last",
                "colour-thirds"
            })
    void greyIsTheLumaThatTheJdkReads(String name) {
        byte[] file = JpegMaker.fixture(name);

        assertNear(JpegMaker.band(JpegMaker.raster(file), 0), grey(file), 1);
    }

    @ParameterizedTest
    @CsvSource({
        "1, false, false",
        "1, true, false",
        "3, false, false",
        "3, true, false",
        "1, false, true",
        "3, true, true"
    })
    void theJdksOwnFilesAreRead(int bands, boolean progressive, boolean optimised) {
        for (int[] size : new int[][] {{1, 1}, {8, 8}, {9, 17}, {16, 16}, {33, 31}, {200, 120}}) {
            byte[] file = JpegMaker.write(size[0], size[1], bands, progressive, 0.9f);
            if (size[0] > 1) {
                assertNear(JpegMaker.band(JpegMaker.raster(file), 0), grey(file), 1);
            }
        }
    }

    @Test
    void aSequentialScansBandIsNotLookedAt() {
        assertArrayEquals(grey(COLOUR), grey(JpegMaker.withBandOfOne(COLOUR)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour-luma-halved"})
    void lumaOfFewerSamplesIsWidened(String name) {
        byte[] file = JpegMaker.fixture(name);
        int[][] expected = JpegMaker.band(JpegMaker.raster(file), 0);
        int[][] actual = grey(file);

        // The JDK may smooth where it widens.
        assertEquals(Prepared.mean(expected), Prepared.mean(actual), 1);
        assertEquals(47, actual.length);
        assertEquals(61, actual[0].length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rgb", "progressive-rgb", "several-scans-rgb"})
    void rgbBecomesItsLuma(String name) {
        byte[] file = JpegMaker.fixture(name);
        Raster raster = JpegMaker.raster(file);

        assertNear(JpegMaker.map(raster, s -> .299 * s[0] + .587 * s[1] + .114 * s[2]), grey(file), 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cmyk-adobe", "cmyk-adobe-progressive"})
    void adobesCmykIsInverted(String name) {
        byte[] file = JpegMaker.fixture(name);
        Raster raster = JpegMaker.raster(file);

        assertNear(JpegMaker.map(raster, s -> (.299 * s[0] + .587 * s[1] + .114 * s[2]) * s[3] / 255), grey(file), 2);
    }

    @Test
    void cmykWithoutAdobesMarkIsInk() {
        byte[] file = JpegMaker.renameSegment(JpegMaker.fixture("cmyk-adobe"), 0xEE, 0xED);
        Raster raster = JpegMaker.raster(JpegMaker.fixture("cmyk-adobe"));

        assertNear(
                JpegMaker.map(raster, s -> (255 - .299 * s[0] - .587 * s[1] - .114 * s[2]) * (255 - s[3]) / 255),
                grey(file),
                2);
    }

    @Test
    void ycckIsTurnedIntoInkFirst() {
        byte[] cmyk = JpegMaker.fixture("cmyk-adobe");
        byte[] file = cmyk.clone();
        file[JpegMaker.segment(file, 0xEE) + 4 + 11] = 2;
        Raster raster = JpegMaker.raster(cmyk);

        assertNear(
                JpegMaker.map(raster, s -> {
                    double r = clamp(s[0] + 1.402 * (s[2] - 128));
                    double g = clamp(s[0] - .344136 * (s[1] - 128) - .714136 * (s[2] - 128));
                    double b = clamp(s[0] + 1.772 * (s[1] - 128));
                    return (255 - .299 * r - .587 * g - .114 * b) * s[3] / 255;
                }),
                grey(file),
                2);
    }

    private static double clamp(double value) {
        return Math.max(0, Math.min(255, value));
    }

    @ParameterizedTest
    @CsvSource({
        "0xC3, lossless",
        "0xC5, hierarchical",
        "0xC9, arithmetic",
        "0xCA, arithmetic",
        "0xF7, jpeg-ls",
        "0xCB, arithmetic"
    })
    void processesThatAreNotReadAreRefusedByName(int marker, String name) {
        byte[] file = JpegMaker.renameSegment(COLOUR, 0xC0, marker);

        assertEquals(Reason.UNSUPPORTED, reason(file));
        assertTrue(
                refusal(file).detail().toLowerCase().contains(name),
                refusal(file).detail());
    }

    @Test
    void arithmeticTwelveBitsAndLateHeightAreRefusedByName() {
        byte[] twelve = JpegMaker.renameSegment(COLOUR, 0xC0, 0xC1);
        twelve[JpegMaker.segment(twelve, 0xC1) + 4] = 12;
        byte[] late = COLOUR.clone();
        late[JpegMaker.segment(late, 0xC0) + 5] = 0;
        late[JpegMaker.segment(late, 0xC0) + 6] = 0;

        assertTrue(refusal(JpegMaker.fixture("arithmetic")).detail().contains("Arithmetic"));
        assertTrue(refusal(twelve).detail().contains("12 bits"));
        assertTrue(refusal(late).detail().contains("DNL"));
        assertEquals(Reason.UNSUPPORTED, reason(late));
    }

    @Test
    void extendedSequentialIsRead() {
        assertArrayEquals(grey(COLOUR), grey(JpegMaker.renameSegment(COLOUR, 0xC0, 0xC1)));
    }

    @Test
    void fillBytesCommentsAndTrailingBytesAreTolerated() {
        byte[] odd = PngMaker.concat(
                Arrays.copyOf(COLOUR, 2),
                new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFE, 0, 5, (byte) 0xFF, (byte) 0xD9, 0},
                Arrays.copyOfRange(COLOUR, 2, COLOUR.length),
                COLOUR);

        assertArrayEquals(grey(COLOUR), grey(odd));
    }

    @Test
    void adobesTransformDecidesWithoutJfif() {
        // Given a YCbCr file without JFIF, whose Adobe segment says that it is RGB
        byte[] adobe = {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        byte[] plain = JpegMaker.renameSegment(JpegMaker.fixture("colour-1x1"), 0xE0, 0xEB);
        byte[] rgb = PngMaker.concat(Arrays.copyOf(plain, 2), adobe, Arrays.copyOfRange(plain, 2, plain.length));
        Raster raster = JpegMaker.raster(JpegMaker.fixture("colour-1x1"));

        assertNear(JpegMaker.map(raster, s -> .299 * s[0] + .587 * s[1] + .114 * s[2]), grey(rgb), 2);
        assertNear(JpegMaker.band(raster, 0), grey(plain), 1);
    }

    @Test
    void missingScansOfAProgressiveFileAreNotPassedOverInSilence() {
        byte[] file = JpegMaker.fixture("progressive-grey");
        int lastScan = 0;
        for (int i = 2; i < file.length - 1; i++) {
            lastScan = file[i] == (byte) 0xFF && file[i + 1] == (byte) 0xDA ? i : lastScan;
        }
        byte[] cut = PngMaker.concat(Arrays.copyOf(file, lastScan), new byte[] {(byte) 0xFF, (byte) 0xD9});

        assertEquals(Reason.UNREADABLE, reason(cut));
    }

    @Test
    void scansThatGoOverThePictureTooOftenAreRefused() throws ImageRefused {
        byte[] file = JpegMaker.fixture("progressive-many-refinements");
        JpegFile jpeg = new JpegFile(file, JpegColour.YCBCR);
        JpegScan first = jpeg.nextScan().orElseThrow();
        JpegPlanes planes = new JpegPlanes(file, jpeg, new ScanBudget(20_000));

        ImageRefused refused = assertThrows(ImageRefused.class, () -> planes.decode(first, (row, from) -> {}));

        assertTrue(refused.refusal().detail().contains("more often"));
    }

    @Test
    void theLargestPicturesFitAnEncodersScansAndNotABombs() throws ImageRefused {
        long blocks = 1_000_000;
        ScanBudget encoders = new ScanBudget(ScanBudget.MOST_COEFFICIENTS);
        for (int component = 0; component < 4; component++) {
            // What libjpeg writes: twice the first, and twice one bit more of each.
            for (int coefficients : new int[] {1, 5, 58, 63, 1, 63}) {
                encoders.spend(blocks, coefficients);
            }
        }

        ScanBudget bombs = new ScanBudget(ScanBudget.MOST_COEFFICIENTS);
        assertThrows(ImageRefused.class, () -> {
            for (int scan = 0; scan < 3 * 14; scan++) {
                bombs.spend(blocks, 63);
            }
        });
    }

    @Test
    void restartMarkersOutOfOrderAreRefused() {
        byte[] file = JpegMaker.fixture("colour-restart-each-unit");
        for (int i = 0; i < file.length - 1; i++) {
            if (file[i] == (byte) 0xFF && file[i + 1] == (byte) 0xD2) {
                file[i + 1] = (byte) 0xD3;
            }
        }

        assertEquals(Reason.UNREADABLE, reason(file));
    }
}
