package io.hilum.reading;

import io.hilum.endpoint.RawFinding;
import io.hilum.endpoint.Scoring.Scored;
import io.hilum.findings.Warning;
import io.hilum.findings.WarningCode;
import io.hilum.image.PreparedImage;
import io.hilum.study.Study;
import io.hilum.study.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The warnings about a report as a whole. */
final class StudyWarnings {
    /** One sentence this often is a language model in a loop, not a report. */
    private static final int REPEATS = 3;

    private StudyWarnings() {}

    static List<Warning> of(Study study, Map<View, PreparedImage> images, Scored scored) {
        List<Warning> warnings = new ArrayList<>();
        if (scored.call().simulated()) {
            warnings.add(Warning.of(
                    WarningCode.SIMULATED, "The built-in simulator answered: image measurements, not a model."));
        }
        if (study.priorReportStandsAlone()) {
            warnings.add(Warning.of(
                    WarningCode.PRIOR_REPORT_WITHOUT_PRIOR_IMAGE,
                    "A prior report came without a prior image: the model uses it only together with one."));
        }
        images.forEach((view, image) -> warnings.addAll(ImageWarnings.of(Part.of(view), image)));
        warnings.addAll(RoleWarnings.of(images));
        if (repeats(scored.findings())) {
            warnings.add(Warning.of(
                    WarningCode.REPEATS_ITSELF,
                    "The answer says one sentence over and over: the model may have been caught in a loop."));
        }
        return warnings;
    }

    private static boolean repeats(List<RawFinding> findings) {
        Map<String, Integer> counts = new HashMap<>();
        for (RawFinding finding : findings) {
            String sentence = finding.text().strip().toLowerCase(Locale.ROOT);
            if (counts.merge(sentence, 1, Integer::sum) >= REPEATS) {
                return true;
            }
        }
        return false;
    }
}
