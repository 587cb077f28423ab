package io.hilum.reading;

import io.hilum.endpoint.RawFinding;
import io.hilum.endpoint.Scoring.Call;
import io.hilum.endpoint.Scoring.Scored;
import io.hilum.findings.EndpointBox;
import io.hilum.findings.Finding;
import io.hilum.findings.ImageFacts;
import io.hilum.findings.LocatedBox;
import io.hilum.findings.Location;
import io.hilum.findings.Provenance;
import io.hilum.findings.Report;
import io.hilum.findings.Warning;
import io.hilum.findings.WarningCode;
import io.hilum.image.ImageMapping;
import io.hilum.image.PreparedImage;
import io.hilum.study.Study;
import io.hilum.study.View;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the report: places the endpoint's boxes on the original image and says what the reader must know. */
@Singleton
final class Reporting {
    private final String version;
    private final Clock clock;

    Reporting(@ConfigProperty(name = "quarkus.application.version") String version, Clock clock) {
        this.version = version;
        this.clock = clock;
    }

    Reading reading(Study study, Map<View, PreparedImage> images, Scored scored, String requestId) {
        List<Warning> warnings = new ArrayList<>(StudyWarnings.of(study, images, scored));
        PreparedImage frontal = images.get(View.FRONTAL);
        if (frontal == null) {
            throw new IllegalStateException("a study has a frontal image");
        }
        List<Finding> findings = new ArrayList<>();
        for (RawFinding raw : scored.findings()) {
            findings.add(finding(findings.size() + 1, raw, frontal.mapping(), warnings));
        }
        Map<View, ImageFacts> facts = new EnumMap<>(View.class);
        images.forEach((view, image) -> facts.put(view, image.facts()));
        Report report = new Report(
                TimeOrderedId.next(clock).toString(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                findings,
                warnings,
                facts,
                provenance(scored.call(), study, requestId));
        return new Reading(study.text(), images, report);
    }

    private Finding finding(int number, RawFinding raw, ImageMapping mapping, List<Warning> warnings) {
        List<LocatedBox> boxes = new ArrayList<>();
        int discarded = raw.discarded();
        int clamped = raw.clamped();
        for (EndpointBox box : raw.boxes()) {
            Optional<LocatedBox> located = mapping.locate(box);
            located.ifPresent(boxes::add);
            discarded += located.isPresent() ? 0 : 1;
            clamped += located.isPresent() && mapping.reachesIntoPadding(box) ? 1 : 0;
        }
        if (discarded > 0) {
            warnings.add(new Warning(
                    WarningCode.BOX_DISCARDED,
                    number,
                    boxes(discarded) + " left out, because the endpoint's numbers are no place on the image."));
        }
        if (clamped > 0) {
            warnings.add(
                    new Warning(WarningCode.BOX_CLAMPED, number, boxes(clamped) + " cut back to the image's edge."));
        }
        Location location = !boxes.isEmpty() ? Location.GIVEN : discarded > 0 ? Location.DISCARDED : Location.NONE;
        return new Finding(number, raw.text(), location, boxes);
    }

    private static String boxes(int count) {
        return count == 1 ? "One box was" : count + " boxes were";
    }

    private Provenance provenance(Call call, Study study, String requestId) {
        return new Provenance(
                call.endpoint(),
                call.deployment(),
                call.simulated(),
                study.geometry().key(),
                call.queuedMillis(),
                call.latencyMillis(),
                call.attempts(),
                version,
                requestId);
    }
}
