package io.hilum.image;

import static io.hilum.image.DicomRamp.WIDTH;
import static io.hilum.image.DicomRamp.assertGrey;
import static io.hilum.image.DicomRamp.maker;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hilum.study.Geometry;
import io.hilum.study.Presentation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Look-up tables: which input their first entry is for, and several of them. PS3.3, sections C.11.1.1.1 and C.11.2.1.1. */
class DicomTablesTest {
    private static final int ENTRIES = 4096;
    private static final int[] RISING = new int[ENTRIES];

    static {
        Arrays.setAll(RISING, i -> i * 16);
    }

    private static DicomMaker table(DicomMaker maker, int first, int... entries) {
        return maker.item()
                .number(DicomTag.LUT_DESCRIPTOR, entries.length, first & 0xFFFF, 16)
                .number(DicomTag.LUT_DATA, entries);
    }

    private static double shown(int value, int first) {
        return 16 * Math.max(0, Math.min(ENTRIES - 1, value - first)) / 65535.0 * 255;
    }

    @ParameterizedTest
    @CsvSource({"-2000", "0", "1000"})
    void ofSignedValuesAModalityTablesFirstInputIsSigned(int first) {
        DicomMaker maker = maker().number(DicomTag.PIXEL_REPRESENTATION, 1).window("32768", "65536");
        byte[] file = maker.sequence(DicomTag.MODALITY_LUT, table(maker, first, RISING))
                .make((x, y) -> DicomRamp.value(x, y) - 2000 & 0xFFFF);

        assertGrey(v -> shown(v - 2000, first), file);
    }

    /** The values are 30000 to 40000 when they come to the VOI table, however they are stored. */
    @ParameterizedTest
    @CsvSource({"0, 1, 32000", "1, 1, 34768", "1, -1, 34000"})
    void theInputOfAVoiTableIsUnsignedWhereRescalingMakesItSo(int representation, int slope, int intercept) {
        int first = 33000;
        DicomMaker maker = maker().number(DicomTag.PIXEL_REPRESENTATION, representation)
                .bits(16, representation == 1 ? 15 : 16)
                .text(DicomTag.RESCALE_SLOPE, "DS", "" + slope)
                .text(DicomTag.RESCALE_INTERCEPT, "DS", "" + intercept);
        byte[] file =
                maker.sequence(DicomTag.VOI_LUT, table(maker, first, RISING)).make(DicomRamp::value);

        assertGrey(v -> shown(v * slope + intercept, first), file);
    }

    @ParameterizedTest
    @CsvSource({"1, -3000", "-1, 0", "-0.5, 100"})
    void theInputOfAVoiTableIsSignedWhereRescalingMayMakeItNegative(double slope, int intercept) {
        int first = -2500;
        DicomMaker maker = maker().text(DicomTag.RESCALE_SLOPE, "DS", "" + slope)
                .text(DicomTag.RESCALE_INTERCEPT, "DS", "" + intercept);
        byte[] file =
                maker.sequence(DicomTag.VOI_LUT, table(maker, first, RISING)).make(DicomRamp::value);

        assertGrey(v -> shown((int) Math.round(v * slope + intercept), first), file);
    }

    @Test
    void theInputOfAVoiTableIsUnsignedAfterAModalityTable() {
        int[] high = new int[ENTRIES];
        Arrays.setAll(high, i -> 33000 + i);
        DicomMaker maker =
                maker().number(DicomTag.PIXEL_REPRESENTATION, 1).text(DicomTag.RESCALE_INTERCEPT, "DS", "-1024");
        byte[] file = maker.sequence(DicomTag.MODALITY_LUT, table(maker, 0, high))
                .sequence(DicomTag.VOI_LUT, table(maker, 33000, RISING))
                .make(DicomRamp::value);

        assertGrey(v -> shown(v, 0), file);
    }

    @Test
    void ofSeveralVoiTablesEachIsAWindow() {
        DicomMaker maker = maker();
        byte[] first = table(maker, 0, RISING)
                .text(DicomTag.LUT_EXPLANATION, "LO", "ONE")
                .elements();
        byte[] second = table(maker, 500, RISING)
                .text(DicomTag.LUT_EXPLANATION, "LO", "TWO")
                .elements();
        byte[] file = maker.element(
                        DicomTag.VOI_LUT,
                        "SQ",
                        PngMaker.concat(
                                maker.header(DicomTag.ITEM, first.length),
                                first,
                                maker.header(DicomTag.ITEM, second.length),
                                second))
                .make(DicomRamp::value);

        PreparedImage other =
                (PreparedImage) Prepared.PREPARER.prepare(file, Geometry.CROP, new Presentation(1, List.of()));

        assertGrey(v -> shown(v, 0), file);
        assertGrey(v -> shown(v, 500), Prepared.grey(other));
        assertEquals(WIDTH, other.facts().width());
        assertEquals(
                List.of(new DicomFacts.Window(0, "ONE"), new DicomFacts.Window(1, "TWO")),
                other.dicom().orElseThrow().windows());
    }
}
