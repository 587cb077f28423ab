package io.hilum.findings;

import java.util.Locale;

/** The kinds of warnings, stable: scripts branch on their {@link #key()}. */
public enum WarningCode {
    BOX_DISCARDED("A box of the endpoint's can't be on the image (not finite, out of range, empty): left out, the text"
            + " kept."),
    BOX_CLAMPED("A box reached past the square or the image by a little: cut back to it."),
    PRIOR_REPORT_WITHOUT_PRIOR_IMAGE(
            "A prior report came without a prior image: the model uses it only together with" + " one."),
    REPEATS_ITSELF("The answer says one sentence over and over."),
    LOW_RESOLUTION("The square that the model sees of an image has fewer pixels than the model could use."),
    NOT_A_FRONTAL_VIEW("The tags of the frontal or prior image say that it is another view."),
    NOT_A_LATERAL_VIEW("The tags of the lateral image say that it is another view."),
    NOT_A_CHEST("The tags of an image say that it is of another part of the body."),
    PRIOR_IS_NEWER("The study date of the prior image is after that of the frontal one."),
    DIFFERENT_STUDIES("The tags of the frontal and the lateral image say that they are of different studies."),
    BURNED_IN_TEXT("An image says, or seems to a heuristic, to carry burnt-in text."),
    CONTRAST_ESTIMATED("An image does not say which grey values matter, so its contrast was estimated."),
    SIMULATED("The built-in simulator answered, and not a model.");

    private final String meaning;

    WarningCode(String meaning) {
        this.meaning = meaning;
    }

    /** The name in JSON, such as {@code box-discarded}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** When it is given: a whole sentence, the same for each warning of the kind. */
    public String meaning() {
        return meaning;
    }
}
