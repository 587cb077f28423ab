package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.image.ImageRefusal.Reason;
import io.hilum.study.Geometry;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HostileFileTest {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    record Sound(String name, byte[] file) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** By the processor's time, so that a busy machine doesn't fail it. */
    private static void assertEndsInTime(Runnable work) {
        long start = THREADS.getCurrentThreadCpuTime();
        work.run();
        long nanos = THREADS.getCurrentThreadCpuTime() - start;
        assertTrue(nanos < LONGEST.toNanos(), "took " + Duration.ofNanos(nanos));
    }

    static Stream<Sound> files() {
        PngMaker.Samples noise = (x, y, c) -> x * 31 + y * 17 + c * 5 + (x * y >> 2) & 255;
        Stream<Sound> pngs = Stream.of(
                new Sound("grey", PngMaker.grey8(41, 33).make(noise)),
                new Sound(
                        "rgba, split",
                        new PngMaker(31, 20, 8, 6, false).splitData(50).make(noise)),
                new Sound("16 bits, interlaced", new PngMaker(30, 21, 16, 0, true).make((x, y, c) -> x * y * 97)),
                new Sound(
                        "palette",
                        new PngMaker(30, 21, 2, 3, false)
                                .before("PLTE", new byte[] {1, 2, 3, 40, 50, 60, 70, 80, 90, 99, 99, 99})
                                .before("tRNS", (byte) 3)
                                .before("zzZz", new byte[3])
                                .make((x, y, c) -> x + y & 3)));
        Stream<Sound> jpegs = Stream.of(
                        "colour-2x2",
                        "colour-luma-halved",
                        "colour-restart-3",
                        "progressive-restart",
                        "progressive-rgb",
                        "progressive-many-refinements",
                        "several-scans-luma-last",
                        "cmyk-adobe",
                        "grey-100")
                .map(name -> new Sound(name, JpegMaker.oriented(JpegMaker.fixture(name), 6, true)));
        return Stream.concat(pngs, jpegs);
    }

    @ParameterizedTest
    @MethodSource("files")
    void aTruncatedFileIsRefusedOrWhole(Sound sound) {
        PreparedImage whole = Prepared.image(sound.file);

        for (int length = 0;
                length < sound.file.length;
                length += length < 400 || length > sound.file.length - 100 ? 1 : 13) {
            byte[] cut = Arrays.copyOf(sound.file, length);
            Preparation preparation = Prepared.PREPARER.prepare(cut, Geometry.CROP);
            if (preparation instanceof PreparedImage image) {
                assertArrayEquals(whole.png(), image.png(), "cut to " + length);
            } else if (length > 16) {
                assertEquals(Reason.UNREADABLE, ((ImageRefusal) preparation).reason(), "cut to " + length);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void mutatedBytesNeverThrowAndEndInTime(Sound sound) {
        long seed = System.nanoTime();
        System.out.println(sound.name + ": mutations of seed " + seed);
        Random random = new Random(seed);

        for (int i = 0; i < 600; i++) {
            byte[] mutant = sound.file.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                // Half of them in the headers, where they do most.
                int range = random.nextBoolean() ? mutant.length : Math.min(300, mutant.length);
                mutant[random.nextInt(range)] = (byte) (random.nextInt(4) == 0 ? 0xFF : random.nextInt(256));
            }
            assertEndsInTime(() -> {
                Look look = Prepared.PREPARER.look(mutant);
                // What would take long by its size alone is for the bombs' tests.
                if (look instanceof ImageHeader header && (long) header.width() * header.height() < 4_000_000) {
                    Prepared.PREPARER.prepare(mutant, random.nextBoolean() ? Geometry.CROP : Geometry.PAD);
                }
            });
        }
    }

    @Test
    void hugeSizesInTinyFilesAreRefusedBeforeDecoding() {
        byte[] png = PngMaker.grey8(50_000, 50_000).withData(PngMaker.zlib(new byte[100_000]));
        byte[] belowTheLimit = PngMaker.grey8(7_000, 7_000).withData(PngMaker.zlib(new byte[1_000_000]));
        byte[] jpeg = JpegMaker.fixture("colour-2x2");
        Arrays.fill(jpeg, JpegMaker.segment(jpeg, 0xC0) + 5, JpegMaker.segment(jpeg, 0xC0) + 9, (byte) 0xFF);

        assertEquals(Reason.TOO_MANY_PIXELS, Prepared.reason(png));
        assertEquals(Reason.UNREADABLE, Prepared.reason(belowTheLimit));
        assertEquals(Reason.TOO_MANY_PIXELS, Prepared.reason(jpeg));
        assertInstanceOf(ImageRefusal.class, Prepared.PREPARER.look(png));
        assertTrue(Allocation.of(() -> Prepared.PREPARER.prepare(png, Geometry.PAD)) < 1 << 20);
        assertTrue(Allocation.of(() -> Prepared.PREPARER.prepare(belowTheLimit, Geometry.PAD)) < 32 << 20);
    }

    @ParameterizedTest
    @CsvSource({
        "7000, 7000, 8, 0, false", "7000, 7000, 8, 0, true", "7000, 7000, 16, 6, false", "1, 40000000, 8, 0, false",
        "40000000, 1, 8, 0, false", "1, 20000000, 8, 0, true", "20000000, 1, 16, 0, true", "7000, 7000, 1, 3, true"
    })
    void anImageOfTheLargestSizeAndHardlyAnyDataEndsInTime(
            int width, int height, int depth, int type, boolean interlaced) {
        PngMaker maker =
                new PngMaker(width, height, depth, type, interlaced).before(type == 3 ? "PLTE" : "pLTE", new byte[6]);
        PngHeader header = new PngHeader(width, height, depth, type, interlaced);
        long raw = interlaced ? Adam7.bytes(header) : (header.rowBytes(width) + 1) * height;
        byte[] file = maker.withData(black(raw));

        assertEndsInTime(() -> Prepared.PREPARER.prepare(file, Geometry.PAD));
    }

    /** So many zeros, as the smallest zlib stream. */
    private static byte[] black(long bytes) {
        Deflater deflater = new Deflater(9);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        byte[] zeros = new byte[1 << 20];
        for (long left = bytes; left > 0; left -= zeros.length) {
            deflater.setInput(zeros, 0, (int) Math.min(zeros.length, left));
            for (int n = deflater.deflate(buffer); n > 0; n = deflater.deflate(buffer)) {
                out.write(buffer, 0, n);
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    @Test
    void thousandsOfScansEndInTime() {
        byte[] file = JpegMaker.fixture("progressive-grey");
        int frame = JpegMaker.segment(file, 0xC2);
        byte[] large = file.clone();
        large[frame + 5] = 0x1B;
        large[frame + 7] = 0x1B;
        int firstScan = JpegMaker.segment(file, 0xDA);
        // One scan that says of 32767 blocks at a time that there is nothing in them, thousands of times.
        byte[] scan = {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 1, 1, 0, 0};
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(large, 0, firstScan);
        for (int i = 0; i < 5000; i++) {
            scan[8] = (byte) (1 + i % 63);
            scan[9] = scan[8];
            out.writeBytes(scan);
            out.writeBytes(new byte[400]);
        }
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});

        assertEndsInTime(() -> assertEquals(Reason.UNREADABLE, Prepared.reason(out.toByteArray())));
    }

    @ParameterizedTest
    @CsvSource({
        "<!DOCTYPE html><html>, HTML",
        "<?xml?><svg>, SVG",
        "%PDF-1.7, PDF",
        "GIF89a, GIF",
        "BM1234, BMP",
        "RIFF1234WEBP, WebP"
    })
    void otherFormatsAreRefusedByName(String start, String name) {
        byte[] file = PngMaker.concat(start.getBytes(StandardCharsets.ISO_8859_1), new byte[300]);

        assertEquals(Reason.UNSUPPORTED, Prepared.reason(file));
        assertTrue(Prepared.refusal(file).detail().contains(name));
    }

    @Test
    void binaryFormatsAreRefusedByName() {
        byte[] dicom = PngMaker.concat(new byte[128], "DICM".getBytes(StandardCharsets.US_ASCII), new byte[50]);
        byte[] zip = {'P', 'K', 3, 4, 0, 0};
        byte[] tiff = {'I', 'I', 42, 0, 8, 0, 0, 0};
        byte[] jpeg2000 = {0, 0, 0, 12, 'j', 'P', ' ', ' ', 13, 10};

        assertEquals(Reason.UNREADABLE, Prepared.reason(dicom));
        assertTrue(Prepared.refusal(zip).detail().contains("ZIP"));
        assertTrue(Prepared.refusal(tiff).detail().contains("TIFF"));
        assertTrue(Prepared.refusal(jpeg2000).detail().contains("JPEG 2000"));
        assertEquals(Reason.UNSUPPORTED, Prepared.reason(new byte[0]));
        assertEquals(Reason.UNSUPPORTED, Prepared.reason(new byte[] {7}));
    }

    @Test
    void nothingOfTheFileIsEchoed() {
        byte[] file = "<html><script>alert('Mr Smith')</script>".getBytes(StandardCharsets.US_ASCII);

        assertFalse(Prepared.refusal(file).detail().contains("Smith"));
    }

    @Test
    void oneValueIsBlankAndTwoAreNot() {
        assertEquals(Reason.BLANK, Prepared.reason(PngMaker.grey8(300, 300).make((x, y, c) -> 77)));
        assertEquals(Reason.BLANK, Prepared.reason(new PngMaker(3000, 30, 16, 0, true).make((x, y, c) -> 54321)));
        assertEquals(Reason.BLANK, Prepared.reason(JpegMaker.write(1, 1, 3, false, 0.9f)));
        assertInstanceOf(
                PreparedImage.class,
                Prepared.PREPARER.prepare(
                        PngMaker.grey8(300, 300).make((x, y, c) -> x * y == 299 * 299 ? 78 : 77), Geometry.CROP));
    }
}
