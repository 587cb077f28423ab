package io.hilum.image;

import java.util.Arrays;

/**
 * The attributes that are kept of a DICOM file, by tag (group in the upper 16 bits), and the tags that shape it. What is
 * not in KEPT is passed over by its length and never decoded. Source: PS3.6, section 6.
 */
final class DicomTag {
    static final int TRANSFER_SYNTAX = 0x0002_0010;
    static final int SOP_CLASS = 0x0008_0016;
    static final int STUDY_DATE = 0x0008_0020;
    static final int ACQUISITION_DATE = 0x0008_0022;
    static final int MODALITY = 0x0008_0060;
    static final int CODE_VALUE = 0x0008_0100;
    static final int BODY_PART = 0x0018_0015;
    static final int IMAGER_PIXEL_SPACING = 0x0018_1164;
    static final int VIEW_POSITION = 0x0018_5101;
    static final int STUDY_INSTANCE = 0x0020_000D;
    static final int PATIENT_ORIENTATION = 0x0020_0020;
    static final int LATERALITY = 0x0020_0060;
    static final int IMAGE_LATERALITY = 0x0020_0062;
    static final int SAMPLES_PER_PIXEL = 0x0028_0002;
    static final int PHOTOMETRIC_INTERPRETATION = 0x0028_0004;
    static final int PLANAR_CONFIGURATION = 0x0028_0006;
    static final int NUMBER_OF_FRAMES = 0x0028_0008;
    static final int ROWS = 0x0028_0010;
    static final int COLUMNS = 0x0028_0011;
    static final int PIXEL_SPACING = 0x0028_0030;
    static final int PIXEL_ASPECT_RATIO = 0x0028_0034;
    static final int BITS_ALLOCATED = 0x0028_0100;
    static final int BITS_STORED = 0x0028_0101;
    static final int HIGH_BIT = 0x0028_0102;
    static final int PIXEL_REPRESENTATION = 0x0028_0103;
    static final int PIXEL_PADDING_VALUE = 0x0028_0120;
    static final int PIXEL_PADDING_RANGE_LIMIT = 0x0028_0121;
    static final int BURNED_IN_ANNOTATION = 0x0028_0301;
    static final int WINDOW_CENTRE = 0x0028_1050;
    static final int WINDOW_WIDTH = 0x0028_1051;
    static final int RESCALE_INTERCEPT = 0x0028_1052;
    static final int RESCALE_SLOPE = 0x0028_1053;
    static final int RESCALE_TYPE = 0x0028_1054;
    static final int WINDOW_EXPLANATION = 0x0028_1055;
    static final int VOI_LUT_FUNCTION = 0x0028_1056;
    static final int RED_DESCRIPTOR = 0x0028_1101;
    static final int GREEN_DESCRIPTOR = 0x0028_1102;
    static final int BLUE_DESCRIPTOR = 0x0028_1103;
    static final int RED_DATA = 0x0028_1201;
    static final int GREEN_DATA = 0x0028_1202;
    static final int BLUE_DATA = 0x0028_1203;
    static final int MODALITY_LUT = 0x0028_3000;
    static final int LUT_DESCRIPTOR = 0x0028_3002;
    static final int LUT_EXPLANATION = 0x0028_3003;
    static final int LUT_DATA = 0x0028_3006;
    static final int VOI_LUT = 0x0028_3010;
    static final int VIEW_CODE = 0x0054_0220;
    static final int PRESENTATION_LUT_SHAPE = 0x2050_0020;
    static final int PIXEL_DATA = 0x7FE0_0010;
    static final int ITEM = 0xFFFE_E000;
    static final int ITEM_END = 0xFFFE_E00D;
    static final int SEQUENCE_END = 0xFFFE_E0DD;

    /** Sorted, for a search without boxing: files may have millions of elements. */
    private static final int[] KEPT = {
        TRANSFER_SYNTAX,
        SOP_CLASS,
        STUDY_DATE,
        ACQUISITION_DATE,
        MODALITY,
        CODE_VALUE,
        BODY_PART,
        IMAGER_PIXEL_SPACING,
        VIEW_POSITION,
        STUDY_INSTANCE,
        PATIENT_ORIENTATION,
        LATERALITY,
        IMAGE_LATERALITY,
        SAMPLES_PER_PIXEL,
        PHOTOMETRIC_INTERPRETATION,
        PLANAR_CONFIGURATION,
        NUMBER_OF_FRAMES,
        ROWS,
        COLUMNS,
        PIXEL_SPACING,
        PIXEL_ASPECT_RATIO,
        BITS_ALLOCATED,
        BITS_STORED,
        HIGH_BIT,
        PIXEL_REPRESENTATION,
        PIXEL_PADDING_VALUE,
        PIXEL_PADDING_RANGE_LIMIT,
        BURNED_IN_ANNOTATION,
        WINDOW_CENTRE,
        WINDOW_WIDTH,
        RESCALE_INTERCEPT,
        RESCALE_SLOPE,
        RESCALE_TYPE,
        WINDOW_EXPLANATION,
        VOI_LUT_FUNCTION,
        RED_DESCRIPTOR,
        GREEN_DESCRIPTOR,
        BLUE_DESCRIPTOR,
        RED_DATA,
        GREEN_DATA,
        BLUE_DATA,
        LUT_DESCRIPTOR,
        LUT_EXPLANATION,
        LUT_DATA,
        PRESENTATION_LUT_SHAPE
    };

    private DicomTag() {}

    static boolean isKept(int tag) {
        return Arrays.binarySearch(KEPT, tag) >= 0;
    }

    /** Whether it is a sequence whose items are looked into. */
    static boolean isKeptSequence(int tag) {
        return tag == MODALITY_LUT || tag == VOI_LUT || tag == VIEW_CODE;
    }
}
