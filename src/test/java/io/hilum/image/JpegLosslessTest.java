package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegLosslessTest {
    private final JpegLosslessDecoder decoder = new JpegLosslessDecoder();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m1_12__jpeg_lossless_sv1",
                "m1_12__jpeg_lossless_sv4",
                "m2_12__jpeg_lossless_sv1",
                "m2_12__jpeg_lossless_sv4"
            })
    void everySampleIsTheOriginals(String name) throws ImageRefused {
        char[] samples =
                decoder.decode(DicomFrames.codestream(name), DicomFrames.columns(name), DicomFrames.rows(name));

        assertArrayEquals(DicomFrames.samples(name.substring(0, 5)), samples);
    }
}
