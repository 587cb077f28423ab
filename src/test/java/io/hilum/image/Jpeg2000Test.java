package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Jpeg2000Test {
    private final Jpeg2000Decoder decoder = new Jpeg2000Decoder();

    private char[] decoded(String name) throws ImageRefused {
        return decoder.decode(DicomFrames.codestream(name), DicomFrames.columns(name), DicomFrames.rows(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"m1_12", "m2_12", "m2_8_odd"})
    void everySampleIsTheOriginals(String original) throws ImageRefused {
        assertArrayEquals(DicomFrames.samples(original), decoded(original + "__j2k_lossless"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"m1_12", "m2_12"})
    void lossySamplesAreNearTheOriginals(String original) throws ImageRefused {
        char[] samples = decoded(original + "__j2k_lossy");

        char[] expected = DicomFrames.samples(original);
        int most = 0;
        for (int i = 0; i < samples.length; i++) {
            most = Math.max(most, Math.abs(samples[i] - expected[i]));
        }
        // The manifest's tolerance: 6 of 255 grey levels of a window of 3300 values.
        assertTrue(most <= 6 * 3300 / 255, "off by " + most);
    }
}
