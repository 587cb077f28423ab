package io.hilum.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hilum.findings.Warning;
import io.hilum.findings.WarningCode;
import io.hilum.image.DicomMaker;
import io.hilum.image.ImageLimits;
import io.hilum.image.ImagePreparer;
import io.hilum.image.PreparedImage;
import io.hilum.study.Geometry;
import io.hilum.study.View;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tags of an image say against its place in the study; tags that say nothing raise nothing. */
class RoleWarningsTest {
    private static final int STUDY_DATE = 0x0008_0020;
    private static final int BODY_PART = 0x0018_0015;
    private static final int VIEW_POSITION = 0x0018_5101;
    private static final int STUDY_INSTANCE = 0x0020_000D;
    private static final int PATIENT_ORIENTATION = 0x0020_0020;
    private static final int VIEW_CODE = 0x0054_0220;
    private static final ImagePreparer PREPARER = new ImagePreparer(new ImageLimits(2048, 1 << 20));

    private final Map<View, PreparedImage> images = new EnumMap<>(View.class);

    private static DicomMaker dicom() {
        return new DicomMaker(32, 40).window("32", "64");
    }

    private RoleWarningsTest with(View view, DicomMaker dicom) {
        images.put(
                view, assertInstanceOf(PreparedImage.class, PREPARER.prepare(dicom.make(Integer::sum), Geometry.CROP)));
        return this;
    }

    private void warnsOf(WarningCode... codes) {
        List<WarningCode> raised =
                RoleWarnings.of(images).stream().map(Warning::code).toList();
        assertEquals(List.of(codes), raised);
    }

    private static DicomMaker coded(String code) {
        DicomMaker item = dicom().item().text(0x0008_0100, "SH", code);
        return dicom().sequence(VIEW_CODE, item);
    }

    @Test
    void tagsThatSayNothingRaiseNothing() {
        with(View.FRONTAL, dicom())
                .with(View.LATERAL, dicom())
                .with(View.PRIOR, dicom())
                .warnsOf();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PA", "AP"})
    void aFrontalViewBelongsInFront(String position) {
        with(View.FRONTAL, dicom().text(VIEW_POSITION, "CS", position)).warnsOf();
        with(View.PRIOR, dicom().text(VIEW_POSITION, "CS", position)).warnsOf();
        with(View.LATERAL, dicom().text(VIEW_POSITION, "CS", position)).warnsOf(WarningCode.NOT_A_LATERAL_VIEW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LL", "RL", "LATERAL", "LAT"})
    void aLateralViewBelongsBeside(String position) {
        with(View.LATERAL, dicom().text(VIEW_POSITION, "CS", position)).warnsOf();
        with(View.FRONTAL, dicom().text(VIEW_POSITION, "CS", position)).warnsOf(WarningCode.NOT_A_FRONTAL_VIEW);
    }

    @Test
    void aLateralPriorIsToldToo() {
        with(View.FRONTAL, dicom()).with(View.PRIOR, dicom().text(VIEW_POSITION, "CS", "LL"));
        warnsOf(WarningCode.NOT_A_FRONTAL_VIEW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LAO", "RAO", "LPO", "RPO", "LLO", "RLO"})
    void anObliqueViewIsNeither(String position) {
        with(View.FRONTAL, dicom().text(VIEW_POSITION, "CS", position))
                .with(View.LATERAL, dicom().text(VIEW_POSITION, "CS", position))
                .warnsOf(WarningCode.NOT_A_FRONTAL_VIEW, WarningCode.NOT_A_LATERAL_VIEW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LLD", "RLD", "SUPINE", "XTABLE", "pa"})
    void wordsThatLeaveItOpenSayNothing(String position) {
        with(View.FRONTAL, dicom().text(VIEW_POSITION, "CS", position))
                .with(View.LATERAL, dicom().text(VIEW_POSITION, "CS", position))
                .warnsOf();
    }

    @ParameterizedTest
    @ValueSource(strings = {"R-10206", "399348003", "R-10214", "R-40888", "272479007", "R-10202"})
    void theCodeOfAFrontalViewIsKnown(String code) {
        with(View.FRONTAL, coded(code)).warnsOf();
        with(View.LATERAL, coded(code)).warnsOf(WarningCode.NOT_A_LATERAL_VIEW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"R-10232", "R-10236", "399173006", "399198007", "R-102CD", "399067008"})
    void theCodeOfALateralViewIsKnown(String code) {
        with(View.LATERAL, coded(code)).warnsOf();
        with(View.FRONTAL, coded(code)).warnsOf(WarningCode.NOT_A_FRONTAL_VIEW);
    }

    @Test
    void thePositionCountsBeforeTheCode() {
        with(View.FRONTAL, coded("R-10236").text(VIEW_POSITION, "CS", "PA")).warnsOf();
    }

    @ParameterizedTest
    @CsvSource({
        "L\\F, true", "R\\F, true", "F\\L, true", "LH\\F, true",
        "A\\F, false", "P\\F, false", "F\\P, false", "PL\\FA, false"
    })
    void whereRowsAndColumnsPointIsAPlane(String orientation, boolean frontal) {
        with(View.FRONTAL, dicom().text(PATIENT_ORIENTATION, "CS", orientation))
                .warnsOf(frontal ? new WarningCode[0] : new WarningCode[] {WarningCode.NOT_A_FRONTAL_VIEW});
    }

    @ParameterizedTest
    @ValueSource(strings = {"L\\A", "L", "L\\", "F\\F", "X\\Y"})
    void anotherPlaneOrNoneSaysNothing(String orientation) {
        with(View.FRONTAL, dicom().text(PATIENT_ORIENTATION, "CS", orientation)).warnsOf();
    }

    @ParameterizedTest
    @CsvSource({"20240102, 20240101, true", "20240101, 20240101, false", "20231231, 20240101, false"})
    void aPriorIsNotNewer(String prior, String frontal, boolean warned) {
        with(View.FRONTAL, dicom().text(STUDY_DATE, "DA", frontal))
                .with(View.PRIOR, dicom().text(STUDY_DATE, "DA", prior))
                .warnsOf(warned ? new WarningCode[] {WarningCode.PRIOR_IS_NEWER} : new WarningCode[0]);
    }

    @Test
    void aDateThatIsMissingSaysNothing() {
        with(View.FRONTAL, dicom())
                .with(View.PRIOR, dicom().text(STUDY_DATE, "DA", "20240102"))
                .warnsOf();
    }

    @Test
    void frontalAndLateralAreOfOneStudy() {
        with(View.FRONTAL, dicom().text(STUDY_INSTANCE, "UI", "1.2.3"));
        with(View.LATERAL, dicom()).warnsOf();
        with(View.LATERAL, dicom().text(STUDY_INSTANCE, "UI", "1.2.3")).warnsOf();
        with(View.PRIOR, dicom().text(STUDY_INSTANCE, "UI", "1.2.4")).warnsOf();
        with(View.LATERAL, dicom().text(STUDY_INSTANCE, "UI", "1.2.4")).warnsOf(WarningCode.DIFFERENT_STUDIES);
    }

    @ParameterizedTest
    @CsvSource({
        "KNEE, true",
        "C SPINE, true",
        "SKULL, true",
        "ABDOMEN, true",
        "LSPINE, true",
        "CHEST, false",
        "THORAX, false",
        "LUNG, false",
        "RIBS, false",
        "HEART, false",
        "PORT CHEST, false",
        "CHESTABDOMEN, false",
        "WHOLEBODY, false",
        "knee, false",
        "'', false"
    })
    void onlyWhatIsCertainlyNoChestIsTold(String bodyPart, boolean warned) {
        with(View.FRONTAL, dicom().text(BODY_PART, "CS", bodyPart));
        List<WarningCode> raised = ImageWarnings.of(Part.of(View.FRONTAL), images.get(View.FRONTAL)).stream()
                .map(Warning::code)
                .filter(code -> code == WarningCode.NOT_A_CHEST)
                .toList();
        assertEquals(warned ? 1 : 0, raised.size());
    }
}
