package io.hilum.upload;

import io.hilum.problem.Problem;
import io.hilum.problem.ProblemCode;
import io.hilum.study.ClinicalText;
import io.hilum.study.Geometry;
import io.hilum.study.ImageFile;
import io.hilum.study.Presentation;
import io.hilum.study.Study;
import io.hilum.study.View;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The parts that make a study. */
final class StudyForm {
    private static final String WINDOW = "Window";
    private static final String MASK = "Mask";
    private static final List<String> IMAGES =
            Arrays.stream(View.values()).map(View::key).toList();
    private static final List<String> TEXTS = Stream.concat(
                    Stream.of("indication", "technique", "comparison", "priorReport", "geometry", "burnedInText"),
                    Stream.of(WINDOW, MASK).flatMap(kind -> IMAGES.stream().map(view -> view + kind)))
            .toList();

    private final Parts parts;

    StudyForm(int maxTextCharacters) {
        this.parts = new Parts(IMAGES, TEXTS, maxTextCharacters);
    }

    /** What is to be filled. */
    Parts parts() {
        return parts;
    }

    /** The texts so far, whether or not they make a study. */
    ClinicalText typed() {
        return new ClinicalText(
                parts.text("indication"), parts.text("technique"), parts.text("comparison"), parts.text("priorReport"));
    }

    /** The geometry that was chosen so far, the default where it is none. */
    Geometry chosen() {
        return Geometry.of(parts.text("geometry")).orElse(Geometry.CROP);
    }

    /** @throws UploadRefused when the frontal image is missing, or a text is none of those that there may be */
    Study study() {
        if (parts.image(View.FRONTAL.key()) == null) {
            throw new UploadRefused(Problem.at(
                    View.FRONTAL.key(), ProblemCode.MISSING_IMAGE, "Choose the frontal image: every study needs one."));
        }
        String geometry = parts.text("geometry");
        if (!geometry.isEmpty() && Geometry.of(geometry).isEmpty()) {
            throw UploadRefused.badRequest("geometry", "The geometry is crop or pad.");
        }
        String burnedIn = parts.text("burnedInText");
        if (!burnedIn.isEmpty() && !burnedIn.equals("acknowledged")) {
            throw UploadRefused.badRequest("burnedInText", "The only value of burnedInText is acknowledged.");
        }
        return new Study(images(), typed(), chosen(), !burnedIn.isEmpty());
    }

    private Map<View, ImageFile> images() {
        Map<View, ImageFile> images = new EnumMap<>(View.class);
        for (View view : View.values()) {
            Presentation shown = PresentationParts.read(parts, view.key() + WINDOW, view.key() + MASK);
            byte[] bytes = parts.image(view.key());
            if (bytes != null) {
                images.put(view, new ImageFile(bytes, shown));
            } else {
                expectNothing(view.key() + WINDOW, view);
                expectNothing(view.key() + MASK, view);
            }
        }
        return images;
    }

    /** A form's field that was left empty is no part; a mask without its image may be one that landed on the wrong view. */
    private void expectNothing(String part, View view) {
        if (!parts.text(part).isBlank()) {
            throw UploadRefused.badRequest(
                    part, "There is no " + view.key() + " image that it could be for: send it, or leave this out.");
        }
    }
}
