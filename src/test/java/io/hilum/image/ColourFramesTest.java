package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.image.ImageRefusal.Reason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secondary captures in colour, of every coding but JPEG of 8 bits: their luma is shown, sample by sample. */
class ColourFramesTest {
    private static final String LOSSLESS = "4.57";
    private static final String JPEG_LS = "4.80";
    private static final String JPEG_2000 = "4.90";
    private static final ColourPicture PICTURE = new ColourPicture(61, 45);

    private static DicomMaker maker(String syntax, String photometric) {
        return new DicomMaker(61, 45)
                .syntax("1.2.840.10008.1.2." + syntax)
                .bits(8, 8)
                .colour(photometric);
    }

    /** How far the shown picture's farthest pixel is from the luma that the photometric interpretation means. */
    private static int farthest(byte[] codestream, String syntax, String photometric) {
        return farthest(codestream, syntax, photometric, photometric.startsWith("YBR_FULL"));
    }

    private static int farthest(byte[] codestream, String syntax, String photometric, boolean first) {
        int[][] grey = Prepared.grey(maker(syntax, photometric).encapsulated(codestream));
        int most = 0;
        for (int y = 0; y < 45; y++) {
            for (int x = 0; x < 61; x++) {
                int wanted = first ? PICTURE.sample(x, y, 0) : PICTURE.luma(x, y);
                most = Math.max(most, Math.abs(wanted - grey[y][x]));
            }
        }
        return most;
    }

    @ParameterizedTest
    @CsvSource({
        "sv1.jpg, 4.70, RGB",
        "sv1.jpg, 4.57, YBR_FULL",
        "sv6.jpg, 4.57, RGB",
        "sv6.jpg, 4.57, YBR_FULL_422",
        "none.jls, 4.80, RGB",
        "none.jls, 4.80, YBR_FULL",
        "line.jls, 4.80, RGB",
        "line.jls, 4.81, YBR_FULL",
        "sample.jls, 4.80, RGB",
        "sample.jls, 4.80, YBR_FULL"
    })
    void ofAFrameThatDcmtkCodedTheLumaIsShown(String name, String syntax, String photometric) {
        assertEquals(0, farthest(CodecPictures.codestream("61x45x8-rgb-" + name), syntax, photometric));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "line", "sample"})
    void nearLosslessColourIsOffByNearAndNoMore(String interleave) {
        byte[] codestream = CodecPictures.codestream("61x45x8-rgb-" + interleave + "-near2.jls");

        assertEquals(2, farthest(codestream, "4.81", "YBR_FULL"));
        assertTrue(farthest(codestream, "4.81", "RGB") <= 2);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, true", "4, 5, true", "6, 0, false", "7, 7, false"})
    void losslessScansOfOneOrAllColoursAreRead(int predictor, int restartRows, boolean together) {
        byte[] codestream = LosslessMaker.colour(PICTURE.planes(), 61, predictor, restartRows, together);

        assertEquals(0, farthest(codestream, LOSSLESS, "RGB"));
        assertEquals(0, farthest(codestream, LOSSLESS, "YBR_FULL"));
    }

    @ParameterizedTest
    @CsvSource({"on, YBR_RCT", "on, RGB", "on, YBR_FULL", "off, RGB", "off, YBR_RCT", "off, YBR_FULL"})
    void reversibleJpeg2000IsTurnedBackWhereTheCodeStreamSaysSo(String transform, String photometric) {
        byte[] codestream = Jpeg2000Maker.colour(PICTURE, "Mct", transform);

        boolean first = transform.equals("off") && photometric.equals("YBR_FULL");
        assertEquals(0, farthest(codestream, JPEG_2000, photometric, first));
    }

    @ParameterizedTest
    @CsvSource({"on, YBR_ICT, 1", "on, RGB, 1", "off, RGB, 1", "off, YBR_FULL, 2"})
    void lossyJpeg2000IsNear(String transform, String photometric, int farthest) {
        byte[] codestream = Jpeg2000Maker.colour(
                PICTURE, "Mct", transform, "lossless", "off", "Ffilters", "w9x7", "rate", "-1", "Qstep", "0.001");

        assertTrue(farthest(codestream, "4.91", photometric) <= farthest);
    }

    /** OpenJPEG's own decoder is off by as much. */
    @ParameterizedTest
    @CsvSource({"rct, YBR_RCT, 0", "rct-tiles, RGB, 0", "ict, YBR_ICT, 2"})
    void whatOpenJpegCodedIsShown(String name, String photometric, int farthest) {
        byte[] codestream = CodecPictures.codestream("61x45x8-rgb-" + name + ".j2k");

        assertTrue(farthest(codestream, JPEG_2000, photometric) <= farthest);
    }

    @Test
    void moreOrLessColoursThanTheHeaderSaysAreRefused() {
        DicomMaker grey = new DicomMaker(61, 45).bits(8, 8);
        String[] syntaxes = {LOSSLESS, JPEG_LS, JPEG_2000};
        byte[][] coloured = {
            CodecPictures.codestream("61x45x8-rgb-sv1.jpg"),
            CodecPictures.codestream("61x45x8-rgb-line.jls"),
            Jpeg2000Maker.colour(PICTURE)
        };
        byte[][] plain = {
            CodecPictures.codestream("61x45x8-sv1.jpg"),
            CodecPictures.codestream("61x45x8-near0.jls"),
            Jpeg2000Maker.make(new CodecPictures(61, 45, 8))
        };
        for (int i = 0; i < syntaxes.length; i++) {
            grey.syntax("1.2.840.10008.1.2." + syntaxes[i]);
            assertEquals(Reason.UNREADABLE, Prepared.reason(grey.encapsulated(coloured[i])));
            assertEquals(
                    Reason.UNREADABLE, Prepared.reason(maker(syntaxes[i], "RGB").encapsulated(plain[i])));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"YBR_RCT", "YBR_ICT"})
    void aTransformThatOnlyJpeg2000HasIsRefusedElsewhere(String photometric) {
        byte[] lossless = maker(LOSSLESS, photometric).encapsulated(CodecPictures.codestream("61x45x8-rgb-sv1.jpg"));
        byte[] plain = maker("1", photometric).make("OB", new byte[3 * 61 * 45]);

        assertTrue(Prepared.refusal(lossless).detail().contains("transfer syntax"));
        assertTrue(Prepared.refusal(plain).detail().contains("transfer syntax"));
    }

    /** HP's coder marks them so; DICOM has no name for them, and read as they are, they would be other colours in silence. */
    @ParameterizedTest
    @CsvSource({"0, true", "1, false", "3, false"})
    void differencesOfColoursAreRefusedByName(int transform, boolean read) {
        byte[] codestream = CodecPictures.codestream("61x45x8-rgb-line.jls");
        byte[] marked = PngMaker.concat(
                Arrays.copyOf(codestream, 2),
                new byte[] {(byte) 0xFF, (byte) 0xE8, 0, 7, 'm', 'r', 'f', 'x', (byte) transform},
                Arrays.copyOfRange(codestream, 2, codestream.length));
        byte[] file = maker(JPEG_LS, "RGB").encapsulated(marked);

        if (read) {
            assertArrayEquals(Prepared.grey(maker(JPEG_LS, "RGB").encapsulated(codestream)), Prepared.grey(file));
        } else {
            assertEquals(Reason.UNSUPPORTED, Prepared.reason(file));
            assertTrue(Prepared.refusal(file).detail().contains("colour transform"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv1.jpg", "line.jls"})
    void fewerSamplesOfSomeColoursAreRefusedByName(String name) {
        byte[] codestream = CodecPictures.codestream("61x45x8-rgb-" + name);
        boolean lossless = name.endsWith("jpg");
        codestream[JpegMaker.segment(codestream, lossless ? 0xC3 : 0xF7) + 11] = 0x21;

        ImageRefusal refusal = Prepared.refusal(
                maker(lossless ? LOSSLESS : JPEG_LS, "YBR_FULL").encapsulated(codestream));

        assertEquals(Reason.UNSUPPORTED, refusal.reason());
        assertTrue(refusal.detail().contains("fewer samples"), refusal.detail());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none.jls", "sample.jls", "sv1.jpg"})
    void aColouredFrameThatIsCutShortIsRefused(String name) {
        byte[] codestream = CodecPictures.codestream("61x45x8-rgb-" + name);
        String syntax = name.endsWith("jpg") ? LOSSLESS : JPEG_LS;

        for (int length = 2; length < codestream.length - 4; length += 97) {
            byte[] file = maker(syntax, "RGB").encapsulated(Arrays.copyOf(codestream, length));
            assertEquals(Reason.UNREADABLE, Prepared.reason(file), "cut to " + length);
        }
    }
}
