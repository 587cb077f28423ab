package io.hilum.image;

import static io.hilum.image.DicomRamp.HEIGHT;
import static io.hilum.image.DicomRamp.WIDTH;
import static io.hilum.image.DicomRamp.maker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Colour, palettes, and samples that come by colour: their luma is shown. */
class DicomColourTest {
    @ParameterizedTest
    @CsvSource({
        "RGB, 0, 1",
        "RGB, 1, 1",
        "YBR_FULL, 0, 1",
        "YBR_FULL, 1, 1",
        "RGB, 0, 1.99",
        "RGB, 1, 1.99",
        "YBR_FULL_422, 0, 1",
        "YBR_FULL_422, 1, 1",
        "YBR_FULL_422, 0, 1.99"
    })
    void colourBecomesItsLuma(String photometric, int planar, String syntax) {
        byte[] pixels = new byte[3 * WIDTH * HEIGHT];
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            for (int c = 0; c < 3; c++) {
                pixels[planar == 0 ? 3 * i + c : c * WIDTH * HEIGHT + i] = (byte) (i * (c + 1));
            }
        }
        byte[] file = colour(photometric)
                .syntax("1.2.840.10008.1.2." + syntax)
                .number(DicomTag.PLANAR_CONFIGURATION, planar)
                .make("OB", pixels);

        int[][] grey = Prepared.grey(file);

        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int wanted = photometric.equals("RGB") ? Grey.ofRgb(i & 255, 2 * i & 255, 3 * i & 255) : i & 255;
            assertEquals(wanted, grey[i / WIDTH][i % WIDTH]);
        }
        assertFalse(Prepared.image(file).notes().contains(ImageNote.CONTRAST_ESTIMATED));
    }

    @Test
    void lumaComesInPairsWhereColourHasHalfAsManySamples() {
        byte[] pixels = new byte[2 * 40 * 30];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % 4 < 2 ? i / 4 * 2 + i % 4 : 200);
        }
        DicomMaker maker = new DicomMaker(40, 30).bits(8, 8).colour("YBR_FULL_422");

        int[][] grey = Prepared.grey(maker.make("OB", pixels));

        for (int i = 0; i < 40 * 30; i++) {
            assertEquals(i & 255, grey[i / 40][i % 40]);
        }
        byte[] planar = maker.number(DicomTag.PLANAR_CONFIGURATION, 1).make("OB", pixels);
        assertTrue(Prepared.refusal(planar).detail().contains("contradicts itself"));
        byte[] odd = maker.number(DicomTag.PLANAR_CONFIGURATION, 0)
                .number(DicomTag.COLUMNS, 75)
                .number(DicomTag.ROWS, 16)
                .make("OB", pixels);
        assertTrue(Prepared.refusal(odd).detail().contains("contradicts itself"));
    }

    @ParameterizedTest
    @CsvSource({"8, false", "8, true", "16, false"})
    void aPalettesColoursBecomeTheirLuma(int bits, boolean inBytes) {
        int most = (1 << bits) - 1;
        DicomMaker maker =
                new DicomMaker(40, 30).bits(8, 8).text(DicomTag.PHOTOMETRIC_INTERPRETATION, "CS", "PALETTE COLOR");
        int[][] colours = new int[3][100];
        for (int c = 0; c < 3; c++) {
            int factor = c + 1;
            Arrays.setAll(colours[c], i -> (int) ((long) i * factor % 100 * most / 99));
            byte[] bytes = new byte[100];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) colours[c][i];
            }
            maker.number(DicomTag.RED_DESCRIPTOR + c, 100, 50, bits)
                    .element(DicomTag.RED_DATA + c, "OW", inBytes ? bytes : maker.words(colours[c]));
        }
        byte[] pixels = new byte[40 * 30];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) i;
        }

        PreparedImage image = Prepared.image(maker.make("OB", pixels));

        int[][] grey = Prepared.grey(image);
        for (int i = 0; i < pixels.length; i++) {
            int entry = Math.max(0, Math.min(99, (i & 255) - 50));
            double luma = .299 * colours[0][entry] + .587 * colours[1][entry] + .114 * colours[2][entry];
            assertEquals(luma * 255 / most, grey[i / 40][i % 40], 1.01);
        }
        assertFalse(image.notes().contains(ImageNote.CONTRAST_ESTIMATED));
    }

    private static DicomMaker colour(String photometric) {
        return maker().bits(8, 8).colour(photometric);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void runLengthsMayCrossRowsAndColoursComeOneByOne(boolean grey) {
        // 100 literals, then runs of up to 128, in segments of WIDTH * HEIGHT bytes.
        byte[] segment = new byte[] {99};
        for (int i = 0; i < 100; i++) {
            segment = PngMaker.concat(segment, new byte[] {(byte) i});
        }
        segment = PngMaker.concat(segment, new byte[] {-128});
        for (int left = WIDTH * HEIGHT - 100; left > 0; left -= 128) {
            segment = PngMaker.concat(segment, new byte[] {left == 1 ? 0 : (byte) (1 - Math.min(128, left)), 77});
        }
        int count = grey ? 1 : 3;
        byte[] header = new byte[64];
        header[0] = (byte) count;
        byte[] frame = header;
        for (int i = 0; i < count; i++) {
            header[4 + 4 * i] = (byte) frame.length;
            header[5 + 4 * i] = (byte) (frame.length >> 8);
            frame = PngMaker.concat(i == 0 ? header : frame, segment);
        }
        System.arraycopy(header, 0, frame, 0, 64);
        DicomMaker maker = grey ? maker().bits(8, 8).window("128", "256") : colour("RGB");
        byte[] file = maker.syntax("1.2.840.10008.1.2.5").encapsulated(frame);

        int[][] rows = Prepared.grey(file);

        assertEquals(60, rows[0][60]);
        assertEquals(99, rows[1][38]);
        assertEquals(77, rows[1][39]);
        assertEquals(77, rows[46][60]);
    }
}
