package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.findings.ImageFacts;
import io.hilum.study.Geometry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTest {
    @Test
    void thePngHoldsNothingButThePicture() {
        byte[] file = PngMaker.grey8(90, 70)
                .before("tEXt", "Patient\0Smith".getBytes(StandardCharsets.ISO_8859_1))
                .make((x, y, c) -> x + y);

        byte[] png = Prepared.image(file).png();

        List<String> chunks = new ArrayList<>();
        for (int at = 8; at < png.length; at += 12 + Bytes.int32(png, at)) {
            chunks.add(new String(png, at + 4, 4, StandardCharsets.ISO_8859_1));
        }
        assertEquals(List.of("IHDR", "IDAT", "IEND"), chunks);
        assertEquals(8, png[24]);
        assertEquals(0, png[25]);
        assertEquals(0, png[28]);
    }

    @Test
    void factsTellSizesAndHashes() throws Exception {
        byte[] file = PngMaker.grey8(90, 70).make((x, y, c) -> x + y);

        PreparedImage image = Prepared.image(file);

        ImageFacts facts = image.facts();
        assertEquals("png", facts.format());
        assertEquals(sha256(file), facts.sha256());
        assertEquals(new ImageFacts.Sent(90, 70, image.png().length, sha256(image.png())), facts.sent());
        assertEquals(new ImageFacts.Seen(10, 0, 70, 70), facts.seen());
        assertEquals("jpeg", Prepared.image(JpegMaker.fixture("rgb")).facts().format());
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /** Pictures that try the deflate stream: noise, runs of all lengths, few symbols, all sizes. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void everyPictureComesBackFromThePng(int kind) {
        Random random = new Random(kind);
        for (int[] size : new int[][] {{1, 1}, {1, 300}, {300, 1}, {257, 259}, {700, 500}, {4096, 3}}) {
            byte[] grey = new byte[size[0] * size[1]];
            int run = 0;
            byte value = 0;
            for (int i = 0; i < grey.length; i++) {
                switch (kind) {
                    case 0 -> grey[i] = (byte) random.nextInt();
                    case 1 -> {
                        run = run == 0 ? 1 + random.nextInt(600) : run - 1;
                        value = run == 0 ? (byte) random.nextInt() : value;
                        grey[i] = value;
                    }
                    case 2 -> grey[i] = (byte) (random.nextInt(1000) == 0 ? 9 : 0);
                    case 3 -> grey[i] = (byte) (i / 7);
                    // Geometric: code lengths want to be as long as they can.
                    case 4 -> grey[i] = (byte) Math.min(255, Long.numberOfTrailingZeros(random.nextLong()));
                    default -> grey[i] = 5;
                }
            }

            int[][] back = Prepared.rows(Prepared.read(PngWriter.write(new Picture(size[0], size[1], grey))), 0);

            for (int i = 0; i < grey.length; i++) {
                assertEquals(grey[i] & 0xFF, back[i / size[0]][i % size[0]]);
            }
        }
    }

    @Test
    void codesThatWouldBeTooLongAreShortened() {
        int[] fibonacci = new int[40];
        fibonacci[0] = 1;
        fibonacci[1] = 1;
        for (int i = 2; i < fibonacci.length; i++) {
            fibonacci[i] = fibonacci[i - 1] + fibonacci[i - 2];
        }

        int[] lengths = HuffmanLengths.of(fibonacci, 15);

        double used = 0;
        for (int length : lengths) {
            assertTrue(length >= 1 && length <= 15);
            used += Math.pow(2, -length);
        }
        assertEquals(1, used, 1e-12);
        assertArrayEquals(new int[] {0, 1, 0}, HuffmanLengths.of(new int[] {0, 9, 0}, 15));
    }

    static Stream<byte[]> largeFiles() {
        PngMaker.Samples noise = (x, y, c) -> x * y * 31 >> 3 & 255;
        return Stream.of(
                PngMaker.grey8(1500, 1200).make(noise),
                PngMaker.grey8(3000, 40).make(noise),
                PngMaker.grey8(1500, 1200).make((x, y, c) -> new Random(x * 5000L + y).nextInt() >>> 24),
                PngMaker.grey8(2500, 60).make((x, y, c) -> new Random(x * 5000L + y).nextInt() >>> 24),
                new PngMaker(1500, 1200, 8, 6, false).make(noise),
                new PngMaker(1500, 1200, 16, 2, false).make((x, y, c) -> x * y * 31 & 65535),
                new PngMaker(1500, 1200, 16, 0, true).make((x, y, c) -> x * y * 31 & 65535),
                new PngMaker(1500, 1200, 8, 2, true).make(noise),
                JpegMaker.write(2500, 1800, 1, false, 0.9f),
                JpegMaker.write(2500, 1800, 3, false, 0.9f),
                JpegMaker.write(2500, 1800, 3, true, 0.9f),
                JpegMaker.oriented(JpegMaker.write(1200, 1800, 1, true, 0.9f), 6, true),
                JpegMaker.fixture("cmyk-adobe-progressive"),
                JpegMaker.fixture("progressive-2x2"));
    }

    @ParameterizedTest
    @MethodSource("largeFiles")
    void preparingTakesNoMoreMemoryThanItsHeaderTells(byte[] file) {
        ImageHeader header = (ImageHeader) Prepared.PREPARER.look(file);
        for (Geometry geometry : Geometry.values()) {
            Prepared.PREPARER.prepare(file, geometry);
            long taken = Allocation.of(() -> Prepared.PREPARER.prepare(file, geometry));

            System.out.printf(
                    "%s %d x %d: told %d kB, took %d kB%n",
                    header.format(), header.width(), header.height(), header.bytesToPrepare() >> 10, taken >> 10);
            assertTrue(taken <= header.bytesToPrepare(), taken + " of " + header.bytesToPrepare());
        }
        assertTrue(Allocation.of(() -> Prepared.PREPARER.look(file)) < 300_000);
    }

    @Test
    void aLookTellsFormatAndUprightSizeWithoutDecoding() {
        byte[] headerOnly = Arrays.copyOf(JpegMaker.fixture("colour-2x2"), 700);

        ImageHeader header = assertInstanceOf(ImageHeader.class, Prepared.PREPARER.look(headerOnly));

        assertEquals("jpeg", header.format());
        assertEquals(61, header.width());
        assertEquals(47, header.height());
    }

    @Test
    void theLimitItselfIsAllowedAndOnePixelMoreIsNot() {
        ImagePreparer preparer = new ImagePreparer(new ImageLimits(2048, 300));
        byte[] allowed = PngMaker.grey8(20, 15).make((x, y, c) -> x);
        byte[] larger = PngMaker.grey8(43, 7).make((x, y, c) -> x);

        assertInstanceOf(ImageHeader.class, preparer.look(allowed));
        assertInstanceOf(PreparedImage.class, preparer.prepare(allowed, Geometry.PAD));
        ImageRefusal refusal = assertInstanceOf(ImageRefusal.class, preparer.look(larger));
        assertEquals(ImageRefusal.Reason.TOO_MANY_PIXELS, refusal.reason());
        assertEquals(refusal, preparer.prepare(larger, Geometry.CROP));
    }
}
