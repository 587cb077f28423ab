package io.hilum.image;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** One of the ways to show values of interest that a file offers. Source: PS3.3, section C.11.2. */
sealed interface VoiWindow {
    /** What the file calls it; empty if it doesn't say. */
    String explanation();

    /** How light each value is shown, before any inversion: from 0, the darkest, to 1. */
    DoubleUnaryOperator lightness() throws ImageRefused;

    /**
     * All of a file's, the first of which is the default: its tables, then its windows. A table is the maker's curve as it
     * was meant, and a window beside it the nearest straight line. A window without width can't be used and is left out.
     */
    static List<VoiWindow> all(DicomDataSet set, PixelFormat format) throws ImageRefused {
        List<VoiWindow> all = new ArrayList<>();
        boolean signed = ModalityTransform.maySign(set, format);
        for (DicomDataSet item : LookupTable.items(set, DicomTag.VOI_LUT)) {
            all.add(new Table(item, signed, item.text(DicomTag.LUT_EXPLANATION)));
        }
        List<Double> centres = set.decimals(DicomTag.WINDOW_CENTRE);
        List<Double> widths = set.decimals(DicomTag.WINDOW_WIDTH);
        List<String> explanations = set.texts(DicomTag.WINDOW_EXPLANATION);
        Function function = Function.of(set.text(DicomTag.VOI_LUT_FUNCTION));
        for (int i = 0; i < Math.min(centres.size(), widths.size()); i++) {
            if (widths.get(i) >= 1 || widths.get(i) > 0 && function != Function.LINEAR) {
                String explanation = i < explanations.size() ? explanations.get(i) : "";
                all.add(new Curve(function, centres.get(i), widths.get(i), explanation));
            }
        }
        return all;
    }

    /** Section C.11.2.1.3. */
    enum Function {
        LINEAR,
        LINEAR_EXACT,
        SIGMOID;

        static Function of(String name) {
            return switch (name) {
                case "LINEAR_EXACT" -> LINEAR_EXACT;
                case "SIGMOID" -> SIGMOID;
                default -> LINEAR;
            };
        }
    }

    /**
     * A window's centre and width.
     *
     * @param width above 0, and at least 1 if linear
     */
    record Curve(Function function, double centre, double width, String explanation) implements VoiWindow {
        /** The formulas of sections C.11.2.1.2.1, C.11.2.1.3.1 and C.11.2.1.3.2, for an output from 0 to 1. */
        @Override
        public DoubleUnaryOperator lightness() {
            double from = function == Function.LINEAR ? centre - 0.5 - (width - 1) / 2 : centre - width / 2;
            double span = function == Function.LINEAR ? width - 1 : width;
            return function == Function.SIGMOID
                    ? value -> 1 / (1 + Math.exp(-4 * (value - centre) / width))
                    : value -> value <= from ? 0 : value > from + span ? 1 : (value - from) / span;
        }
    }

    /** An item of the VOI LUT Sequence. */
    record Table(DicomDataSet item, boolean signed, String explanation) implements VoiWindow {
        @Override
        public DoubleUnaryOperator lightness() throws ImageRefused {
            LookupTable table = LookupTable.read(item, signed);
            return value -> Math.min(1, table.at(value) / table.most());
        }
    }
}
