package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.image.ImageRefusal.Reason;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What would take JJ2000 long is refused in time, by the processor's time of this thread. */
class Jpeg2000LimitsTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int TILE = 1024;

    private static ImageRefusal refusedWithin(Duration longest, byte[] codestream, int columns, int rows) {
        Jpeg2000Decoder decoder = new Jpeg2000Decoder(PixelFormat.Colour.MONOCHROME2, longest);
        long start = THREADS.getCurrentThreadCpuTime();
        ImageRefused refused = assertThrows(ImageRefused.class, () -> decoder.decode(codestream, columns, rows));
        Duration taken = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);

        // Some 32 code-blocks lie between two looks at the clock; the rest is room for a cold start.
        assertTrue(taken.compareTo(longest.plusMillis(500)) < 0, "took " + taken);
        return refused.refusal();
    }

    /** All are a second's work or several. */
    static Stream<Arguments> bombs() {
        return Map.of(
                        "1000 code-blocks of a byte each, for 91 coding passes", Jpeg2000Bomb.passes(2000),
                        "1000 tiles of 2000 empty layers", Jpeg2000Bomb.layers(2000, 2000),
                        "1000 tiles of 32 wavelet levels", Jpeg2000Bomb.wavelets(2000, 32))
                .entrySet()
                .stream()
                .map(bomb -> Arguments.arguments(bomb.getKey(), bomb.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void aSmallFileThatIsMuchWorkIsRefusedInTime(String name, byte[] codestream) {
        ImageRefusal refusal = refusedWithin(Duration.ofMillis(700), codestream, 2000, 2000);

        assertEquals(Reason.UNREADABLE, refusal.reason());
        assertTrue(refusal.detail().contains("takes longer"), refusal.detail());
    }

    /** Nearly the most pixels that are taken at all, in tiles that are one and the same. */
    @Test
    void losslessDataOf59MegapixelsIsRefusedWithAWayToGoOn() {
        byte[] codestream = tiled(new CodecPictures(TILE, TILE, 12), 8, 7);

        ImageRefusal refusal = refusedWithin(Duration.ofSeconds(5), codestream, 8 * TILE, 7 * TILE);

        assertEquals(
                "The DICOM file's JPEG 2000 image takes longer to decode than it may. Convert it to an uncompressed"
                        + " transfer syntax, for instance with gdcmconv --raw, or send a smaller copy.",
                refusal.detail());
    }

    /** A code stream of one tile, laid out so many times across and down. */
    private static byte[] tiled(CodecPictures picture, int across, int down) {
        byte[] one = Jpeg2000Maker.make(picture);
        int tile = JpegMaker.segment(one, 0x90);
        byte[] head = Arrays.copyOf(one, tile);
        System.arraycopy(PngMaker.int32(across * picture.columns()), 0, head, 8, 4);
        System.arraycopy(PngMaker.int32(down * picture.rows()), 0, head, 12, 4);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head);
        for (int i = 0; i < across * down; i++) {
            byte[] copy = Arrays.copyOfRange(one, tile, one.length - 2);
            copy[5] = (byte) i;
            all.writeBytes(copy);
        }
        all.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
        return all.toByteArray();
    }
}
