package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpegLosslessTest {
    private final JpegLosslessDecoder decoder = new JpegLosslessDecoder(PixelFormat.Colour.MONOCHROME2);

    @ParameterizedTest
    @CsvSource({
        "m1_12, jpeg_lossless_sv1",
        "m1_12, jpeg_lossless_sv4",
        "m2_12, jpeg_lossless_sv1",
        "m2_12, jpeg_lossless_sv4"
    })
    void everySampleOfAFileIsTheOriginals(String original, String syntax) throws ImageRefused {
        char[] samples = decoder.decode(
                DicomFrames.codestream(original + "__" + syntax),
                DicomFrames.columns(original),
                DicomFrames.rows(original));

        assertArrayEquals(DicomFrames.samples(original), samples);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "37x29x12-sv1", "37x29x12-sv2", "37x29x12-sv3", "37x29x12-sv4", "37x29x12-sv5", "37x29x12-sv6",
                "37x29x12-sv7", "37x29x16-sv1", "37x29x16-sv2", "37x29x16-sv3", "37x29x16-sv4", "37x29x16-sv5",
                "37x29x16-sv6", "37x29x16-sv7", "61x45x8-sv1", "61x45x10-sv1", "61x45x16-sv1", "1x1x12-sv6",
                "1x41x12-sv6", "41x1x12-sv6", "2x2x12-sv6"
            })
    void everySampleThatDcmtkCodedIsThePictures(String name) throws ImageRefused {
        CodecPictures picture = CodecPictures.of(name);

        char[] samples = decoder.decode(CodecPictures.codestream(name + ".jpg"), picture.columns(), picture.rows());

        assertArrayEquals(picture.samples(), samples);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 5", "2, 5", "3, 7", "4, 1", "5, 13", "6, 2", "7, 44", "7, 45"})
    void restartsBeginAnew(int predictor, int restartRows) throws ImageRefused {
        for (int bits : new int[] {2, 7, 16}) {
            CodecPictures picture = new CodecPictures(61, 45, bits);
            byte[] codestream = LosslessMaker.make(picture.samples(), 61, bits, predictor, 0, restartRows);

            assertArrayEquals(picture.samples(), decoder.decode(codestream, 61, 45));
        }
    }

    @Test
    void pointTransformTakesTheLowBits() throws ImageRefused {
        CodecPictures picture = new CodecPictures(61, 45, 12);
        byte[] codestream = LosslessMaker.make(picture.samples(), 61, 12, 4, 3, 0);

        char[] samples = decoder.decode(codestream, 61, 45);

        char[] expected = picture.samples();
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i] & ~7, samples[i], "sample " + i);
        }
    }

    @Test
    void restartsWithinARowAreRefused() {
        byte[] codestream = LosslessMaker.make(new CodecPictures(61, 45, 12).samples(), 61, 12, 1, 0, 5);
        int interval = JpegMaker.segment(codestream, 0xDD);
        codestream[interval + 5]++;

        assertThrows(ImageRefused.class, () -> decoder.decode(codestream, 61, 45));
    }

    @Test
    void anotherSizeAndOtherProcessesAreRefused() {
        byte[] codestream = CodecPictures.codestream("37x29x12-sv1.jpg");
        byte[] baseline = JpegMaker.renameSegment(codestream, 0xC3, 0xC0);

        assertThrows(ImageRefused.class, () -> decoder.decode(codestream, 29, 37));
        ImageRefused refused = assertThrows(ImageRefused.class, () -> decoder.decode(baseline, 37, 29));
        assertEquals(ImageRefusal.Reason.UNSUPPORTED, refused.refusal().reason());
    }

    @Test
    void decodingTakesNoMoreMemoryThanSaid() {
        byte[] codestream = DicomFrames.codestream("m1_12__jpeg_lossless_sv1");

        long bytes = Allocation.of(() -> {
            try {
                decoder.decode(codestream, 360, 450);
            } catch (ImageRefused e) {
                throw new IllegalStateException(e);
            }
        });

        assertTrue(bytes <= decoder.workingBytes(360, 450), bytes + " bytes");
    }
}
