package io.hilum.image;

import static io.hilum.image.DicomRamp.WIDTH;
import static io.hilum.image.DicomRamp.assertGrey;
import static io.hilum.image.DicomRamp.clamp;
import static io.hilum.image.DicomRamp.maker;
import static io.hilum.image.DicomRamp.value;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.study.Geometry;
import io.hilum.study.Presentation;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stored values to grey, by the formulas of PS3.3, C.11, written down here once more. */
class DicomRenderingTest {
    @Test
    void linearIsAsInC112121() {
        byte[] file = maker().window("2000", "1001").make(DicomRamp::value);

        assertGrey(v -> clamp(((v - 1999.5) / 1000 + 0.5) * 255), file);
    }

    @Test
    void linearExactIsAsInC112132() {
        byte[] file = maker().window("2000", "1001")
                .text(DicomTag.VOI_LUT_FUNCTION, "CS", "LINEAR_EXACT")
                .make(DicomRamp::value);

        assertGrey(v -> clamp(((v - 2000) / 1001.0 + 0.5) * 255), file);
    }

    @Test
    void sigmoidIsAsInC112131() {
        byte[] file = maker().window("2000", "1001")
                .text(DicomTag.VOI_LUT_FUNCTION, "CS", "SIGMOID")
                .make(DicomRamp::value);

        assertGrey(v -> 255 / (1 + Math.exp(-4 * (v - 2000) / 1001.0)), file);
    }

    @Test
    void aWidthOfOneIsAThreshold() {
        byte[] file = maker().window("2000", "1").make(DicomRamp::value);

        assertGrey(v -> v <= 1999.5 ? 0 : 255, file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "0.5"})
    void aWindowWithoutWidthIsAsIfItWereNotThere(String width) {
        byte[] file = maker().window("100\\2000", width + "\\1001").make(DicomRamp::value);

        assertGrey(v -> clamp(((v - 1999.5) / 1000 + 0.5) * 255), file);
        assertEquals(1, Prepared.image(file).dicom().orElseThrow().windows().size());
    }

    @Test
    void windowsAreGivenInRescaledValues() {
        byte[] file = maker().window("-500", "3001")
                .text(DicomTag.RESCALE_SLOPE, "DS", "1.5")
                .text(DicomTag.RESCALE_INTERCEPT, "DS", "-2.5E3")
                .make(DicomRamp::value);

        assertGrey(v -> clamp(((v * 1.5 - 2500 + 500.5) / 3000 + 0.5) * 255), file);
    }

    @Test
    void aNegativeSlopeTurnsTheScaleAround() {
        byte[] file = maker().window("-2000", "1001")
                .text(DicomTag.RESCALE_SLOPE, "DS", "-1")
                .text(DicomTag.RESCALE_INTERCEPT, "DS", "0")
                .make(DicomRamp::value);

        assertGrey(v -> clamp(((-v + 2000.5) / 1000 + 0.5) * 255), file);
    }

    @Test
    void signedValuesBelowTheOverlayBitsAreRead() {
        // 12 bits in the middle of 16, with noise in the bits beside them.
        IntUnaryOperator cell = v -> (v - 2048 & 0xFFF) << 2 | v * 31 & 0xC003;
        byte[] file = maker().bits(16, 12)
                .number(DicomTag.HIGH_BIT, 13)
                .number(DicomTag.PIXEL_REPRESENTATION, 1)
                .window("0", "4096")
                .make((x, y) -> cell.applyAsInt(Math.min(4095, value(x, y))));

        assertGrey(v -> clamp(((Math.min(4095, v) - 2048 + 0.5) / 4095 + 0.5) * 255), file);
    }

    @Test
    void anExplanationIsKeptWithItsWindow() {
        byte[] file = maker().window("2000\\1000", "1001\\500")
                .text(DicomTag.WINDOW_EXPLANATION, "LO", "NORMAL\\LUNG")
                .make(DicomRamp::value);

        PreparedImage second =
                (PreparedImage) Prepared.PREPARER.prepare(file, Geometry.CROP, new Presentation(1, List.of()));

        assertEquals(
                List.of(new DicomFacts.Window(0, "NORMAL"), new DicomFacts.Window(1, "LUNG")),
                second.dicom().orElseThrow().windows());
        assertGrey(v -> clamp(((v - 999.5) / 499 + 0.5) * 255), Prepared.grey(second));
    }

    @ParameterizedTest
    @CsvSource({"MONOCHROME1, ''", "MONOCHROME1, INVERSE", "MONOCHROME2, INVERSE"})
    void oneInversionIsMadeWhoeverAsksForIt(String photometric, String shape) {
        byte[] file = maker().window("2000", "1001")
                .text(DicomTag.PHOTOMETRIC_INTERPRETATION, "CS", photometric)
                .text(DicomTag.PRESENTATION_LUT_SHAPE, "CS", shape)
                .make(DicomRamp::value);

        assertGrey(v -> 255 - clamp(((v - 1999.5) / 1000 + 0.5) * 255), file);
    }

    @Test
    void aVoiTableComesBeforeTheWindowsAndMayBeInBytes() {
        byte[] table = new byte[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = (byte) (i * i / 255);
        }
        DicomMaker maker = maker().window("2000", "1001");
        DicomMaker item = maker.item()
                .number(DicomTag.LUT_DESCRIPTOR, 256, 1000, 8)
                .text(DicomTag.LUT_EXPLANATION, "LO", "SQUARE")
                .element(DicomTag.LUT_DATA, "OW", table);
        byte[] file = maker.sequence(DicomTag.VOI_LUT, item).make(DicomRamp::value);

        int[] squares = new int[256];
        Arrays.setAll(squares, i -> i * i / 255);
        assertGrey(v -> squares[Math.max(0, Math.min(255, v - 1000))], file);
        assertEquals(2, Prepared.image(file).dicom().orElseThrow().windows().size());
    }

    @Test
    void tablesWindowsAndRescalingWithoutValuesAreAsIfTheyWereNotThere() {
        DicomMaker maker = maker().window("2000", "1001");
        byte[] expected = maker.make(DicomRamp::value);
        DicomMaker empty = maker.item()
                .number(DicomTag.LUT_DESCRIPTOR)
                .text(DicomTag.LUT_EXPLANATION, "LO", "")
                .number(DicomTag.LUT_DATA);
        byte[] file = maker.sequence(DicomTag.MODALITY_LUT, empty)
                .sequence(DicomTag.VOI_LUT, empty)
                .text(DicomTag.RESCALE_SLOPE, "DS", "")
                .text(DicomTag.RESCALE_INTERCEPT, "DS", "")
                .text(DicomTag.VOI_LUT_FUNCTION, "CS", "")
                .make(DicomRamp::value);
        byte[] withoutWindow = maker.window("", "").make(DicomRamp::value);

        assertArrayEquals(Prepared.grey(expected), Prepared.grey(file));
        assertEquals(1, Prepared.image(file).dicom().orElseThrow().windows().size());
        assertTrue(Prepared.image(withoutWindow).notes().contains(ImageNote.CONTRAST_ESTIMATED));
    }

    @Test
    void paddingIsBlackAndNoPartOfTheEstimate() {
        byte[] file = maker().number(DicomTag.PIXEL_PADDING_VALUE, 60000)
                .number(DicomTag.PIXEL_PADDING_RANGE_LIMIT, 65535)
                .text(DicomTag.PHOTOMETRIC_INTERPRETATION, "CS", "MONOCHROME1")
                .make((x, y) -> y < 20 ? 60000 + x : value(x, y));

        int[][] grey = Prepared.grey(file);

        int[] padding = new int[WIDTH];
        assertArrayEquals(padding, grey[0]);
        assertArrayEquals(padding, grey[19]);
        assertTrue(grey[20][0] > 250, "the least value of MONOCHROME1 is white");
        assertTrue(grey[46][60] < 5, "the greatest one is black");
    }

    @Test
    void withoutAWindowAHalfPercentAtEitherEndIsClipped() {
        byte[] file = new DicomMaker(200, 100)
                .number(DicomTag.PIXEL_REPRESENTATION, 1)
                .make((x, y) ->
                        (x + 200 * y == 7 ? 30000 : x + 200 * y == 9 ? -30000 : (x + 200 * y) / 20 - 500) & 0xFFFF);

        int[][] grey = Prepared.grey(file);

        // 1000 values of 20 pixels each: what lies within -496 to 494 is 99 % of them.
        assertEquals(0, grey[0][99]);
        assertEquals(Math.round((-491 + 496) / 990.0 * 255), grey[0][199]);
        assertEquals(Math.round((0 + 496) / 990.0 * 255), grey[50][0]);
        assertEquals(255, grey[99][199]);
    }

    @ParameterizedTest
    @CsvSource({"0.2\\0.1, 100, 120", "0.1\\0.2, 200, 60", "0.139\\0.1391, 200, 120", "4\\3, 150, 120"})
    void oblongPixelsAreMadeSquareByShrinking(String ratio, int width, int height) {
        int tag = ratio.startsWith("4") ? DicomTag.PIXEL_ASPECT_RATIO : DicomTag.IMAGER_PIXEL_SPACING;
        byte[] file = new DicomMaker(200, 120)
                .text(tag, "DS", ratio)
                .window("128", "256")
                .make((x, y) -> (x < 100 ? 0 : 100) + (y < 60 ? 0 : 100));

        PreparedImage crop = Prepared.image(file);
        PreparedImage pad = Prepared.image(file, Geometry.PAD);

        assertEquals(width, crop.facts().width());
        assertEquals(height, crop.facts().height());
        int[][] grey = Prepared.grey(crop);
        assertEquals(width, grey[0].length);
        assertEquals(height, grey.length);
        assertEquals(100, grey[0][width - 1]);
        assertEquals(0, grey[height / 2 - 2][width / 2 - 2]);
        assertEquals(200, grey[height / 2 + 1][width / 2 + 1]);
        int[][] padded = Prepared.grey(pad);
        int side = Math.max(width, height);
        assertEquals(side, padded.length);
        assertEquals(side, padded[0].length);
        assertEquals(200, padded[side / 2 + 2][side / 2 + 2]);
        assertEquals(0, padded[side / 2 - 3][side / 2 - 3]);
    }

    @Test
    void largeImagesAreScaledInLittleMemory() {
        DicomMaker maker = new DicomMaker(2500, 2000).window("2000", "4000");
        byte[] file = maker.make((x, y) -> x + y);
        ImageHeader header = (ImageHeader) new ImagePreparer(new ImageLimits(512, 50_000_000)).look(file);
        ImagePreparer preparer = new ImagePreparer(new ImageLimits(512, 50_000_000));
        preparer.prepare(file, Geometry.CROP);

        long taken = Allocation.of(() -> preparer.prepare(file, Geometry.CROP));

        System.out.printf("dicom 2500 x 2000: told %d kB, took %d kB%n", header.bytesToPrepare() >> 10, taken >> 10);
        assertTrue(taken <= header.bytesToPrepare());
        assertTrue(header.bytesToPrepare() < file.length, "less than the samples themselves");
    }
}
