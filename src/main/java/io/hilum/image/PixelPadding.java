package io.hilum.image;

import java.util.OptionalInt;

/**
 * The stored values that fill up what isn't image: shown black, and left out of any statistics. Source: PS3.3, section
 * C.7.5.1.1.2.
 *
 * @param from the least such value; above {@code to} if there is none
 * @param to the greatest such value
 */
record PixelPadding(int from, int to) {
    static final PixelPadding NONE = new PixelPadding(1, 0);

    static PixelPadding read(DicomDataSet set, PixelFormat format) throws ImageRefused {
        OptionalInt value = set.unsigned(DicomTag.PIXEL_PADDING_VALUE);
        if (value.isEmpty()) {
            return NONE;
        }
        int one = asStored(value.getAsInt(), format);
        int other = asStored(set.unsigned(DicomTag.PIXEL_PADDING_RANGE_LIMIT).orElse(value.getAsInt()), format);
        return new PixelPadding(Math.min(one, other), Math.max(one, other));
    }

    boolean contains(int stored) {
        return from <= stored && stored <= to;
    }

    /** The attribute has the sign that Pixel Representation says. */
    private static int asStored(int value, PixelFormat format) {
        return format.signed() ? (short) value : value;
    }
}
