package io.hilum.web;

import io.hilum.overlay.PlainText;
import io.hilum.study.Geometry;

/**
 * What a person typed and chose on the upload page, to be shown again: whatever goes wrong, nothing of it is lost.
 * Untrusted, kept as typed save for characters that no page can show.
 */
public record Typed(String indication, String technique, String comparison, String priorReport, Geometry geometry) {
    /** An untouched form. */
    public static final Typed NOTHING = new Typed("", "", "", "", Geometry.CROP);

    public Typed {
        indication = PlainText.clean(indication);
        technique = PlainText.clean(technique);
        comparison = PlainText.clean(comparison);
        priorReport = PlainText.clean(priorReport);
    }

    /** Whether the image is to be padded. */
    public boolean isPadded() {
        return geometry == Geometry.PAD;
    }

    /** Says nothing: clinical text never reaches a log. */
    @Override
    public String toString() {
        return "Typed[]";
    }
}
