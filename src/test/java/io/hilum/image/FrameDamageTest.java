package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.image.ImageRefusal.Reason;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is cut short is refused or whole, and what is damaged is refused or decoded, in bounded time and memory. */
class FrameDamageTest {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Coded[] CODED = coded().toArray(Coded[]::new);

    /** A code stream, and what reads it. */
    record Coded(String name, FrameDecoder decoder, byte[] codestream, int columns, int rows) {
        static Coded of(String name, FrameDecoder decoder) {
            CodecPictures picture = CodecPictures.of(name);
            return new Coded(name, decoder, CodecPictures.codestream(name), picture.columns(), picture.rows());
        }

        static Coded file(String name, FrameDecoder decoder) {
            return new Coded(
                    name, decoder, DicomFrames.codestream(name), DicomFrames.columns(name), DicomFrames.rows(name));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Coded> coded() {
        return Stream.of(
                Coded.of("37x29x16-sv5.jpg", new JpegLosslessDecoder(PixelFormat.Colour.MONOCHROME2)),
                Coded.of("61x45x8-sv1.jpg", new JpegLosslessDecoder(PixelFormat.Colour.MONOCHROME2)),
                new Coded(
                        "restarts",
                        new JpegLosslessDecoder(PixelFormat.Colour.MONOCHROME2),
                        LosslessMaker.make(new CodecPictures(61, 45, 9).samples(), 61, 9, 4, 0, 3),
                        61,
                        45),
                Coded.of("61x45x16-near0.jls", new JpegLsDecoder(PixelFormat.Colour.MONOCHROME2)),
                Coded.of("61x45x8-near3.jls", new JpegLsDecoder(PixelFormat.Colour.MONOCHROME2)),
                Coded.of("61x45x12-cooked.jls", new JpegLsDecoder(PixelFormat.Colour.MONOCHROME2)),
                Coded.of("61x45x8-extended.jpg", new Jpeg12Decoder()),
                Coded.file("m1_12__jpeg_extended_12", new Jpeg12Decoder()),
                Coded.file("m2_8_odd__j2k_lossless", new Jpeg2000Decoder(PixelFormat.Colour.MONOCHROME2)),
                Coded.file("m1_12__j2k_lossy", new Jpeg2000Decoder(PixelFormat.Colour.MONOCHROME2)),
                Coded.of("61x45x8-rgb-sv6.jpg", new JpegLosslessDecoder(PixelFormat.Colour.RGB)),
                new Coded(
                        "scans",
                        new JpegLosslessDecoder(PixelFormat.Colour.RGB),
                        LosslessMaker.colour(new ColourPicture(61, 45).planes(), 61, 4, 5, false),
                        61,
                        45),
                Coded.of("61x45x8-rgb-none.jls", new JpegLsDecoder(PixelFormat.Colour.RGB)),
                Coded.of("61x45x8-rgb-line.jls", new JpegLsDecoder(PixelFormat.Colour.RGB)),
                Coded.of("61x45x8-rgb-sample-near2.jls", new JpegLsDecoder(PixelFormat.Colour.RGB)),
                Coded.of("61x45x8-rgb-rct.j2k", new Jpeg2000Decoder(PixelFormat.Colour.YBR_RCT)));
    }

    @ParameterizedTest
    @MethodSource("coded")
    void aTruncatedCodeStreamIsRefusedOrWhole(Coded coded) throws ImageRefused {
        char[] whole = coded.decoder.decode(coded.codestream, coded.columns, coded.rows);
        int step = Math.max(1, coded.codestream.length / 400);

        for (int length = 0; length < coded.codestream.length; length += length < 100 ? 1 : step) {
            try {
                byte[] cut = Arrays.copyOf(coded.codestream, length);
                assertArrayEquals(whole, coded.decoder.decode(cut, coded.columns, coded.rows), "cut to " + length);
            } catch (ImageRefused e) {
                assertEquals(Reason.UNREADABLE, e.refusal().reason(), "cut to " + length);
            }
        }
        for (int tail = 1; tail < 4; tail++) {
            byte[] padded = Arrays.copyOf(coded.codestream, coded.codestream.length + tail);
            assertArrayEquals(whole, coded.decoder.decode(padded, coded.columns, coded.rows));
        }
    }

    @Property(tries = 2400)
    void damageIsRefusedOrDecodedInTimeAndMemory(@ForAll @IntRange(max = 15) int which, @ForAll long seed) {
        Coded coded = CODED[which];
        byte[] mutant = mutant(coded.codestream, new Random(seed));
        long start = THREADS.getCurrentThreadCpuTime();

        long bytes = Allocation.of(() -> {
            try {
                char[] samples = coded.decoder.decode(mutant, coded.columns, coded.rows);
                assertEquals(coded.columns * coded.rows, samples.length);
            } catch (ImageRefused e) {
                // One of the two outcomes that there may be.
                assertTrue(e.refusal().detail().length() > 20);
            }
        });

        long nanos = THREADS.getCurrentThreadCpuTime() - start;
        assertTrue(nanos < LONGEST.toNanos(), coded.name + " took " + Duration.ofNanos(nanos));
        assertTrue(
                coded.decoder instanceof Jpeg2000Decoder
                        || bytes <= coded.decoder.workingBytes(coded.columns, coded.rows),
                coded.name + " took " + bytes + " bytes");
    }

    /** Half of the changes in the headers, where they do most. */
    private static byte[] mutant(byte[] codestream, Random random) {
        byte[] mutant = codestream.clone();
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
            int range = random.nextBoolean() ? mutant.length : Math.min(150, mutant.length);
            mutant[random.nextInt(range)] = (byte) (random.nextInt(4) == 0 ? 0xFF : random.nextInt(256));
        }
        return mutant;
    }
}
