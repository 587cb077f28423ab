package io.hilum.study;

import java.util.List;

/**
 * How an image is to be shown to the model.
 *
 * @param window index into the windows that a DICOM file offers; 0 is the default, and the only one of other formats
 * @param masks what of the image is blackened first; at most {@link #MOST_MASKS}
 */
public record Presentation(int window, List<Mask> masks) {
    /** The most masks of one image. */
    public static final int MOST_MASKS = 16;

    /** By its default window, with nothing blackened. */
    public static final Presentation DEFAULT = new Presentation(0, List.of());

    /** @throws IllegalArgumentException when the window is negative or there are too many masks */
    public Presentation {
        if (window < 0 || masks.size() > MOST_MASKS) {
            throw new IllegalArgumentException("no way to show an image");
        }
        masks = List.copyOf(masks);
    }
}
