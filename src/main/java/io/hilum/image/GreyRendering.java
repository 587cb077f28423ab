package io.hilum.image;

import java.util.BitSet;
import java.util.function.DoubleUnaryOperator;

/**
 * Turns stored values into grey by one table: Modality LUT, VOI LUT, inversion, padding. Source: PS3.3, sections C.11.1,
 * C.11.2 and C.11.6.
 */
final class GreyRendering {
    /** Of values that come without a window, this part is left out at either end. */
    private static final double TAIL = 0.005;

    private final PixelFormat format;
    private final DoubleUnaryOperator modality;
    private final PixelPadding padding;
    private final boolean inverse;

    GreyRendering(DicomDataSet set, PixelFormat format) throws ImageRefused {
        this.format = format;
        this.modality = ModalityTransform.read(set, format);
        this.padding = PixelPadding.read(set, format);
        // Section C.11.6.1.2: the shape goes with the photometric interpretation, so that both mean one inversion.
        this.inverse = format.colour() == PixelFormat.Colour.MONOCHROME1
                || set.text(DicomTag.PRESENTATION_LUT_SHAPE).equals("INVERSE");
    }

    /** Upper bound of the memory that rendering takes besides rows, in bytes. */
    static long workingBytes(PixelFormat format) {
        return 2 * LookupTable.MOST_BYTES + 5L * format.values() + 4L * format.columns() + 256;
    }

    /** The grey of each stored value, by {@link PixelFormat#index}, as that window shows it. */
    byte[] table(VoiWindow window) throws ImageRefused {
        DoubleUnaryOperator lightness = window.lightness();
        byte[] table = new byte[format.values()];
        for (int index = 0; index < table.length; index++) {
            int stored = format.stored(index);
            if (!padding.contains(stored)) {
                long grey = Math.round(255 * lightness.applyAsDouble(modality.applyAsDouble(stored)));
                table[index] = (byte) (inverse ? 255 - grey : grey);
            }
        }
        return table;
    }

    /**
     * The window of an image that has none: from the 0.5 to the 99.5 percentile of what is neither padding nor masked, or
     * all of its range where these are one.
     */
    VoiWindow estimate(StoredRows rows, Masking masking) throws ImageRefused {
        Histogram histogram = new Histogram(masking);
        rows.read(histogram);
        int[] counts = histogram.counts;
        double low = percentile(counts, TAIL);
        double high = percentile(counts, 1 - TAIL);
        if (low == high) {
            low = percentile(counts, 0);
            high = percentile(counts, 1);
        }
        double from = Math.min(low, high);
        double width = Math.max(Math.abs(high - low), Double.MIN_NORMAL);
        return new VoiWindow.Curve(VoiWindow.Function.LINEAR_EXACT, from + width / 2, width, "");
    }

    /** What the rescaled value is below which that part of all lies; 0 if all is padding. */
    private double percentile(int[] counts, double part) {
        long all = 0;
        for (int index = 0; index < counts.length; index++) {
            all += padding.contains(format.stored(index)) ? 0 : counts[index];
        }
        long rank = Math.round(part * (all - 1));
        // In the order of the stored values: the negative ones, whose indices are the greater, come first.
        int half = format.signed() ? counts.length / 2 : 0;
        for (int i = 0; i < counts.length; i++) {
            int stored = format.stored(i + half & counts.length - 1);
            rank -= padding.contains(stored) ? 0 : counts[i + half & counts.length - 1];
            if (rank < 0) {
                return modality.applyAsDouble(stored);
            }
        }
        return 0;
    }

    /** Counts how often each stored value occurs outside of the masks. */
    private final class Histogram implements RowSink {
        private final int[] counts = new int[format.values()];
        private final Masking masking;
        private int y;

        Histogram(Masking masking) {
            this.masking = masking;
        }

        @Override
        public void row(int[] samples, int from) {
            for (int x = from; x < from + format.columns(); x++) {
                counts[format.index(samples[x])]++;
            }
            BitSet masked = masking.row(y++);
            for (int x = masked.nextSetBit(0); x >= 0; x = masked.nextSetBit(x + 1)) {
                counts[format.index(samples[from + x])]--;
            }
        }
    }
}
