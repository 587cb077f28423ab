package io.hilum.image;

import static io.hilum.image.DicomRamp.HEIGHT;
import static io.hilum.image.DicomRamp.WIDTH;
import static io.hilum.image.DicomRamp.assertGrey;
import static io.hilum.image.DicomRamp.clamp;
import static io.hilum.image.DicomRamp.maker;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What DICOM doesn't allow but programs write: read where only one thing can be meant. */
class DicomOdditiesTest {
    private static DicomMaker windowed() {
        return maker().window("2000", "1001");
    }

    private static void assertRight(byte[] file) {
        assertGrey(v -> clamp(((v - 1999.5) / 1000 + 0.5) * 255), file);
    }

    private static byte[] pixels(int length) {
        int[] values = new int[WIDTH * HEIGHT];
        Arrays.setAll(values, i -> DicomRamp.value(i % WIDTH, i / WIDTH));
        return Arrays.copyOf(maker().words(values), length);
    }

    static Stream<Arguments> headers() {
        DicomMaker item = maker().item();
        byte[] inner = item.text(0x0010_0010, "PN", "PHI^MARKER")
                .number(0x0028_0010, 3)
                .elements();
        byte[] sequence = PngMaker.concat(
                item.header(DicomTag.ITEM, -1),
                inner,
                item.header(DicomTag.ITEM_END, 0),
                item.header(DicomTag.SEQUENCE_END, 0));
        byte[] icon = item.element(DicomTag.PIXEL_DATA, "OB", new byte[64]).elements();
        return Stream.of(
                row("frames of none", maker -> maker.text(DicomTag.NUMBER_OF_FRAMES, "IS", "0")),
                row("padded frames", maker -> maker.element(DicomTag.NUMBER_OF_FRAMES, "IS", raw(" 1 \0"))),
                row("padded slope", maker -> maker.element(DicomTag.RESCALE_SLOPE, "DS", raw("1.0\0"))),
                row("slope with a line's end", maker -> maker.element(DicomTag.RESCALE_SLOPE, "DS", raw("1.\r\n"))),
                row("padded intercept", maker -> maker.element(DicomTag.RESCALE_INTERCEPT, "DS", raw(" 0 "))),
                row("an empty second window", maker -> maker.window("2000\\", "1001\\")),
                row("an empty first window", maker -> maker.window("\\2000", "\\1001")),
                row("more centres than widths", maker -> maker.window("2000\\300", "1001")),
                row(
                        "a padded kind",
                        maker -> maker.element(DicomTag.PHOTOMETRIC_INTERPRETATION, "CS", raw("MONOCHROME2\0"))),
                row(
                        "bits stored left out",
                        maker -> maker.without(DicomTag.BITS_STORED).without(DicomTag.HIGH_BIT)),
                row("the sign left out", maker -> maker.without(DicomTag.PIXEL_REPRESENTATION)),
                row("samples left out", maker -> maker.without(DicomTag.SAMPLES_PER_PIXEL)),
                row("longer numbers", maker -> maker.element(DicomTag.ROWS, "UL", new byte[] {HEIGHT, 0, 0, 0})),
                row("modality DR", maker -> maker.text(DicomTag.MODALITY, "CS", "DR")),
                row("padding at the end", maker -> maker.element(0xFFFC_FFFC, "OB", new byte[1000])),
                row("an unknown sequence in explicit VR", maker -> maker.undefined(0x0009_1001, "UN", sequence)),
                row(
                        "an icon",
                        maker -> maker.element(
                                0x0088_0200, "SQ", PngMaker.concat(item.header(DicomTag.ITEM, icon.length), icon))));
    }

    private static Arguments row(String name, UnaryOperator<DicomMaker> change) {
        return Arguments.arguments(name, change);
    }

    private static byte[] raw(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headers")
    void aHeaderIsReadInSpiteOf(String name, UnaryOperator<DicomMaker> change) {
        assertRight(change.apply(windowed()).make(DicomRamp::value));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 46, 92})
    void lessThanARowOrColumnTooMuchIsPadding(int more) {
        byte[] pixels = pixels(2 * WIDTH * HEIGHT + more);

        assertRight(windowed().element(DicomTag.PIXEL_DATA, "OW", pixels).file());
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, 2 * HEIGHT, 2 * WIDTH, 2 * WIDTH * HEIGHT})
    void aRowOrColumnTooMuchIsRefused(int more) {
        byte[] pixels = pixels(2 * WIDTH * HEIGHT + more);
        byte[] file = windowed().element(DicomTag.PIXEL_DATA, "OW", pixels).file();

        assertTrue(Prepared.refusal(file).detail().contains("more or less bytes"));
    }

    @Test
    void theMetaInformationsLengthIsNotNeeded() {
        byte[] file = windowed().make(DicomRamp::value);
        byte[] wrong = {2, 0, 0, 0, 'U', 'L', 4, 0, 99, 0, 0, 0};

        assertRight(PngMaker.concat(Arrays.copyOf(file, 132), wrong, Arrays.copyOfRange(file, 132, file.length)));
    }

    @Test
    void withoutATransferSyntaxADataSetIsReadAsItIs() {
        byte[] prefix = Arrays.copyOf(windowed().file(), 132);

        assertRight(PngMaker.concat(prefix, withPixels("1.2.840.10008.1.2.1").elements()));
        assertRight(PngMaker.concat(prefix, withPixels("1.2.840.10008.1.2").elements()));
    }

    private static DicomMaker withPixels(String syntax) {
        DicomMaker made = maker(syntax).window("2000", "1001");
        made.make(DicomRamp::value);
        return made;
    }

    @Test
    void aWholeJp2FileIsReadLikeItsCodeStream() {
        byte[] codestream = Jpeg2000Maker.make(new CodecPictures(WIDTH, HEIGHT, 8));
        byte[] boxes = {
            0,
            0,
            0,
            12,
            'j',
            'P',
            ' ',
            ' ',
            13,
            10,
            (byte) 0x87,
            10,
            0,
            0,
            0,
            20,
            'f',
            't',
            'y',
            'p',
            'j',
            'p',
            '2',
            ' ',
            0,
            0,
            0,
            0,
            'j',
            'p',
            '2',
            ' '
        };
        byte[] toTheEnd = {0, 0, 0, 0, 'j', 'p', '2', 'c'};
        byte[] longer = {0, 0, 0, 1, 'j', 'p', '2', 'c', 0, 0, 0, 0, 0, 0, 0, 0};
        DicomMaker maker = new DicomMaker(WIDTH, HEIGHT)
                .bits(8, 8)
                .syntax("1.2.840.10008.1.2.4.90")
                .window("128", "256");
        int[][] wanted = Prepared.grey(maker.encapsulated(codestream));

        assertArrayEquals(wanted, Prepared.grey(maker.encapsulated(PngMaker.concat(boxes, toTheEnd, codestream))));
        assertArrayEquals(wanted, Prepared.grey(maker.encapsulated(PngMaker.concat(boxes, longer, codestream))));
        assertTrue(Prepared.refusal(maker.encapsulated(boxes)).detail().contains("boxes"));
    }
}
