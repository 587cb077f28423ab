package io.hilum.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hilum.findings.Acquisition;
import io.hilum.findings.ImageFacts;
import io.hilum.study.Mask;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One image of a report, and what was done to it, as scripts get it. */
@Schema(name = "Image")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceJson(
        int width,
        int height,
        String format,
        String sha256,
        ImageFacts.Sent sent,
        ImageFacts.Seen seen,

        @Schema(description = "What a DICOM file says of how it was made, and how it was shown") @Nullable
        DicomJson dicom,

        @Schema(description = "What was blackened before it was sent: xMin, yMin, xMax, yMax as fractions") @Nullable
        List<List<Double>> masked) {

    /** What the file says, and no more; nothing of the patient. */
    @Schema(name = "ImageDicom")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DicomJson(
            @Nullable String modality,
            @Nullable String viewPosition,
            @Nullable String laterality,
            @Nullable String bodyPart,
            ShownJson window,

            @Schema(description = "Millimetres from row to row and from column to column, as the file has them")
            @Nullable
            List<Double> pixelSpacing) {}

    /** The window by which it was shown. */
    @Schema(name = "ImageWindow")
    public record ShownJson(
            @Schema(description = "Its number among the file's; -1 where it has none")
            int index,

            @Schema(description = "The file's own words: untrusted")
            String explanation,

            @Schema(description = "Whether the range was estimated from the pixels")
            boolean estimated) {}

    static SourceJson of(ImageFacts facts) {
        return new SourceJson(
                facts.width(),
                facts.height(),
                facts.format(),
                facts.sha256(),
                facts.sent(),
                facts.seen(),
                dicom(facts.dicom()),
                facts.masked().isEmpty()
                        ? null
                        : facts.masked().stream().map(SourceJson::mask).toList());
    }

    private static List<Double> mask(Mask mask) {
        return List.of(mask.xMin(), mask.yMin(), mask.xMax(), mask.yMax());
    }

    private static @Nullable DicomJson dicom(@Nullable Acquisition said) {
        if (said == null) {
            return null;
        }
        Acquisition.Window window = said.window();
        return new DicomJson(
                said.modality(),
                said.viewPosition(),
                said.laterality(),
                said.bodyPart(),
                new ShownJson(window.index(), window.explanation(), window.estimated()),
                said.pixelSpacing().isEmpty() ? null : said.pixelSpacing());
    }
}
