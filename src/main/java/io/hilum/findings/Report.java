package io.hilum.findings;

import io.hilum.study.View;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The answer to one study: findings in the endpoint's order, warnings, and the facts to reproduce it.
 *
 * @param id of this report, a time-ordered UUID (version 7)
 * @param createdAt when it was made
 * @param findings in the endpoint's order, numbered from 1
 * @param warnings what the reader must know
 * @param images facts of each image that was sent, the frontal one always
 * @param provenance where it comes from
 */
public record Report(
        String id,
        Instant createdAt,
        List<Finding> findings,
        List<Warning> warnings,
        Map<View, ImageFacts> images,
        Provenance provenance) {
    /** Stands on every page and in every export. */
    public static final String NOTICE = "Research use only. Not for diagnosis.";

    public Report {
        findings = List.copyOf(findings);
        warnings = List.copyOf(warnings);
        images = Collections.unmodifiableMap(new EnumMap<>(images));
        if (!images.containsKey(View.FRONTAL)) {
            throw new IllegalArgumentException("a report is about a frontal image");
        }
    }

    /** The facts of the frontal image: the frame that every box refers to. */
    public ImageFacts frontal() {
        ImageFacts facts = images.get(View.FRONTAL);
        if (facts == null) {
            throw new IllegalStateException("checked at construction");
        }
        return facts;
    }

    /** Says the id only: report text never reaches a log. */
    @Override
    public String toString() {
        return "Report[" + id + "]";
    }
}
