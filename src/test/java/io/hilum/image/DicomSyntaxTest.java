package io.hilum.image;

import static io.hilum.image.DicomRamp.HEIGHT;
import static io.hilum.image.DicomRamp.WIDTH;
import static io.hilum.image.DicomRamp.assertGrey;
import static io.hilum.image.DicomRamp.maker;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One picture, written in each way that a data set can be, and in some that it should not. */
class DicomSyntaxTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.2"})
    void aModalityTableIsReadInEverySyntax(String syntax) {
        int[] entries = new int[4096];
        Arrays.setAll(entries, i -> 65535 - i * 16);
        DicomMaker maker = maker(syntax).window("32768", "65536");
        DicomMaker item =
                maker.item().number(DicomTag.LUT_DESCRIPTOR, 4096, 0, 16).number(DicomTag.LUT_DATA, entries);
        byte[] file = maker.sequence(DicomTag.MODALITY_LUT, item).make(DicomRamp::value);

        assertGrey(v -> (65535 - Math.min(4095, v) * 16) / 65535.0 * 255, file);
    }

    @Test
    void bigEndianWordsOfTwoPixelsAreTurnedAround() {
        byte[] pixels = new byte[WIDTH * HEIGHT + 1];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i ^ 1] = (byte) (i / WIDTH + i % WIDTH);
        }
        byte[] file =
                maker("1.2.840.10008.1.2.2").bits(8, 8).window("128", "256").make("OW", pixels);

        int[][] grey = Prepared.grey(file);

        assertEquals(5 + 40, grey[5][40]);
        assertEquals(46 + 60, grey[46][60]);
    }

    @Test
    void filesWithoutPreambleAreRead() {
        DicomMaker maker = maker().window("2000", "1001");
        byte[] file = maker.make(DicomRamp::value);
        byte[] bare = maker.elements();
        byte[] implicit = maker("1.2.840.10008.1.2").window("2000", "1001").make(DicomRamp::value);
        int bareImplicit = new String(implicit, StandardCharsets.ISO_8859_1).indexOf("1.2.840.10008.5.1.4") - 8;

        byte[] png = Prepared.image(file).png();

        assertArrayEquals(
                png, Prepared.image(Arrays.copyOfRange(file, 132, file.length)).png());
        assertArrayEquals(png, Prepared.image(bare).png());
        assertArrayEquals(png, Prepared.image(implicit).png());
        assertArrayEquals(
                png,
                Prepared.image(Arrays.copyOfRange(implicit, bareImplicit, implicit.length))
                        .png());
    }

    @ParameterizedTest
    @CsvSource({"1.2.840.10008.1.2.1, 1.2.840.10008.1.2", "1.2.840.10008.1.2, 1.2.840.10008.1.2.1"})
    void aDataSetThatIsNotWrittenAsItsSyntaxSaysIsReadAsItIs(String said, String written) {
        byte[] right = maker(said).window("2000", "1001").make(DicomRamp::value);
        byte[] other = maker(written).window("2000", "1001").make(DicomRamp::value);

        byte[] file = PngMaker.concat(
                Arrays.copyOf(right, dataSetAt(right)), Arrays.copyOfRange(other, dataSetAt(other), other.length));

        assertArrayEquals(Prepared.grey(right), Prepared.grey(file));
    }

    /** Behind the meta information, which holds nothing but the Transfer Syntax. */
    private static int dataSetAt(byte[] file) {
        return 132 + 8 + file[132 + 6];
    }

    @Test
    void aKindOfValueThatDoesNotExistYetHasALongLength() {
        DicomMaker maker = maker().window("2000", "1001");
        byte[] expected = maker.make(DicomRamp::value);

        byte[] file = maker.element(0x0009_1001, "ZV", new byte[6]).make(DicomRamp::value);

        assertArrayEquals(Prepared.grey(expected), Prepared.grey(file));
    }
}
