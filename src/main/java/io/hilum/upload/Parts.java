package io.hilum.upload;

import io.hilum.problem.Problem;
import io.hilum.problem.ProblemCode;
import io.hilum.study.View;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one upload, whichever form they came in: each part at most once, none that is unknown, texts within
 * bounds and free of what no text has. Not thread-safe.
 */
final class Parts {
    private static final int LONGEST_NAME = 40;

    private final List<String> imageNames;
    private final List<String> textNames;
    private final int maxTextCharacters;
    private final Map<String, byte[]> images = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    /** @param imageNames of the image parts, the required one first */
    Parts(List<String> imageNames, List<String> textNames, int maxTextCharacters) {
        this.imageNames = imageNames;
        this.textNames = textNames;
        this.maxTextCharacters = maxTextCharacters;
    }

    /** Whether an image part has that name. */
    boolean isImage(String name) {
        return imageNames.contains(name);
    }

    /** @throws UploadRefused when no image part has that name, or it is there already */
    void expectImage(String name) {
        if (textNames.contains(name)) {
            throw UploadRefused.badRequest(name, "The part " + name + " is a text, not a file.");
        }
        if (!isImage(name)) {
            throw unknown(name);
        }
        if (images.containsKey(name)) {
            throw twice(name);
        }
    }

    /** @throws UploadRefused when there is no byte, or the image is there already */
    void image(String name, byte[] bytes) {
        if (bytes.length == 0) {
            throw name.equals(imageNames.get(0))
                    ? new UploadRefused(Problem.at(
                            name, ProblemCode.MISSING_IMAGE, "The " + called(name) + " is empty: choose it again."))
                    : UploadRefused.badRequest(
                            name, "The " + called(name) + " is empty: choose it again, or leave it out.");
        }
        if (images.putIfAbsent(name, bytes) != null) {
            throw twice(name);
        }
    }

    /** @throws UploadRefused when no text part has that name */
    void expectText(String name) {
        if (!textNames.contains(name)) {
            throw unknown(name);
        }
    }

    /** @throws UploadRefused when the part is unknown, too long, given twice, or not a proper text */
    void text(String name, String value) {
        if (isImage(name)) {
            throw UploadRefused.badRequest(
                    name,
                    "The " + called(name) + " must be a file part, with a file name (curl: -F " + name
                            + "=@image.png).");
        }
        expectText(name);
        if (value.length() > maxTextCharacters) {
            throw new UploadRefused(Problem.at(
                    name, ProblemCode.TOO_LARGE, "The text is longer than " + maxTextCharacters + " characters."));
        }
        if (texts.putIfAbsent(name, properText(name, value)) != null) {
            throw twice(name);
        }
    }

    /** An image's bytes, if it came. */
    byte @Nullable [] image(String name) {
        return images.get(name);
    }

    /** A text as it came; empty if it didn't. */
    String text(String name) {
        return texts.getOrDefault(name, "");
    }

    /** What a person calls the image of that name. */
    static String called(String name) {
        return View.of(name).isPresent() ? name + " image" : name;
    }

    private UploadRefused unknown(String name) {
        String shown = name.replaceAll("[^A-Za-z0-9_.-]", "?");
        shown = shown.substring(0, Math.min(LONGEST_NAME, shown.length()));
        String hint = name.toLowerCase(Locale.ROOT).contains("url")
                ? " Hilum fetches nothing: send the image itself."
                : Stream.concat(imageNames.stream(), textNames.stream())
                        .collect(Collectors.joining(", ", " Known are ", "."));
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
