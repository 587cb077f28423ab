package io.hilum.study;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * One chest X-ray study to be read: its images by view, its texts, and how the frontal image meets the model's square.
 *
 * @param images at least the {@link View#FRONTAL} one
 * @param text indication, technique, comparison, prior report
 * @param geometry crop or pad
 * @param burnedInAcknowledged whether whoever sent it has looked at images that are said to carry burnt-in text
 */
public record Study(Map<View, ImageFile> images, ClinicalText text, Geometry geometry, boolean burnedInAcknowledged) {
    /** @throws IllegalArgumentException when the frontal image is missing */
    public Study {
        if (!images.containsKey(View.FRONTAL)) {
            throw new IllegalArgumentException("a study has a frontal image");
        }
        images = Collections.unmodifiableMap(new EnumMap<>(images));
    }

    /** Whether a prior report comes without the prior image that the model would need to use it. */
    public boolean priorReportStandsAlone() {
        return !text.priorReport().isEmpty() && !images.containsKey(View.PRIOR);
    }
}
