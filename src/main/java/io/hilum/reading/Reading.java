package io.hilum.reading;

import io.hilum.findings.Report;
import io.hilum.image.PreparedImage;
import io.hilum.study.ClinicalText;
import io.hilum.study.View;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A study that was read: its report, with the pictures and texts that were sent, so that a page or an export can stand
 * by itself. Nothing of it is kept on the server.
 */
public record Reading(ClinicalText text, Map<View, PreparedImage> images, Report report) implements Outcome {
    public Reading {
        images = Collections.unmodifiableMap(new EnumMap<>(images));
    }

    /** The frontal picture that was sent. */
    public PreparedImage frontal() {
        PreparedImage frontal = images.get(View.FRONTAL);
        if (frontal == null) {
            throw new IllegalStateException("a reading is of a frontal image");
        }
        return frontal;
    }
}
