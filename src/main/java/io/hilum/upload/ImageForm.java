package io.hilum.upload;

import io.hilum.problem.Problem;
import io.hilum.problem.ProblemCode;
import io.hilum.study.ImageFile;
import java.util.List;

/** The parts that make one image that is only looked at. */
final class ImageForm {
    private static final String IMAGE = "image";
    private static final String WINDOW = "window";
    private static final String MASK = "mask";

    private final Parts parts;

    ImageForm(int maxTextCharacters) {
        this.parts = new Parts(List.of(IMAGE), List.of(WINDOW, MASK), maxTextCharacters);
    }

    /** What is to be filled. */
    Parts parts() {
        return parts;
    }

    /** @throws UploadRefused when the image is missing, or window or mask is none */
    ImageFile image() {
        byte[] bytes = parts.image(IMAGE);
        if (bytes == null) {
            throw new UploadRefused(Problem.at(IMAGE, ProblemCode.MISSING_IMAGE, "Send one image, as the part image."));
        }
        return new ImageFile(bytes, PresentationParts.read(parts, WINDOW, MASK));
    }
}
