package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.image.ImageRefusal.Reason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpegLsTest {
    /** dcmtk's files begin with SOI, SOF55, LSE if there are parameters, and SOS. */
    private static final int SOF_END = 2 + 13;

    private final JpegLsDecoder decoder = new JpegLsDecoder(PixelFormat.Colour.MONOCHROME2);

    private char[] decoded(String name) throws ImageRefused {
        return decoder.decode(DicomFrames.codestream(name), DicomFrames.columns(name), DicomFrames.rows(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"m1_12", "m2_12", "m2_8_odd"})
    void everySampleOfAFileIsTheOriginals(String original) throws ImageRefused {
        assertArrayEquals(DicomFrames.samples(original), decoded(original + "__jpegls_lossless"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"m1_12", "m2_12"})
    void noSampleOfAFileIsFartherOffThanNear(String original) throws ImageRefused {
        char[] samples = decoded(original + "__jpegls_near");

        char[] expected = DicomFrames.samples(original);
        for (int i = 0; i < samples.length; i++) {
            assertEquals(expected[i], samples[i], 2, "sample " + i);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "61x45x8, 0", "61x45x8, 1", "61x45x8, 3", "61x45x8, 7", "61x45x10, 0", "61x45x10, 1", "61x45x10, 3",
        "61x45x10, 7", "61x45x12, 0", "61x45x12, 1", "61x45x12, 3", "61x45x12, 7", "61x45x16, 0", "61x45x16, 1",
        "61x45x16, 3", "61x45x16, 7", "1x1x12, 0", "1x41x12, 0", "41x1x12, 0", "2x2x12, 0"
    })
    void samplesThatDcmtkCodedAreOffByNearAndNoMore(String size, int near) throws ImageRefused {
        String name = size + "-near" + near + ".jls";
        CodecPictures picture = CodecPictures.of(name);

        char[] samples = decoder.decode(CodecPictures.codestream(name), picture.columns(), picture.rows());

        assertEquals(near, picture.farthest(samples));
    }

    @Test
    void parametersOfTheFileAreFollowed() throws ImageRefused {
        char[] samples = decoder.decode(CodecPictures.codestream("61x45x12-cooked.jls"), 61, 45);

        assertArrayEquals(new CodecPictures(61, 45, 12).samples(), samples);
    }

    /** A restart begins all anew: so two pictures are one of two intervals, the second not full. */
    private static byte[] joined(int marker) {
        byte[] top = CodecPictures.codestream("61x24x8-top.jls");
        byte[] bottom = CodecPictures.codestream("61x21x8-bottom.jls");
        byte[] interval = {(byte) 0xFF, (byte) 0xDD, 0, 4, 0, 24};
        int data = JpegMaker.segment(bottom, 0xDA) + 10;
        byte[] joined = PngMaker.concat(
                Arrays.copyOf(top, SOF_END),
                interval,
                Arrays.copyOfRange(top, SOF_END, end(top)),
                new byte[] {(byte) 0xFF, (byte) marker},
                Arrays.copyOfRange(bottom, data, bottom.length));
        joined[JpegMaker.segment(joined, 0xF7) + 6] = 45;
        return joined;
    }

    private static int end(byte[] codestream) {
        int at = codestream.length - 2;
        while (codestream[at] != (byte) 0xFF || codestream[at + 1] != (byte) 0xD9) {
            at--;
        }
        // dcmtk pads an odd length with a fill byte before EOI.
        while (codestream[at - 1] == (byte) 0xFF) {
            at--;
        }
        return at;
    }

    @Test
    void restartsBeginAnew() throws ImageRefused {
        assertArrayEquals(new CodecPictures(61, 45, 8).samples(), decoder.decode(joined(0xD0), 61, 45));
        assertThrows(ImageRefused.class, () -> decoder.decode(joined(0xD1), 61, 45));
    }

    @Test
    void mappingTablesAreRefusedByName() {
        byte[] mapped = CodecPictures.codestream("61x45x12-cooked.jls");
        mapped[JpegMaker.segment(mapped, 0xF8) + 4] = 2;

        ImageRefused refused = assertThrows(ImageRefused.class, () -> decoder.decode(mapped, 61, 45));
        assertEquals(Reason.UNSUPPORTED, refused.refusal().reason());
    }

    @Test
    void decodingTakesNoMoreMemoryThanSaid() {
        byte[] codestream = CodecPictures.codestream("61x45x16-near0.jls");

        long bytes = Allocation.of(() -> {
            try {
                decoder.decode(codestream, 61, 45);
            } catch (ImageRefused e) {
                throw new IllegalStateException(e);
            }
        });

        assertTrue(bytes <= decoder.workingBytes(61, 45), bytes + " bytes");
    }
}
