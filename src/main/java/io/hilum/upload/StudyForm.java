package io.hilum.upload;

import io.hilum.problem.Problem;
import io.hilum.problem.ProblemCode;
import io.hilum.study.ClinicalText;
import io.hilum.study.Geometry;
import io.hilum.study.ImageFile;
import io.hilum.study.Study;
import io.hilum.study.View;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The parts of one upload, whichever form they came in: each part at most once, none that is unknown, texts within
 * bounds and free of what no text has. Not thread-safe.
 */
final class StudyForm {
    private static final List<String> TEXTS =
            List.of("indication", "technique", "comparison", "priorReport", "geometry", "burnedInText");
    private static final int LONGEST_NAME = 40;

    private final int maxTextCharacters;
    private final Map<View, ImageFile> images = new EnumMap<>(View.class);
    private final Map<String, String> texts = new HashMap<>();

    StudyForm(int maxTextCharacters) {
        this.maxTextCharacters = maxTextCharacters;
    }

    /**
     * The view that an image part of that name is for.
     *
     * @throws UploadRefused when there is none, or the view has its image already
     */
    View viewOf(String name) {
        if (TEXTS.contains(name)) {
            throw UploadRefused.badRequest(name, "The part " + name + " is a text, not a file.");
        }
        View view = View.of(name).orElseThrow(() -> unknown(name));
        if (images.containsKey(view)) {
            throw twice(view.key());
        }
        return view;
    }

    /** @throws UploadRefused when there is no byte, or the view has its image already */
    void image(View view, byte[] bytes) {
        if (bytes.length == 0) {
            throw view == View.FRONTAL
                    ? new UploadRefused(Problem.at(
                            view.key(), ProblemCode.MISSING_IMAGE, "The frontal image is empty: choose it again."))
                    : UploadRefused.badRequest(
                            view.key(), "The " + view.key() + " image is empty: choose it again, or leave it out.");
        }
        if (images.putIfAbsent(view, new ImageFile(bytes)) != null) {
            throw twice(view.key());
        }
    }

    /** @throws UploadRefused when the part is unknown, too long, given twice, or not a proper text */
    void text(String name, String value) {
        if (View.of(name).isPresent()) {
            throw UploadRefused.badRequest(
                    name,
                    "The " + name + " image must be a file part, with a file name (curl: -F " + name + "=@image.png).");
        }
        knownText(name);
        if (value.length() > maxTextCharacters) {
            throw new UploadRefused(Problem.at(
                    name, ProblemCode.TOO_LARGE, "The text is longer than " + maxTextCharacters + " characters."));
        }
        if (texts.putIfAbsent(name, properText(name, value)) != null) {
            throw twice(name);
        }
    }

    /** The texts so far, whether or not they make a study. */
    ClinicalText typed() {
        return new ClinicalText(
                texts.getOrDefault("indication", ""),
                texts.getOrDefault("technique", ""),
                texts.getOrDefault("comparison", ""),
                texts.getOrDefault("priorReport", ""));
    }

    /** The geometry that was chosen so far, the default where it is none. */
    Geometry chosen() {
        return Geometry.of(texts.getOrDefault("geometry", "")).orElse(Geometry.CROP);
    }

    /** @throws UploadRefused when the frontal image is missing or the geometry is none */
    Study study() {
        if (!images.containsKey(View.FRONTAL)) {
            throw new UploadRefused(Problem.at(
                    View.FRONTAL.key(), ProblemCode.MISSING_IMAGE, "Choose the frontal image: every study needs one."));
        }
        String geometry = texts.getOrDefault("geometry", "");
        if (!geometry.isEmpty() && Geometry.of(geometry).isEmpty()) {
            throw UploadRefused.badRequest("geometry", "The geometry is crop or pad.");
        }
        String burnedIn = texts.getOrDefault("burnedInText", "");
        if (!burnedIn.isEmpty() && !burnedIn.equals("acknowledged")) {
            throw UploadRefused.badRequest("burnedInText", "The only value of burnedInText is acknowledged.");
        }
        return new Study(images, typed(), chosen(), !burnedIn.isEmpty());
    }

    /** @throws UploadRefused when no text part has that name */
    static void knownText(String name) {
        if (!TEXTS.contains(name)) {
            throw unknown(name);
        }
    }

    private static UploadRefused unknown(String name) {
        String shown = name.replaceAll("[^A-Za-z0-9_.-]", "?");
        shown = shown.substring(0, Math.min(LONGEST_NAME, shown.length()));
        String hint = name.toLowerCase(Locale.ROOT).contains("url")
                ? " Hilum fetches nothing: send the image itself."
                : " Known are frontal, lateral, prior, " + String.join(", ", TEXTS) + ".";
        return UploadRefused.badRequest(shown, "There is no part named " + shown + "." + hint);
    }

    private static UploadRefused twice(String name) {
        return UploadRefused.badRequest(name, "The part " + name + " came twice: send it once.");
    }

    /** Line ends as the field has them, and no character that has no place in a text. */
    private static String properText(String name, String value) {
        String text = value.replace("\r\n", "\n").replace('\r', '\n');
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            boolean control = codePoint < ' ' && codePoint != '\n' && codePoint != '\t';
            if (control || codePoint == 0x7f || Character.getType(codePoint) == Character.SURROGATE) {
                throw UploadRefused.badRequest(
                        name, "The text holds a control character or half a character: remove it.");
            }
            i += Character.charCount(codePoint);
        }
        return text;
    }
}
