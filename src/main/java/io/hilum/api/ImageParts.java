package io.hilum.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One image as scripts send it to be looked at, for the API's description only. */
abstract class ImageParts {
    static final String WINDOW = "Number of the DICOM file's window to show it by; 0 is the default";
    static final String MASK = "What is blackened before anything is sent: xMin,yMin,xMax,yMax as fractions of the"
            + " upright image; up to 16, separated by semicolons";
    static final String MASK_EXAMPLE = "0,0,0.2,0.1";

    @Schema(description = WINDOW, examples = "0")
    public @Nullable String window;

    @Schema(description = MASK, examples = MASK_EXAMPLE)
    public @Nullable String mask;

    /** As {@code multipart/form-data}. */
    @Schema(name = "ImageForm", description = "An image as a form; each part at most once")
    static final class Form extends ImageParts {
        @Schema(required = true, description = StudyParts.IMAGE, format = "binary", contentMediaType = StudyParts.BYTES)
        public @Nullable String image;
    }

    /** As {@code application/json}. */
    @Schema(name = "ImageJson", description = "The same as JSON, the image as base64 of its file")
    static final class Json extends ImageParts {
        @Schema(
                required = true,
                description = StudyParts.IMAGE,
                contentEncoding = "base64",
                contentMediaType = StudyParts.BYTES,
                examples = "iVBORw0KGgo…")
        public @Nullable String image;
    }
}
