package io.hilum.reading;

import io.hilum.image.ImageRefusal;
import io.hilum.problem.Problem;
import io.hilum.problem.ProblemCode;
import io.hilum.study.View;

/**
 * What a request calls an image.
 *
 * @param name of its part, such as {@code frontal}
 * @param window name of the part with its window's number
 * @param called as in a sentence: {@code frontal image}
 */
record Part(String name, String window, String called) {
    /** The one image that is only looked at. */
    static final Part IMAGE = new Part("image", "window", "image");

    /** The image of a study. */
    static Part of(View view) {
        return new Part(view.key(), view.key() + "Window", view.key() + " image");
    }

    /** Why it can't be sent or shown, as a problem. */
    NotPrepared refused(ImageRefusal refusal) {
        ProblemCode code = switch (refusal.reason()) {
            case UNSUPPORTED -> ProblemCode.UNSUPPORTED_IMAGE;
            case UNREADABLE -> ProblemCode.UNREADABLE_IMAGE;
            case NO_SUCH_WINDOW -> ProblemCode.BAD_REQUEST;
            case TOO_MANY_PIXELS -> ProblemCode.TOO_MANY_PIXELS;
            case BLANK -> ProblemCode.BLANK_IMAGE;
        };
        String blamed = code == ProblemCode.BAD_REQUEST ? window : name;
        return new NotPrepared(Problem.at(blamed, code, "The " + called + ": " + refusal.detail()));
    }
}
