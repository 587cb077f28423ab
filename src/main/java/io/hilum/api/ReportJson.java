package io.hilum.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hilum.findings.BoundingBox;
import io.hilum.findings.EndpointBox;
import io.hilum.findings.Finding;
import io.hilum.findings.LocatedBox;
import io.hilum.findings.PixelRectangle;
import io.hilum.findings.Provenance;
import io.hilum.findings.Report;
import io.hilum.findings.Warning;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A report as scripts get it, version 1 of the contract: fields are added, never renamed. */
@Schema(name = "Report", description = "The findings of one study. Research use only. Not for diagnosis.")
@RegisterForReflection(registerFullHierarchy = true)
public record ReportJson(
        String id,
        String createdAt,
        String notice,
        List<FindingJson> findings,
        List<WarningJson> warnings,

        @Schema(description = "By view: frontal, lateral, prior")
        Map<String, SourceJson> images,

        Provenance provenance) {

    /** One sentence of the report and the places that it speaks of. */
    @Schema(name = "Finding")
    public record FindingJson(
            int number,
            String text,

            @Schema(enumeration = {"given", "none", "discarded"})
            String location,

            List<BoxJson> boxes) {}

    /** One box in its frames: fractions and pixels of the original upright frontal image, and what the endpoint said. */
    @Schema(name = "Box")
    public record BoxJson(
            BoundingBox fraction,
            PixelRectangle pixels,

            @Schema(description = "x_min, y_min, x_max, y_max in the square that the model saw")
            List<Double> endpoint) {}

    /** What a reader of the report must know. */
    @Schema(name = "Warning")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WarningJson(String code, @Nullable Integer finding, String message) {
        static WarningJson of(Warning warning) {
            return new WarningJson(warning.code().key(), warning.finding(), warning.message());
        }
    }

    static ReportJson of(Report report) {
        Map<String, SourceJson> images = new LinkedHashMap<>();
        report.images().forEach((view, facts) -> images.put(view.key(), SourceJson.of(facts)));
        return new ReportJson(
                report.id(),
                report.createdAt().toString(),
                Report.NOTICE,
                report.findings().stream().map(ReportJson::finding).toList(),
                report.warnings().stream().map(WarningJson::of).toList(),
                images,
                report.provenance());
    }

    private static FindingJson finding(Finding finding) {
        return new FindingJson(
                finding.number(),
                finding.text(),
                finding.location().key(),
                finding.boxes().stream().map(ReportJson::box).toList());
    }

    private static BoxJson box(LocatedBox box) {
        EndpointBox said = box.endpoint();
        return new BoxJson(box.fraction(), box.pixels(), List.of(said.xMin(), said.yMin(), said.xMax(), said.yMax()));
    }
}
