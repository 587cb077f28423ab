package io.hilum.image;

import java.util.List;

/**
 * The size of an image in square pixels: the axis along which pixels are the smaller is shrunk, none is ever stretched.
 * Source: PS3.3, sections 10.7.1.3 (pixel spacing) and C.7.6.3.1.7 (pixel aspect ratio).
 */
record PixelAspect(int width, int height) {
    /** Beyond it, a number is wrong rather than a pixel oblong. */
    private static final double MOST = 4;

    /** Below it, spacings were rounded to unequal numbers rather than meant to be. */
    private static final double LEAST = 1.002;

    static PixelAspect read(DicomDataSet set, PixelFormat format) throws ImageRefused {
        double ratio = ratio(set);
        if (ratio > MOST || ratio < 1 / MOST) {
            throw DicomFile.damaged(
                    "its pixels are said to be more than four times longer than wide, or wider than long");
        }
        if (ratio > LEAST) {
            return new PixelAspect(shrunk(format.columns(), ratio), format.rows());
        }
        if (ratio < 1 / LEAST) {
            return new PixelAspect(format.columns(), shrunk(format.rows(), 1 / ratio));
        }
        return new PixelAspect(format.columns(), format.rows());
    }

    /**
     * How far rows and columns are from one another, in millimetres; empty if the file doesn't say. Pixel Spacing is the
     * calibrated one, Imager Pixel Spacing that of the detector.
     */
    static List<Double> spacing(DicomDataSet set) throws ImageRefused {
        return pair(set, DicomTag.PIXEL_SPACING, DicomTag.IMAGER_PIXEL_SPACING);
    }

    /** A pixel's height by its width. */
    private static double ratio(DicomDataSet set) throws ImageRefused {
        List<Double> both =
                pair(set, DicomTag.PIXEL_SPACING, DicomTag.IMAGER_PIXEL_SPACING, DicomTag.PIXEL_ASPECT_RATIO);
        return both.isEmpty() ? 1 : both.get(0) / both.get(1);
    }

    /** The first of these that has two numbers above 0. */
    private static List<Double> pair(DicomDataSet set, int... tags) throws ImageRefused {
        for (int tag : tags) {
            List<Double> both = set.decimals(tag);
            if (both.size() >= 2 && both.get(0) > 0 && both.get(1) > 0) {
                return both.subList(0, 2);
            }
        }
        return List.of();
    }

    private static int shrunk(int length, double ratio) {
        return (int) Math.max(1, Math.round(length / ratio));
    }
}
