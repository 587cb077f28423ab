package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.image.ImageRefusal.Reason;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Jpeg2000Test {
    private final Jpeg2000Decoder decoder = new Jpeg2000Decoder(PixelFormat.Colour.MONOCHROME2);

    private char[] decoded(String name) throws ImageRefused {
        return decoder.decode(DicomFrames.codestream(name), DicomFrames.columns(name), DicomFrames.rows(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"m1_12", "m2_12", "m2_8_odd"})
    void everySampleOfAFileIsTheOriginals(String original) throws ImageRefused {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Cpp;64 64",
                "Wlev;0",
                "Cblksiz;16 16",
                "Aptype;layer",
                "Psop;on;Peph;on",
                "Cseg_symbol;on",
                "Cterminate;on",
                "Cbypass;on"
            })
    void everySampleThatJj2000CodedIsThePictures(String settings) throws ImageRefused {
        String[] all = settings.isEmpty() ? new String[0] : settings.split(";");
        for (int bits : new int[] {8, 12, 16}) {
            CodecPictures picture = new CodecPictures(61, 45, bits);

            byte[] codestream = Jpeg2000Maker.make(picture, all);

            assertArrayEquals(picture.samples(), decoder.decode(codestream, 61, 45), bits + " bits");
        }
    }

    /**
     * JJ2000's encoder wrote these and lost some coding passes on the way, though it was to be lossless; so what OpenJPEG
     * 2.5.0 reads in them counts: big-endian samples, signed ones in two's complement.
     */
    @ParameterizedTest
    @ValueSource(strings = {"61x45x12-tiles", "61x45x16-tiles-offset", "61x45x16-signed"})
    void tilesOffsetsAndSignsAreReadAsOpenJpegReadsThem(String name) throws ImageRefused {
        byte[] expected = CodecPictures.codestream(name + ".openjpeg");

        char[] samples = decoder.decode(CodecPictures.codestream(name + ".j2k"), 61, 45);

        for (int i = 0; i < samples.length; i++) {
            assertEquals(Bytes.int16(expected, 2 * i), samples[i], "sample " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1x1", "1x41", "41x1"})
    void narrowPicturesAreRead(String size) throws ImageRefused {
        CodecPictures picture = CodecPictures.of(size + "x12-");

        byte[] codestream = Jpeg2000Maker.make(picture);

        assertArrayEquals(picture.samples(), decoder.decode(codestream, picture.columns(), picture.rows()));
    }

    @Test
    void whatTakesTooLongIsStopped() {
        Jpeg2000Decoder hasty = new Jpeg2000Decoder(PixelFormat.Colour.MONOCHROME2, Duration.ZERO);

        ImageRefused refused = assertThrows(
                ImageRefused.class, () -> hasty.decode(DicomFrames.codestream("m2_12__j2k_lossless"), 360, 450));

        assertTrue(refused.refusal().detail().contains("takes longer"));
    }

    @Test
    void anInterruptStopsIt() {
        Thread.currentThread().interrupt();
        try {
            assertThrows(ImageRefused.class, () -> decoded("m2_12__j2k_lossless"));
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void anotherSizeAndHighThroughputAreRefused() {
        byte[] codestream = DicomFrames.codestream("m2_12__j2k_lossless");
        byte[] fast = PngMaker.concat(
                Arrays.copyOf(codestream, 45),
                new byte[] {(byte) 0xFF, 0x50, 0, 8, 0, 2, 0, 0, 0, 0},
                Arrays.copyOfRange(codestream, 45, codestream.length));

        assertThrows(ImageRefused.class, () -> decoder.decode(codestream, 450, 360));
        ImageRefused refused = assertThrows(ImageRefused.class, () -> decoder.decode(fast, 360, 450));
        assertEquals(Reason.UNSUPPORTED, refused.refusal().reason());
    }

    /** Old versions of OpenJPEG write them, for each component but the first. */
    @Test
    void aComponentsHeaderThatOnlyRepeatsTheImagesIsPassedOver() throws ImageRefused {
        CodecPictures picture = new CodecPictures(61, 45, 12);
        byte[] codestream = Jpeg2000Maker.make(picture);

        assertArrayEquals(picture.samples(), decoder.decode(withComponentHeader(codestream, 0), 61, 45));
        ImageRefused refused =
                assertThrows(ImageRefused.class, () -> decoder.decode(withComponentHeader(codestream, 1), 61, 45));
        assertEquals(Reason.UNSUPPORTED, refused.refusal().reason());
    }

    /** With a COC of the first component behind the tile-part's header: as the COD says, but for so many levels more. */
    private static byte[] withComponentHeader(byte[] codestream, int moreLevels) {
        byte[] header = {(byte) 0xFF, 0x53, 0, 9, 0, 0, 0, 0, 0, 0, 0};
        int style = JpegMaker.segment(codestream, 0x52);
        System.arraycopy(codestream, style + 9, header, 6, 5);
        header[6] += (byte) moreLevels;
        int tile = JpegMaker.segment(codestream, 0x90);
        byte[] made = PngMaker.concat(
                Arrays.copyOf(codestream, tile + 12),
                header,
                Arrays.copyOfRange(codestream, tile + 12, codestream.length));
        ByteBuffer.wrap(made).putInt(tile + 6, Bytes.int32(made, tile + 6) + header.length);
        return made;
    }

    @Test
    void moreTilesOrLayersThanFitAreRefused() {
        byte[] codestream = DicomFrames.codestream("m2_12__j2k_lossless");
        byte[] tiles = codestream.clone();
        tiles[2 + 2 + 20] = 0;
        tiles[2 + 2 + 21] = 0;
        tiles[2 + 2 + 22] = 0;
        tiles[2 + 2 + 23] = 1;
        byte[] layers = codestream.clone();
        layers[JpegMaker.segment(codestream, 0x52) + 6] = (byte) 0xFF;

        assertThrows(ImageRefused.class, () -> decoder.decode(tiles, 360, 450));
        assertThrows(ImageRefused.class, () -> decoder.decode(layers, 360, 450));
    }
}
