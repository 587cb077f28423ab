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
    NOT_A_FRONTAL_VIEW("The image does not look like, or its tags do not say, a frontal view."),
    BURNED_IN_TEXT("An image says, or seems, to carry burnt-in text."),
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
