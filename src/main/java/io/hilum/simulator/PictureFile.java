package io.hilum.simulator;

import io.hilum.image.ImageLimits;
import io.hilum.image.ImagePreparer;

/** Decodes an image file to the picture that is measured. */
final class PictureFile {
    private static final ImagePreparer IMAGES = new ImagePreparer(new ImageLimits(4096, 64_000_000));

    private PictureFile() {}

    /** @throws IllegalArgumentException when the bytes are no picture, or one of a single value */
    static Picture decode(byte[] file) {
        return IMAGES.picture(file)
                .map(picture -> new Picture(picture.width(), picture.height(), picture.grey()))
                .orElseThrow(() -> new IllegalArgumentException("no picture"));
    }
}
