package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Jpeg12Test {
    private final Jpeg12Decoder decoder = new Jpeg12Decoder();

    /** dcmtk moves 12-bit values down to 0 before it codes them, and the file's window with them: by that much. */
    @ParameterizedTest
    @CsvSource({
        "m1_12, jpeg_extended_12, 567, 11",
        "m2_12, jpeg_extended_12, 333, 11",
        "m2_8_odd, jpeg_baseline, 0, 3",
        "m2_8_odd, jpeg_baseline_fragments, 0, 3"
    })
    void samplesAreNearTheOriginals(String original, String syntax, int moved, int farthest) throws ImageRefused {
        char[] samples = decoder.decode(
                DicomFrames.codestream(original + "__" + syntax),
                DicomFrames.columns(original),
                DicomFrames.rows(original));

        char[] expected = DicomFrames.samples(original);
        long sum = 0;
        int most = 0;
        for (int i = 0; i < samples.length; i++) {
            int difference = samples[i] + moved - expected[i];
            most = Math.max(most, Math.abs(difference));
            sum += difference;
        }
        // Quality 95 divides the coefficients by some 10 or 20 of 2^15 at 12 bits, by 1 to 10 of 2^11 at 8.
        assertTrue(most <= farthest, "off by " + most);
        assertTrue(Math.abs(sum) < 1.5 * samples.length, "off by " + sum + " in all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grey-100", "grey-3", "grey-with-factors"})
    void eightBitsAreAsTheJdkReadsThem(String name) throws ImageRefused {
        byte[] file = JpegMaker.fixture(name);
        int[][] expected = JpegMaker.band(JpegMaker.raster(file), 0);
        int columns = expected[0].length;

        char[] samples = decoder.decode(file, columns, expected.length);

        for (int i = 0; i < samples.length; i++) {
            assertEquals(expected[i / columns][i % columns], samples[i], 1, "sample " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1x1x8", "1x41x8", "41x1x8", "2x2x8", "61x45x8"})
    void oddSizesAreRead(String size) throws ImageRefused {
        String name = size + "-extended.jpg";
        CodecPictures picture = CodecPictures.of(name);

        char[] samples = decoder.decode(CodecPictures.codestream(name), picture.columns(), picture.rows());

        // As above, dcmtk moves the values down to 0. Jumps over the whole range ring at quality 95, by some tens of
        // 255.
        char[] expected = picture.samples();
        int least = new String(expected).chars().min().orElseThrow();
        for (int i = 0; i < samples.length; i++) {
            assertEquals(expected[i] - least, samples[i], 40, "sample " + i);
        }
    }

    @Test
    void aSequentialScansBandIsNotLookedAt() throws ImageRefused {
        byte[] codestream = DicomFrames.codestream("m1_12__jpeg_extended_12");
        int columns = DicomFrames.columns("m1_12");
        int rows = DicomFrames.rows("m1_12");

        assertArrayEquals(
                decoder.decode(codestream, columns, rows),
                decoder.decode(JpegMaker.withBandOfOne(codestream), columns, rows));
    }

    @Test
    void progressiveIsRefusedByName() {
        byte[] file = JpegMaker.fixture("progressive-grey");
        int[][] band = JpegMaker.band(JpegMaker.raster(file), 0);

        ImageRefused refused =
                assertThrows(ImageRefused.class, () -> decoder.decode(file, band[0].length, band.length));

        assertEquals(ImageRefusal.Reason.UNSUPPORTED, refused.refusal().reason());
    }
}
