package io.hilum.image;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** From stored values to those that windows are given in. Source: PS3.3, section C.11.1. */
final class ModalityTransform {
    private ModalityTransform() {}

    /** The Modality LUT, or else the rescaling by slope and intercept, or else nothing. */
    static DoubleUnaryOperator read(DicomDataSet set, PixelFormat format) throws ImageRefused {
        List<DicomDataSet> tables = LookupTable.items(set, DicomTag.MODALITY_LUT);
        if (!tables.isEmpty()) {
            return LookupTable.read(tables.get(0), format.signed())::at;
        }
        double slope = first(set, DicomTag.RESCALE_SLOPE, 1);
        double intercept = first(set, DicomTag.RESCALE_INTERCEPT, 0);
        return stored -> stored * slope + intercept;
    }

    private static double first(DicomDataSet set, int tag, double otherwise) throws ImageRefused {
        List<Double> decimals = set.decimals(tag);
        return decimals.isEmpty() ? otherwise : decimals.get(0);
    }
}
