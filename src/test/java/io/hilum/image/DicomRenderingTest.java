package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.study.Geometry;
import io.hilum.study.Presentation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stored values to grey, by the formulas of PS3.3, C.11, written down here once more. */
class DicomRenderingTest {
    private static final int WIDTH = 61;
    private static final int HEIGHT = 47;

    private static int value(int x, int y) {
        return x * 61 + y * 7;
    }

    private static DicomMaker maker() {
        return new DicomMaker(WIDTH, HEIGHT);
    }

    /** Each pixel is the grey of the value that {@link #value} put there. */
    private static void assertGrey(IntToDoubleFunction grey, byte[] file) {
        assertGrey(grey, Prepared.grey(file));
    }

    private static void assertGrey(IntToDoubleFunction grey, int[][] actual) {
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                assertEquals(grey.applyAsDouble(value(x, y)), actual[y][x], 0.5001, "at " + x + ", " + y);
            }
        }
    }

    private static double clamp(double grey) {
        return Math.max(0, Math.min(255, grey));
    }

    @Test
    void linearIsAsInC112121() {
        byte[] file = maker().window("2000", "1001").make(DicomRenderingTest::value);

        assertGrey(v -> clamp(((v - 1999.5) / 1000 + 0.5) * 255), file);
    }

    @Test
    void linearExactIsAsInC112132() {
        byte[] file = maker().window("2000", "1001")
                .text(DicomTag.VOI_LUT_FUNCTION, "CS", "LINEAR_EXACT")
                .make(DicomRenderingTest::value);

        assertGrey(v -> clamp(((v - 2000) / 1001.0 + 0.5) * 255), file);
    }

    @Test
    void sigmoidIsAsInC112131() {
        byte[] file = maker().window("2000", "1001")
                .text(DicomTag.VOI_LUT_FUNCTION, "CS", "SIGMOID")
                .make(DicomRenderingTest::value);

        assertGrey(v -> 255 / (1 + Math.exp(-4 * (v - 2000) / 1001.0)), file);
    }

    @Test
    void aWidthOfOneIsAThreshold() {
        byte[] file = maker().window("2000", "1").make(DicomRenderingTest::value);

        assertGrey(v -> v <= 1999.5 ? 0 : 255, file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "0.5"})
    void aWindowWithoutWidthIsAsIfItWereNotThere(String width) {
        byte[] file = maker().window("100\\2000", width + "\\1001").make(DicomRenderingTest::value);

        assertGrey(v -> clamp(((v - 1999.5) / 1000 + 0.5) * 255), file);
        assertEquals(1, Prepared.image(file).dicom().orElseThrow().windows().size());
    }

    @Test
    void windowsAreGivenInRescaledValues() {
        byte[] file = maker().window("-500", "3001")
                .text(DicomTag.RESCALE_SLOPE, "DS", "1.5")
                .text(DicomTag.RESCALE_INTERCEPT, "DS", "-2.5E3")
                .make(DicomRenderingTest::value);

        assertGrey(v -> clamp(((v * 1.5 - 2500 + 500.5) / 3000 + 0.5) * 255), file);
    }

    @Test
    void aNegativeSlopeTurnsTheScaleAround() {
        byte[] file = maker().window("-2000", "1001")
                .text(DicomTag.RESCALE_SLOPE, "DS", "-1")
                .text(DicomTag.RESCALE_INTERCEPT, "DS", "0")
                .make(DicomRenderingTest::value);

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
                .make(DicomRenderingTest::value);

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
                .make(DicomRenderingTest::value);

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
        byte[] file = maker.sequence(DicomTag.VOI_LUT, item).make(DicomRenderingTest::value);

        int[] squares = new int[256];
        Arrays.setAll(squares, i -> i * i / 255);
        assertGrey(v -> squares[Math.max(0, Math.min(255, v - 1000))], file);
        assertEquals(2, Prepared.image(file).dicom().orElseThrow().windows().size());
    }

    @Test
    void tablesWindowsAndRescalingWithoutValuesAreAsIfTheyWereNotThere() {
        DicomMaker maker = maker().window("2000", "1001");
        byte[] expected = maker.make(DicomRenderingTest::value);
        DicomMaker empty = maker.item()
                .number(DicomTag.LUT_DESCRIPTOR)
                .text(DicomTag.LUT_EXPLANATION, "LO", "")
                .number(DicomTag.LUT_DATA);
        byte[] file = maker.sequence(DicomTag.MODALITY_LUT, empty)
                .sequence(DicomTag.VOI_LUT, empty)
                .text(DicomTag.RESCALE_SLOPE, "DS", "")
                .text(DicomTag.RESCALE_INTERCEPT, "DS", "")
                .text(DicomTag.VOI_LUT_FUNCTION, "CS", "")
                .make(DicomRenderingTest::value);
        byte[] withoutWindow = maker.window("", "").make(DicomRenderingTest::value);

        assertArrayEquals(Prepared.grey(expected), Prepared.grey(file));
        assertEquals(1, Prepared.image(file).dicom().orElseThrow().windows().size());
        assertTrue(Prepared.image(withoutWindow).notes().contains(ImageNote.CONTRAST_ESTIMATED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.2"})
    void aModalityTableIsReadInEverySyntax(String syntax) {
        int[] entries = new int[4096];
        Arrays.setAll(entries, i -> 65535 - i * 16);
        DicomMaker maker = maker().syntax(syntax).window("32768", "65536");
        maker = rewritten(maker);
        DicomMaker item =
                maker.item().number(DicomTag.LUT_DESCRIPTOR, 4096, 0, 16).number(DicomTag.LUT_DATA, entries);
        byte[] file = maker.sequence(DicomTag.MODALITY_LUT, item).make(DicomRenderingTest::value);

        assertGrey(v -> (65535 - Math.min(4095, v) * 16) / 65535.0 * 255, file);
    }

    /** Numbers that were put in before the syntax was known, in its byte order. */
    private static DicomMaker rewritten(DicomMaker maker) {
        return maker.number(DicomTag.SAMPLES_PER_PIXEL, 1)
                .number(DicomTag.ROWS, HEIGHT)
                .number(DicomTag.COLUMNS, WIDTH)
                .bits(16, 16)
                .number(DicomTag.PIXEL_REPRESENTATION, 0);
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
    @CsvSource({"RGB, 0", "RGB, 1", "YBR_FULL, 0", "YBR_FULL, 1"})
    void colourBecomesItsLuma(String photometric, int planar) {
        byte[] pixels = new byte[3 * WIDTH * HEIGHT];
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            for (int c = 0; c < 3; c++) {
                pixels[planar == 0 ? 3 * i + c : c * WIDTH * HEIGHT + i] = (byte) (i * (c + 1));
            }
        }
        byte[] file = colour(photometric)
                .number(DicomTag.PLANAR_CONFIGURATION, planar)
                .make("OB", pixels);

        int[][] grey = Prepared.grey(file);

        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int wanted = photometric.equals("RGB") ? Grey.ofRgb(i & 255, 2 * i & 255, 3 * i & 255) : i & 255;
            assertEquals(wanted, grey[i / WIDTH][i % WIDTH]);
        }
        assertFalse(Prepared.image(file).notes().contains(ImageNote.CONTRAST_ESTIMATED));
    }

    @Test
    void lumaComesInPairsWhereColourHasHalfAsManySamples() {
        byte[] pixels = new byte[2 * 40 * 30];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % 4 < 2 ? i / 4 * 2 + i % 4 : 200);
        }
        DicomMaker maker = new DicomMaker(40, 30)
                .bits(8, 8)
                .number(DicomTag.SAMPLES_PER_PIXEL, 3)
                .text(DicomTag.PHOTOMETRIC_INTERPRETATION, "CS", "YBR_FULL_422");

        int[][] grey = Prepared.grey(maker.make("OB", pixels));

        for (int i = 0; i < 40 * 30; i++) {
            assertEquals(i & 255, grey[i / 40][i % 40]);
        }
        byte[] planar = maker.number(DicomTag.PLANAR_CONFIGURATION, 1).make("OB", pixels);
        assertTrue(Prepared.refusal(planar).detail().contains("contradicts itself"));
        byte[] odd = maker.number(DicomTag.PLANAR_CONFIGURATION, 0)
                .number(DicomTag.COLUMNS, 75)
                .number(DicomTag.ROWS, 16)
                .make("OB", pixels);
        assertTrue(Prepared.refusal(odd).detail().contains("contradicts itself"));
    }

    @ParameterizedTest
    @CsvSource({"8, false", "8, true", "16, false"})
    void aPalettesColoursBecomeTheirLuma(int bits, boolean inBytes) {
        int most = (1 << bits) - 1;
        DicomMaker maker =
                new DicomMaker(40, 30).bits(8, 8).text(DicomTag.PHOTOMETRIC_INTERPRETATION, "CS", "PALETTE COLOR");
        int[][] colours = new int[3][100];
        for (int c = 0; c < 3; c++) {
            int factor = c + 1;
            Arrays.setAll(colours[c], i -> (int) ((long) i * factor % 100 * most / 99));
            byte[] bytes = new byte[100];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) colours[c][i];
            }
            maker.number(DicomTag.RED_DESCRIPTOR + c, 100, 50, bits)
                    .element(DicomTag.RED_DATA + c, "OW", inBytes ? bytes : maker.words(colours[c]));
        }
        byte[] pixels = new byte[40 * 30];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) i;
        }

        PreparedImage image = Prepared.image(maker.make("OB", pixels));

        int[][] grey = Prepared.grey(image);
        for (int i = 0; i < pixels.length; i++) {
            int entry = Math.max(0, Math.min(99, (i & 255) - 50));
            double luma = .299 * colours[0][entry] + .587 * colours[1][entry] + .114 * colours[2][entry];
            assertEquals(luma * 255 / most, grey[i / 40][i % 40], 1.01);
        }
        assertFalse(image.notes().contains(ImageNote.CONTRAST_ESTIMATED));
    }

    private static DicomMaker colour(String photometric) {
        return maker().bits(8, 8)
                .number(DicomTag.SAMPLES_PER_PIXEL, 3)
                .text(DicomTag.PHOTOMETRIC_INTERPRETATION, "CS", photometric);
    }

    @Test
    void bigEndianWordsOfTwoPixelsAreTurnedAround() {
        byte[] pixels = new byte[WIDTH * HEIGHT + 1];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i ^ 1] = (byte) (i / WIDTH + i % WIDTH);
        }
        byte[] file = rewritten(maker().syntax("1.2.840.10008.1.2.2"))
                .bits(8, 8)
                .window("128", "256")
                .make("OW", pixels);

        int[][] grey = Prepared.grey(file);

        assertEquals(5 + 40, grey[5][40]);
        assertEquals(46 + 60, grey[46][60]);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void runLengthsMayCrossRowsAndColoursComeOneByOne(boolean grey) {
        // 100 literals, then runs of up to 128, in segments of WIDTH * HEIGHT bytes.
        byte[] segment = new byte[] {99};
        for (int i = 0; i < 100; i++) {
            segment = PngMaker.concat(segment, new byte[] {(byte) i});
        }
        segment = PngMaker.concat(segment, new byte[] {-128});
        for (int left = WIDTH * HEIGHT - 100; left > 0; left -= 128) {
            segment = PngMaker.concat(segment, new byte[] {left == 1 ? 0 : (byte) (1 - Math.min(128, left)), 77});
        }
        int count = grey ? 1 : 3;
        byte[] header = new byte[64];
        header[0] = (byte) count;
        byte[] frame = header;
        for (int i = 0; i < count; i++) {
            header[4 + 4 * i] = (byte) frame.length;
            header[5 + 4 * i] = (byte) (frame.length >> 8);
            frame = PngMaker.concat(i == 0 ? header : frame, segment);
        }
        System.arraycopy(header, 0, frame, 0, 64);
        DicomMaker maker = grey ? maker().bits(8, 8).window("128", "256") : colour("RGB");
        byte[] file = maker.syntax("1.2.840.10008.1.2.5").encapsulated(frame);

        int[][] rows = Prepared.grey(file);

        assertEquals(60, rows[0][60]);
        assertEquals(99, rows[1][38]);
        assertEquals(77, rows[1][39]);
        assertEquals(77, rows[46][60]);
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
    void filesWithoutPreambleAreRead() {
        DicomMaker maker = maker().window("2000", "1001");
        byte[] file = maker.make(DicomRenderingTest::value);
        byte[] bare = maker.elements();
        byte[] implicit = rewritten(maker().syntax("1.2.840.10008.1.2"))
                .window("2000", "1001")
                .make(DicomRenderingTest::value);
        int bareImplicit = new String(implicit, StandardCharsets.ISO_8859_1).indexOf("1.2.840.10008.5.1.4") - 8;

        byte[] png = Prepared.image(file).png();

        assertArrayEquals(
                png, Prepared.image(Arrays.copyOfRange(file, 132, file.length)).png());
        assertArrayEquals(png, Prepared.image(bare).png());
        assertArrayEquals(png, Prepared.image(implicit).png());
        assertArrayEquals(
                png,
                Prepared.image(Arrays.copyOfRange(implicit, bareImplicit, implicit.length))
                        .png());
    }

    @ParameterizedTest
    @CsvSource({"1.2.840.10008.1.2.1, 1.2.840.10008.1.2", "1.2.840.10008.1.2, 1.2.840.10008.1.2.1"})
    void aDataSetThatIsNotWrittenAsItsSyntaxSaysIsReadAsItIs(String said, String written) {
        byte[] right = rewritten(maker().syntax(said)).window("2000", "1001").make(DicomRenderingTest::value);
        byte[] other = rewritten(maker().syntax(written)).window("2000", "1001").make(DicomRenderingTest::value);

        byte[] file = PngMaker.concat(
                Arrays.copyOf(right, dataSetAt(right)), Arrays.copyOfRange(other, dataSetAt(other), other.length));

        assertArrayEquals(Prepared.grey(right), Prepared.grey(file));
    }

    /** Behind the meta information, which holds nothing but the Transfer Syntax. */
    private static int dataSetAt(byte[] file) {
        return 132 + 8 + file[132 + 6];
    }

    @Test
    void aKindOfValueThatDoesNotExistYetHasALongLength() {
        DicomMaker maker = maker().window("2000", "1001");
        byte[] expected = maker.make(DicomRenderingTest::value);

        byte[] file = maker.element(0x0009_1001, "ZV", new byte[6]).make(DicomRenderingTest::value);

        assertArrayEquals(Prepared.grey(expected), Prepared.grey(file));
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
