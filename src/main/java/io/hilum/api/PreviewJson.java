package io.hilum.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hilum.api.ReportJson.WarningJson;
import io.hilum.image.DicomFacts;
import io.hilum.image.PreparedImage;
import io.hilum.reading.Preview;
import io.hilum.study.View;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One image as it would be sent, as scripts and our own page get it. */
@Schema(name = "Preview", description = "One image as it would be sent")
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection(registerFullHierarchy = true)
public record PreviewJson(
        String format,
        int width,
        int height,
        @Nullable DicomJson dicom,

        @Schema(
                enumeration = {"frontal", "lateral"},
                description = "The view that the file's tags say it is; absent where they don't say")
        @Nullable
        String suggestedView,

        @Schema(description = "What a report would warn of for this image alone")
        List<WarningJson> warnings,

        @Schema(description = "Where a heuristic sees text burnt into it: xMin, yMin, xMax, yMax as fractions")
        List<List<Double>> textRegions,

        PictureJson preview) {

    /** What a DICOM file says of itself; what it doesn't say is absent. */
    @Schema(name = "PreviewDicom")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DicomJson(
            @Nullable String modality,
            @Nullable String bodyPart,
            @Nullable String viewPosition,
            @Nullable String laterality,

            @Schema(
                    enumeration = {"frontal", "lateral", "oblique"},
                    description = "The view that its tags say it is; absent where they don't say")
            @Nullable
            String projection,

            @Schema(description = "The same for images of one study; a hash") @Nullable
            String study,

            @Schema(description = "Such as 2026-01-31") @Nullable
            String studyDate,

            @Schema(description = "Whether it says that text is burnt into it") @Nullable
            Boolean burnedInAnnotation,

            List<WindowJson> windows,

            @Schema(description = "Which of them is shown; -1 where there is none")
            int window) {}

    /** A way to show it that a DICOM file offers. */
    @Schema(name = "PreviewWindow")
    public record WindowJson(
            int index,

            @Schema(description = "The file's own words: untrusted")
            String explanation) {}

    /** The picture, masked and windowed, its longer side at most 1024 pixels. */
    @Schema(name = "PreviewPicture")
    public record PictureJson(int width, int height, String mediaType, String base64) {}

    static PreviewJson of(Preview preview) {
        PreparedImage image = preview.image();
        View view = preview.suggestedView();
        return new PreviewJson(
                image.facts().format(),
                image.facts().width(),
                image.facts().height(),
                image.dicom().map(PreviewJson::dicom).orElse(null),
                view == null ? null : view.key(),
                preview.warnings().stream().map(WarningJson::of).toList(),
                image.text().stream()
                        .map(region -> List.of(region.xMin(), region.yMin(), region.xMax(), region.yMax()))
                        .toList(),
                new PictureJson(
                        image.facts().sent().width(),
                        image.facts().sent().height(),
                        "image/png",
                        Base64.getEncoder().encodeToString(image.png())));
    }

    private static DicomJson dicom(DicomFacts facts) {
        String burnedIn = facts.burnedInAnnotation();
        return new DicomJson(
                facts.modality(),
                facts.bodyPart(),
                facts.view().position(),
                facts.view().laterality(),
                facts.projection()
                        .map(projection -> projection.name().toLowerCase(Locale.ROOT))
                        .orElse(null),
                facts.studyKey(),
                facts.studyDate() == null ? null : facts.studyDate().toString(),
                burnedIn == null ? null : burnedIn.equals("YES"),
                facts.windows().stream()
                        .map(window -> new WindowJson(window.index(), window.explanation()))
                        .toList(),
                facts.windowUsed());
    }
}
