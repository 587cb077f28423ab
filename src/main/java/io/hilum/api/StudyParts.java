package io.hilum.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A study as scripts send it, for the API's description only: the upload room reads the bytes as they come. */
abstract class StudyParts {
    private static final String FRONTAL = "The current frontal image (PA or AP): PNG, JPEG or DICOM";
    private static final String LATERAL = "The current lateral image";
    private static final String PRIOR = "The frontal image of an earlier study";
    static final String IMAGE = "One image: PNG, JPEG or DICOM";
    static final String BYTES = "application/octet-stream";

    @Schema(description = "Why the study was made", examples = "Cough and wheezing for 5 months")
    public @Nullable String indication;

    @Schema(description = "Which views were obtained", examples = "PA and lateral views of the chest were obtained")
    public @Nullable String technique;

    @Schema(description = "What it is compared with", examples = "None")
    public @Nullable String comparison;

    @Schema(
            description = "The earlier report; the model uses it only together with the prior image",
            examples = "No acute cardiopulmonary process")
    public @Nullable String priorReport;

    @Schema(
            enumeration = {"crop", "pad"},
            defaultValue = "crop",
            description = "crop: the model sees the centred square. pad: padded with black to a square first.")
    public @Nullable String geometry;

    @Schema(
            enumeration = {"acknowledged"},
            description = "acknowledged: text that a DICOM image says is burnt into it has been looked at, and does not"
                    + " tell whose it is. Without it such an image is refused.")
    public @Nullable String burnedInText;

    @Schema(description = ImageParts.WINDOW, examples = "0")
    public @Nullable String frontalWindow;

    @Schema(description = ImageParts.MASK, examples = ImageParts.MASK_EXAMPLE)
    public @Nullable String frontalMask;

    @Schema(description = ImageParts.WINDOW, examples = "0")
    public @Nullable String lateralWindow;

    @Schema(description = ImageParts.MASK, examples = ImageParts.MASK_EXAMPLE)
    public @Nullable String lateralMask;

    @Schema(description = ImageParts.WINDOW, examples = "0")
    public @Nullable String priorWindow;

    @Schema(description = ImageParts.MASK, examples = ImageParts.MASK_EXAMPLE)
    public @Nullable String priorMask;

    /** As {@code multipart/form-data}, images as file parts. */
    @Schema(name = "StudyForm", description = "A study as a form; each part at most once")
    static final class Form extends StudyParts {
        @Schema(required = true, description = FRONTAL, format = "binary", contentMediaType = BYTES)
        public @Nullable String frontal;

        @Schema(description = LATERAL, format = "binary", contentMediaType = BYTES)
        public @Nullable String lateral;

        @Schema(description = PRIOR, format = "binary", contentMediaType = BYTES)
        public @Nullable String prior;
    }

    /** As {@code application/json}, images as base64 of their files, wrapped or not. */
    @Schema(name = "StudyJson", description = "The same as JSON, images as base64 of their files; no other member")
    static final class Json extends StudyParts {
        @Schema(
                required = true,
                description = FRONTAL,
                contentEncoding = "base64",
                contentMediaType = BYTES,
                examples = "iVBORw0KGgo…")
        public @Nullable String frontal;

        @Schema(description = LATERAL, contentEncoding = "base64", contentMediaType = BYTES)
        public @Nullable String lateral;

        @Schema(description = PRIOR, contentEncoding = "base64", contentMediaType = BYTES)
        public @Nullable String prior;
    }
}
