package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
