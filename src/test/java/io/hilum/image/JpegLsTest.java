package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegLsTest {
    private final JpegLsDecoder decoder = new JpegLsDecoder();

    @ParameterizedTest
    @ValueSource(strings = {"m1_12__jpegls_lossless", "m2_12__jpegls_lossless", "m2_8_odd__jpegls_lossless"})
    void everySampleIsTheOriginals(String name) throws ImageRefused {
        char[] samples =
                decoder.decode(DicomFrames.codestream(name), DicomFrames.columns(name), DicomFrames.rows(name));

        assertArrayEquals(DicomFrames.samples(name.substring(0, name.indexOf("__"))), samples);
    }

    @ParameterizedTest
    @ValueSource(strings = {"m1_12__jpegls_near", "m2_12__jpegls_near"})
    void noSampleIsFartherOffThanNear(String name) throws ImageRefused {
        char[] samples =
                decoder.decode(DicomFrames.codestream(name), DicomFrames.columns(name), DicomFrames.rows(name));

        char[] original = DicomFrames.samples(name.substring(0, name.indexOf("__")));
        int most = 0;
        for (int i = 0; i < samples.length; i++) {
            most = Math.max(most, Math.abs(samples[i] - original[i]));
        }
        org.junit.jupiter.api.Assertions.assertEquals(2, most);
    }
}
