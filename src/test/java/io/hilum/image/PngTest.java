package io.hilum.image;

import static io.hilum.image.Prepared.grey;
import static io.hilum.image.Prepared.reason;
import static io.hilum.image.Prepared.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.image.ImageRefusal.Reason;
import io.hilum.study.Geometry;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PngTest {
    record Kind(int colourType, int depth, boolean interlaced, int width, int height) {}

    static Stream<Kind> kinds() {
        Stream.Builder<Kind> kinds = Stream.builder();
        int[][] depths = {{1, 2, 4, 8, 16}, {}, {8, 16}, {1, 2, 4, 8}, {8, 16}, {}, {8, 16}};
        for (int type = 0; type < depths.length; type++) {
            for (int depth : depths[type]) {
                for (int[] size : new int[][] {{37, 29}, {1, 9}, {9, 1}, {3, 2}, {8, 8}}) {
                    kinds.add(new Kind(type, depth, false, size[0], size[1]));
                    kinds.add(new Kind(type, depth, true, size[0], size[1]));
                }
            }
        }
        return kinds.build();
    }

    private static int pattern(int x, int y, int channel, int depth) {
        int hash = (x * 7919 + y * 104729 + channel * 1299709 + x * y * 31) >>> 1;
        // A full range at any size, so that 16 bits need no window.
        return x == 0 && y == 0 ? (1 << depth) - 1 : hash % (1 << depth);
    }

    private static byte[] palette(int depth) {
        byte[] palette = new byte[3 << depth];
        for (int i = 0; i < palette.length; i++) {
            palette[i] = (byte) (i * 89 + 13);
        }
        return palette;
    }

    private static byte[] make(Kind kind) {
        PngMaker maker = new PngMaker(kind.width, kind.height, kind.depth, kind.colourType, kind.interlaced);
        if (kind.colourType == 3) {
            maker.before("PLTE", palette(kind.depth));
        }
        return maker.make((x, y, c) -> pattern(x, y, c, kind.depth));
    }

    /** What the sample should become, computed in floating point from the specification's formulas. */
    private static double expected(Kind kind, int x, int y) {
        double max = (1 << kind.depth) - 1;
        double first = pattern(x, y, 0, kind.depth) / max;
        if (kind.colourType == 3) {
            byte[] palette = palette(kind.depth);
            int at = 3 * pattern(x, y, 0, kind.depth);
            return .299 * (palette[at] & 255) + .587 * (palette[at + 1] & 255) + .114 * (palette[at + 2] & 255);
        }
        boolean colour = (kind.colourType & 2) != 0;
        double grey = colour
                ? .299 * first + .587 * pattern(x, y, 1, kind.depth) / max + .114 * pattern(x, y, 2, kind.depth) / max
                : first;
        double alpha = (kind.colourType & 4) == 0 ? 1 : pattern(x, y, colour ? 3 : 1, kind.depth) / max;
        return 255 * grey * alpha;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyColourTypeDepthAndInterlaceIsReadAsTheSpecificationSays(Kind kind) {
        int[][] grey = grey(make(kind));

        for (int y = 0; y < kind.height; y++) {
            for (int x = 0; x < kind.width; x++) {
                assertEquals(expected(kind, x, y), grey[y][x], 1.01, "at " + x + ", " + y);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theJdkReadsTheSameGreySamples(Kind kind) {
        if (kind.colourType != 0 || kind.depth != 8) {
            return;
        }
        byte[] file = make(kind);

        assertArrayEquals(Prepared.rows(Prepared.read(file), 0), grey(file));
    }

    @Test
    void sixteenBitGreyKeepsItsRange() {
        byte[] file = new PngMaker(256, 4, 16, 0, false).make((x, y, c) -> x * 257);

        int[][] grey = grey(file);

        for (int x = 0; x < 256; x++) {
            assertEquals(x, grey[0][x]);
        }
        assertEquals(List.of(ImageNote.LOW_RESOLUTION), Prepared.image(file).notes());
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 10, 12, 14})
    void fewBitsStoredIn16AreStretchedAndSaid(int bits) {
        int max = (1 << bits) - 1;
        byte[] file = new PngMaker(256, 4, 16, 0, false).make((x, y, c) -> x * max / 255);

        int[][] grey = grey(file);

        assertEquals(0, grey[0][0]);
        assertEquals(255, grey[0][255]);
        assertEquals(128, grey[3][128], 1);
        assertTrue(Prepared.image(file).notes().contains(ImageNote.CONTRAST_ESTIMATED));
    }

    @Test
    void aBurntInWhiteMarkerDoesNotHideTwelveBits() {
        byte[] file = new PngMaker(200, 200, 16, 0, false).make((x, y, c) -> x < 5 && y < 5 ? 65535 : 4095 * x / 199);

        int[][] grey = grey(file);

        assertEquals(255, grey[0][0]);
        assertEquals(255, grey[100][199]);
        assertEquals(128, grey[100][100], 1);
    }

    @Test
    void theTransparentColourIsBlack() {
        byte[] grey8 = PngMaker.grey8(3, 1).before("tRNS", (byte) 0, (byte) 200).make((x, y, c) -> 100 * x);
        byte[] grey2 = new PngMaker(3, 1, 2, 0, false)
                .before("tRNS", (byte) 0, (byte) 1)
                .make((x, y, c) -> x + 1);
        byte[] rgb = new PngMaker(2, 1, 8, 2, false)
                .before("tRNS", (byte) 0, (byte) 9, (byte) 0, (byte) 8, (byte) 0, (byte) 7)
                .make((x, y, c) -> x == 0 ? 9 - c : 100);
        byte[] palette = new PngMaker(3, 1, 2, 3, false)
                .before("PLTE", new byte[] {50, 50, 50, 100, 100, 100, 120, 120, 120})
                .before("tRNS", (byte) 0, (byte) 127)
                .make((x, y, c) -> x);
        byte[] grey16 = new PngMaker(3, 1, 16, 0, false)
                .before("tRNS", (byte) 255, (byte) 255)
                .make((x, y, c) -> 65535 - x * 257 * 55);

        assertArrayEquals(new int[] {0, 100, 0}, grey(grey8)[0]);
        assertArrayEquals(new int[] {0, 170, 255}, grey(grey2)[0]);
        assertArrayEquals(new int[] {0, 100}, grey(rgb)[0]);
        assertArrayEquals(new int[] {0, 50, 120}, grey(palette)[0]);
        assertArrayEquals(new int[] {0, 200, 145}, grey(grey16)[0]);
    }

    @Test
    void dataMayBeSplitIntoManyChunks() {
        PngMaker.Samples samples = (x, y, c) -> x * y;
        int[][] whole = grey(PngMaker.grey8(64, 64).make(samples));

        assertArrayEquals(whole, grey(PngMaker.grey8(64, 64).splitData(1).make(samples)));
        assertArrayEquals(whole, grey(PngMaker.grey8(64, 64).splitData(100).make(samples)));
    }

    @Test
    void aFileOfTheJdksOwnIsRead() throws Exception {
        BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 60000; i++) {
            image.getRaster().setSample(i % 300, i / 300, 0, i * i >> 8);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);

        assertArrayEquals(Prepared.rows(image, 0), grey(out.toByteArray()));
    }

    @Test
    void compressedTextAndProfilesArePassedOver() {
        byte[] bomb = PngMaker.zlib(new byte[50_000_000]);
        PngMaker.Samples samples = (x, y, c) -> x + y;
        byte[] plain = PngMaker.grey8(20, 20).make(samples);
        byte[] loaded = PngMaker.grey8(20, 20)
                .before("iCCP", PngMaker.concat(new byte[] {'a', 0, 0}, bomb))
                .before("zTXt", PngMaker.concat(new byte[] {'a', 0, 0}, bomb))
                .before("gAMA", PngMaker.int32(1))
                .after("iTXt", PngMaker.concat(new byte[] {'a', 0, 1, 0, 0, 0}, bomb))
                .make(samples);

        assertArrayEquals(grey(plain), grey(loaded));
    }

    @Test
    void anAnimationIsRefusedAsSeveralFrames() {
        byte[] file = PngMaker.grey8(9, 9).before("acTL", new byte[8]).make((x, y, c) -> x);

        assertEquals(Reason.UNREADABLE, reason(file));
        assertTrue(refusal(file).detail().contains("several frames"));
    }

    @Test
    void anIndexOutsideThePaletteIsRefused() {
        byte[] file = new PngMaker(4, 1, 4, 3, false)
                .before("PLTE", new byte[] {1, 2, 3, 4, 5, 6})
                .make((x, y, c) -> x);

        assertEquals(Reason.UNREADABLE, reason(file));
    }

    @Test
    void brokenStructureIsRefused() {
        PngMaker.Samples samples = (x, y, c) -> x + y;
        byte[] good = PngMaker.grey8(9, 9).make(samples);
        byte[] zlib = PngMaker.zlib(PngMaker.grey8(9, 9).raw(samples));
        byte[] longer = PngMaker.zlib(PngMaker.concat(PngMaker.grey8(9, 9).raw(samples), new byte[1]));
        byte[] badAdler = zlib.clone();
        badAdler[badAdler.length - 1]++;
        byte[] noPalette = new PngMaker(4, 4, 8, 3, false).make(samples);
        byte[] badDepth = new PngMaker(4, 4, 4, 2, false).make(samples);
        byte[] noData = PngMaker.grey8(9, 9).withData(new byte[0]);
        byte[] dataTwice =
                PngMaker.grey8(9, 9).after("tEXt").after("IDAT", zlib).make(samples);
        byte[] unknownCritical = PngMaker.grey8(9, 9).before("ABCD").make(samples);
        byte[] headerTwice = PngMaker.grey8(9, 9).before("IHDR", new byte[13]).make(samples);

        List<byte[]> broken = List.of(
                PngMaker.grey8(9, 9).withData(longer),
                PngMaker.grey8(9, 9).withData(badAdler),
                PngMaker.grey8(9, 9).withData(PngMaker.concat(zlib, new byte[9])),
                PngMaker.grey8(9, 9).withData(Arrays.copyOf(zlib, zlib.length - 4)),
                PngMaker.grey8(9, 10).withData(zlib),
                PngMaker.grey8(0, 9).withData(zlib),
                PngMaker.grey8(9, -1).withData(zlib),
                noPalette,
                badDepth,
                noData,
                dataTwice,
                unknownCritical,
                headerTwice,
                Arrays.copyOf(good, 8),
                Arrays.copyOf(good, good.length - 12));

        for (byte[] file : broken) {
            assertEquals(Reason.UNREADABLE, reason(file), "file " + broken.indexOf(file));
        }
    }

    @Test
    void aWrongChecksumOfAUsedChunkIsRefusedAndOfAnotherIsNot() {
        byte[] file = PngMaker.grey8(9, 9).before("tEXt", (byte) 'a').make((x, y, c) -> x);
        for (int chunkEnd : new int[] {32, file.length - 13, file.length - 1}) {
            byte[] broken = file.clone();
            broken[chunkEnd]++;
            assertEquals(Reason.UNREADABLE, reason(broken));
        }
        byte[] fine = file.clone();
        fine[33 + 12]++;

        assertArrayEquals(grey(file), grey(fine));
    }

    @Test
    void bytesAfterTheEndAreTolerated() {
        byte[] file = PngMaker.grey8(9, 9).make((x, y, c) -> x);

        assertArrayEquals(grey(file), grey(PngMaker.concat(file, new byte[100])));
    }

    @Test
    void orientationInAPngIsApplied() {
        byte[] exif = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0};
        byte[] file = PngMaker.grey8(3, 2).before("eXIf", exif).make((x, y, c) -> 10 * y + x);

        assertArrayEquals(new int[][] {{10, 0}, {11, 1}, {12, 2}}, grey(file));
    }

    @ParameterizedTest
    @CsvSource({
        "511, 511, CROP, true",
        "512, 512, CROP, false",
        "512, 400, CROP, true",
        "3, 4000, CROP, true",
        "512, 9, PAD, false",
        "511, 9, PAD, true",
    })
    void aNoteTellsOfLowResolutionByTheSquareThatTheModelSees(int width, int height, Geometry geometry, boolean low) {
        byte[] file = PngMaker.grey8(width, height).make((x, y, c) -> x + y);

        assertEquals(low, Prepared.image(file, geometry).notes().contains(ImageNote.LOW_RESOLUTION));
    }
}
