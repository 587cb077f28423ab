package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.image.ImageRefusal.Reason;
import io.hilum.study.Geometry;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DICOM files that no gateway should take: each gets a reason and words, never an exception or a wrong picture. */
class DicomRefusalTest {
    private static final String DEFLATED = "1.2.840.10008.1.2.1.99";

    private static DicomMaker maker() {
        return new DicomMaker(40, 30).window("500", "1000");
    }

    private static byte[] made(UnaryOperator<DicomMaker> change) {
        return change.apply(maker()).make((x, y) -> x * y);
    }

    private static void assertRefused(Reason reason, String word, byte[] file) {
        ImageRefusal refusal = Prepared.refusal(file);
        assertEquals(reason, refusal.reason(), refusal.detail());
        assertTrue(refusal.detail().contains(word), refusal.detail());
        assertFalse(refusal.detail().contains("PHI"));
    }

    static Stream<Arguments> contradictions() {
        UnaryOperator<DicomMaker> fiveFrames = maker -> maker.text(DicomTag.NUMBER_OF_FRAMES, "IS", "5");
        return Stream.of(
                        row("several frames", fiveFrames),
                        row("more or less bytes", maker -> maker.number(DicomTag.ROWS, 31)),
                        row("more or less bytes", maker -> maker.number(DicomTag.COLUMNS, 39)),
                        row("more or less bytes", maker -> maker.bits(8, 8)),
                        row("rows, columns or samples", maker -> maker.number(DicomTag.ROWS, 0)),
                        row("rows, columns or samples", maker -> maker.number(DicomTag.SAMPLES_PER_PIXEL, 3)),
                        row("lacks rows", maker -> maker.without(DicomTag.COLUMNS)),
                        row("on bits", maker -> maker.bits(16, 17)),
                        row("on bits", maker -> maker.number(DicomTag.HIGH_BIT, 16)),
                        row("on bits", maker -> maker.number(DicomTag.HIGH_BIT, 3)),
                        row("samples are stored", maker -> maker.number(DicomTag.PIXEL_REPRESENTATION, 2)),
                        row("black or white", maker -> maker.without(DicomTag.PHOTOMETRIC_INTERPRETATION)),
                        row("is none", maker -> maker.window("500", "wide")),
                        row("is none", maker -> maker.window("NaN", "1000")),
                        row("is none", maker -> maker.text(DicomTag.RESCALE_SLOPE, "DS", "1e999")),
                        row(
                                "look-up table",
                                maker -> maker.sequence(
                                        DicomTag.VOI_LUT,
                                        maker.item()
                                                .number(DicomTag.LUT_DESCRIPTOR, 400, 0, 16)
                                                .number(DicomTag.LUT_DATA, 1, 2))),
                        row(
                                "look-up table",
                                maker -> maker.sequence(
                                        DicomTag.MODALITY_LUT,
                                        maker.item().number(DicomTag.LUT_DESCRIPTOR, 400, 0, 16))),
                        row("more than four times", maker -> maker.text(DicomTag.PIXEL_SPACING, "DS", "0.1\\90")),
                        row("SOP class", maker -> maker.text(DicomTag.SOP_CLASS, "UI", "1.2.840.10008.5.1.4.1.1.2")),
                        row(
                                "SOP class",
                                maker -> maker.without(DicomTag.SOP_CLASS).without(DicomTag.MODALITY)),
                        row("PDF", maker -> maker.text(DicomTag.SOP_CLASS, "UI", "1.2.840.10008.5.1.4.1.1.104.1")),
                        row(
                                "presentation",
                                maker -> maker.text(DicomTag.SOP_CLASS, "UI", "1.2.840.10008.5.1.4.1.1.11.1")))
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> row(String word, UnaryOperator<DicomMaker> change) {
        return Stream.of(Arguments.arguments(word, change));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void aHeaderThatContradictsItselfIsRefused(String word, UnaryOperator<DicomMaker> change) {
        assertRefused(Reason.UNREADABLE, word, made(change));
    }

    @ParameterizedTest
    @CsvSource({
        "CT, CT image",
        "MR, magnetic",
        "US, ultrasound",
        "MG, mammogram",
        "SR, report",
        "PX, dental",
        "ZZ, modality"
    })
    void anotherModalityIsRefusedByName(String modality, String word) {
        assertRefused(Reason.UNREADABLE, word, made(maker -> maker.text(DicomTag.MODALITY, "CS", modality)));
    }

    @ParameterizedTest
    @CsvSource({"CR, 1", "DX, 1.1", "RG, 7", "RF, 12.2", "OT, 7", "SC, 7.2"})
    void radiographsAndSecondaryCapturesAreTaken(String modality, String sopClass) {
        Prepared.image(made(maker -> maker.text(DicomTag.MODALITY, "CS", modality)
                .text(DicomTag.SOP_CLASS, "UI", "1.2.840.10008.5.1.4.1.1." + sopClass)
                .text(DicomTag.NUMBER_OF_FRAMES, "IS", "1")));
    }

    @Test
    void aReportWithoutPixelsIsNamedRatherThanDamaged() {
        byte[] file = maker().text(DicomTag.SOP_CLASS, "UI", "1.2.840.10008.5.1.4.1.1.88.33")
                .text(DicomTag.MODALITY, "CS", "SR")
                .file();

        assertRefused(Reason.UNREADABLE, "structured report", file);
        assertRefused(Reason.UNREADABLE, "no pixels", maker().file());
    }

    @ParameterizedTest
    @ValueSource(strings = {"MZ\u0090", "\u007fELF", "#!/bin/sh", "<html>", "%PDF-1.4"})
    void anExecutablesPreambleIsRefused(String start) {
        assertRefused(Reason.UNREADABLE, "preamble", made(maker -> maker.preamble(start)));
    }

    @Test
    void anotherPreambleIsTaken() {
        Prepared.image(made(maker -> maker.preamble("II*\0")));
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.840.10008.1.2.4.201, HTJ2K",
        "1.2.840.10008.1.2.4.202, HTJ2K",
        "1.2.840.10008.1.2.4.203, HTJ2K",
        "1.2.840.10008.1.2.4.100, MPEG2",
        "1.2.840.10008.1.2.4.112, JPEG XL",
        "1.2.840.10008.9.9.9, 1.2.840.10008.9.9.9",
        "1.2.3.4, private or unknown"
    })
    void aTransferSyntaxThatIsNotReadIsNamed(String uid, String word) {
        byte[] file = made(maker -> maker.syntax(uid));

        assertRefused(Reason.UNSUPPORTED, word, file);
        assertRefused(Reason.UNSUPPORTED, "Convert it", file);
        assertFalse(Prepared.refusal(file).detail().contains("1.2.3.4"));
    }

    @Test
    void kindsOfPixelsThatAreNotReadAreNamed() {
        assertRefused(
                Reason.UNSUPPORTED,
                "kind of colour",
                made(maker -> maker.text(DicomTag.PHOTOMETRIC_INTERPRETATION, "CS", "ARGB")));
        assertRefused(
                Reason.UNSUPPORTED,
                "palette",
                made(maker -> maker.text(DicomTag.PHOTOMETRIC_INTERPRETATION, "CS", "PALETTE COLOR")));
        assertRefused(Reason.UNSUPPORTED, "1 bit", made(maker -> maker.bits(8, 1)));
        assertRefused(Reason.UNSUPPORTED, "8 or 16 bits", made(maker -> maker.bits(1, 1)));
        assertRefused(Reason.UNSUPPORTED, "8 or 16 bits", made(maker -> maker.bits(32, 32)));
    }

    @Test
    void pixelsThatAreNotAsTheirSyntaxSaysAreRefused() {
        byte[] frame = new byte[64];
        frame[0] = 2;
        frame[4] = 64;
        frame[8] = 64;

        assertRefused(Reason.UNREADABLE, "transfer syntax", maker().encapsulated(frame));
        assertRefused(Reason.UNREADABLE, "transfer syntax", made(maker -> maker.syntax("1.2.840.10008.1.2.5")));
        assertRefused(
                Reason.UNREADABLE,
                "ends too early",
                maker().syntax("1.2.840.10008.1.2.5").encapsulated(frame));
        assertRefused(
                Reason.UNREADABLE,
                "RLE header",
                maker().syntax("1.2.840.10008.1.2.5").encapsulated(new byte[64]));
        assertRefused(
                Reason.UNREADABLE,
                "JPEG data",
                maker().bits(8, 8).syntax("1.2.840.10008.1.2.4.50").encapsulated(frame));
        assertRefused(
                Reason.UNREADABLE,
                "contradict its JPEG",
                maker().bits(8, 8)
                        .syntax("1.2.840.10008.1.2.4.50")
                        .encapsulated(JpegMaker.write(41, 30, 1, false, 0.9f)));
    }

    @Test
    void sequencesNestedTooDeeplyAreRefused() {
        DicomMaker maker = maker();
        byte[] open = PngMaker.concat(
                maker.header(DicomTag.ITEM, -1), new byte[] {8, 0, 0x40, 0x11, 'S', 'Q', 0, 0, -1, -1, -1, -1});
        byte[] bomb = new byte[open.length * 200_000];
        for (int i = 0; i < 200_000; i++) {
            System.arraycopy(open, 0, bomb, i * open.length, open.length);
        }

        assertRefused(Reason.UNREADABLE, "nested too deeply", made(m -> m.undefined(0x0008_1140, "SQ", bomb)));
    }

    @Test
    void millionsOfItemsAreKeptNowhere() {
        DicomMaker maker = maker();
        byte[] items = new byte[8 << 20];
        byte[] item = maker.header(DicomTag.ITEM, 0);
        for (int i = 0; i < items.length; i += 8) {
            System.arraycopy(item, 0, items, i, 8);
        }
        byte[] passed = made(m -> m.element(0x0008_1140, "SQ", items));
        byte[] kept = made(m -> m.element(DicomTag.VOI_LUT, "SQ", items));

        assertTrue(Allocation.of(() -> Prepared.PREPARER.look(passed)) < 300_000);
        Prepared.image(passed);
        assertRefused(Reason.UNREADABLE, "items", kept);
        assertTrue(Allocation.of(() -> Prepared.PREPARER.look(kept)) < 300_000);
    }

    @Test
    void keptSequencesWithinKeptOnesAreKeptNowhere() {
        DicomMaker outer = maker().item();
        for (int depth = 0; depth < 3; depth++) {
            byte[] item = depth == 0 ? new byte[0] : outer.elements();
            byte[] items = new byte[64 * (8 + item.length)];
            for (int i = 0; i < 64; i++) {
                System.arraycopy(outer.header(DicomTag.ITEM, item.length), 0, items, i * (8 + item.length), 8);
                System.arraycopy(item, 0, items, i * (8 + item.length) + 8, item.length);
            }
            outer.element(DicomTag.VIEW_CODE, "SQ", items);
        }
        byte[] sequences = Arrays.copyOfRange(outer.elements(), 12, outer.elements().length);
        byte[] file = made(m -> m.element(DicomTag.VIEW_CODE, "SQ", sequences));

        assertTrue(Allocation.of(() -> Prepared.PREPARER.look(file)) < 300_000);
        Prepared.image(file);
    }

    @Test
    void sequencesThatAreKeptOrPassedOverMayBeOfEitherLength() {
        DicomMaker maker = maker();
        byte[] content = maker.item().text(0x0010_0010, "PN", "PHI^MARKER").elements();
        byte[] undefined = PngMaker.concat(
                maker.header(DicomTag.ITEM, -1),
                content,
                maker.header(DicomTag.ITEM_END, 0),
                maker.header(DicomTag.ITEM, content.length),
                content,
                maker.header(DicomTag.SEQUENCE_END, 0));
        // PS3.5, 6.2.2: unknown and of undefined length, so in implicit VR inside.
        byte[] unknown = PngMaker.concat(
                maker.header(DicomTag.ITEM, -1),
                maker.header(0x0010_0010, 4),
                new byte[4],
                maker.header(DicomTag.ITEM_END, 0),
                maker.header(DicomTag.SEQUENCE_END, 0));

        byte[] plain = Prepared.image(made(m -> m)).png();
        byte[] file = made(m -> m.undefined(0x0008_1140, "SQ", undefined).undefined(0x0009_1001, "UN", unknown));

        assertTrue(Arrays.equals(plain, Prepared.image(file).png()));
    }

    @Test
    void tooManyPixelsAreRefusedBeforeAnythingIsAllocated() {
        byte[] file = made(maker -> maker.number(DicomTag.ROWS, 60000).number(DicomTag.COLUMNS, 60000));

        assertRefused(Reason.TOO_MANY_PIXELS, "60000 x 60000", file);
        assertTrue(Allocation.of(() -> Prepared.PREPARER.prepare(file, Geometry.PAD)) < 1 << 18);
    }

    @Test
    void aDeflatedBombStaysPacked() {
        byte[] zeros = new byte[200 << 20];
        byte[] before = made(maker -> maker.syntax(DEFLATED).element(0x0009_1001, "UN", zeros));
        byte[] tooLong = maker().syntax(DEFLATED).make("OW", zeros);
        byte[] afterwards = maker().syntax(DEFLATED)
                .element(DicomTag.PIXEL_DATA + 0x100, "UN", zeros)
                .make((x, y) -> x * y);

        for (byte[] bomb : new byte[][] {before, tooLong}) {
            assertEquals(Reason.UNREADABLE, Prepared.reason(bomb));
            assertTrue(Allocation.of(() -> Prepared.PREPARER.prepare(bomb, Geometry.PAD)) < 4 << 20);
        }
        Prepared.image(afterwards);
        assertTrue(Allocation.of(() -> Prepared.PREPARER.prepare(afterwards, Geometry.PAD)) < 4 << 20);
    }

    @Test
    void aBlankImageIsRefused() {
        assertEquals(Reason.BLANK, Prepared.reason(maker().make((x, y) -> 77)));
        assertEquals(Reason.BLANK, Prepared.reason(new DicomMaker(40, 30).make((x, y) -> 77)));
        assertEquals(Reason.BLANK, Prepared.reason(maker().window("9000", "10").make((x, y) -> x)));
    }
}
