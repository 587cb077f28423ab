package io.hilum.reading;

import io.hilum.findings.Warning;
import io.hilum.findings.WarningCode;
import io.hilum.image.DicomFacts;
import io.hilum.image.PreparedImage;
import io.hilum.image.Projection;
import io.hilum.study.View;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The warnings about images whose tags contradict the place that they were given in the study. */
final class RoleWarnings {
    private final Map<View, DicomFacts> facts = new EnumMap<>(View.class);
    private final List<Warning> warnings = new ArrayList<>();

    private RoleWarnings(Map<View, PreparedImage> images) {
        images.forEach((view, image) -> image.dicom().ifPresent(dicom -> facts.put(view, dicom)));
    }

    static List<Warning> of(Map<View, PreparedImage> images) {
        RoleWarnings role = new RoleWarnings(images);
        role.facts.forEach(role::ofView);
        role.ofDates();
        role.ofStudies();
        return role.warnings;
    }

    private void ofView(View view, DicomFacts dicom) {
        Projection meant = view == View.LATERAL ? Projection.LATERAL : Projection.FRONTAL;
        Projection said = dicom.projection().orElse(meant);
        if (said != meant) {
            warnings.add(Warning.of(
                    meant == Projection.LATERAL ? WarningCode.NOT_A_LATERAL_VIEW : WarningCode.NOT_A_FRONTAL_VIEW,
                    "The tags of the %s image say that it is %s, where %s is meant."
                            .formatted(view.key(), said.called(), meant.called())));
        }
    }

    private void ofDates() {
        LocalDate now = date(View.FRONTAL);
        LocalDate before = date(View.PRIOR);
        if (now != null && before != null && before.isAfter(now)) {
            warnings.add(Warning.of(
                    WarningCode.PRIOR_IS_NEWER,
                    "By their study dates the prior image is newer than the frontal one: they may be swapped."));
        }
    }

    private void ofStudies() {
        String frontal = study(View.FRONTAL);
        String lateral = study(View.LATERAL);
        if (frontal != null && lateral != null && !frontal.equals(lateral)) {
            warnings.add(Warning.of(
                    WarningCode.DIFFERENT_STUDIES,
                    "By their tags the frontal and the lateral image are of different studies: one may be another"
                            + " day's, or another person's."));
        }
    }

    private @Nullable LocalDate date(View view) {
        DicomFacts dicom = facts.get(view);
        return dicom == null ? null : dicom.studyDate();
    }

    private @Nullable String study(View view) {
        DicomFacts dicom = facts.get(view);
        return dicom == null ? null : dicom.studyKey();
    }
}
