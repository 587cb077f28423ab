package io.hilum.reading;

import io.hilum.findings.Warning;
import io.hilum.findings.WarningCode;
import io.hilum.image.DicomFacts;
import io.hilum.image.ImageLimits;
import io.hilum.image.ImageNote;
import io.hilum.image.PreparedImage;
import java.util.ArrayList;
import java.util.List;

/** The warnings about one image by itself, whatever its place in a study. */
final class ImageWarnings {
    private ImageWarnings() {}

    static List<Warning> of(Part part, PreparedImage image) {
        List<Warning> warnings = new ArrayList<>();
        image.notes().forEach(note -> warnings.add(about(part, image, note)));
        if (Preparing.saysBurnedIn(image.dicom().orElse(null))) {
            warnings.add(Warning.of(
                    WarningCode.BURNED_IN_TEXT,
                    "The %s says that text is burnt into its pixels. Look at it: nothing in it may tell whose it is."
                            .formatted(part.called())));
        }
        if (!image.text().isEmpty()) {
            warnings.add(Warning.of(
                    WarningCode.BURNED_IN_TEXT,
                    "A heuristic sees what may be text near the edge of the %s. Look at it, and mask it if it tells whose"
                                    .formatted(part.called())
                            + " it is."));
        }
        if (image.dicom().map(DicomFacts::notAChest).orElse(false)) {
            warnings.add(Warning.of(
                    WarningCode.NOT_A_CHEST,
                    "The tags of the %s say that it is of another part of the body. The model knows chests only."
                            .formatted(part.called())));
        }
        return warnings;
    }

    private static Warning about(Part part, PreparedImage image, ImageNote note) {
        return switch (note) {
            case LOW_RESOLUTION ->
                Warning.of(
                        WarningCode.LOW_RESOLUTION,
                        "The square that the model sees of the %s has %d pixels a side; the model could use %d."
                                .formatted(part.called(), image.mapping().side(), ImageLimits.LOW_RESOLUTION_SIDE));
            case CONTRAST_ESTIMATED ->
                Warning.of(
                        WarningCode.CONTRAST_ESTIMATED,
                        "The %s does not say which grey values matter: its contrast was estimated."
                                .formatted(part.called()));
        };
    }
}
