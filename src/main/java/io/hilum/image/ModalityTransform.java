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

    /**
     * Whether some possible value is negative once it is transformed: then what describes the next step's input is signed
     * (section C.11.2.1.1). A Modality LUT's values never are.
     */
    static boolean maySign(DicomDataSet set, PixelFormat format) throws ImageRefused {
        if (!LookupTable.items(set, DicomTag.MODALITY_LUT).isEmpty()) {
            return false;
        }
        DoubleUnaryOperator rescaled = read(set, format);
        int half = format.values() / 2;
        int least = format.signed() ? -half : 0;
        int most = format.signed() ? half - 1 : format.values() - 1;
        return Math.min(rescaled.applyAsDouble(least), rescaled.applyAsDouble(most)) < 0;
    }

    private static double first(DicomDataSet set, int tag, double otherwise) throws ImageRefused {
        List<Double> decimals = set.decimals(tag);
        return decimals.isEmpty() ? otherwise : decimals.get(0);
    }
}
