package io.hilum.fuzz;

import io.hilum.endpoint.FuzzedAnswer;
import io.hilum.endpoint.FuzzedRows;
import io.hilum.image.FuzzedFrame;
import io.hilum.image.FuzzedImage;
import io.hilum.image.FuzzedPixels;
import io.hilum.upload.FuzzedUpload;
import java.util.Locale;
import java.util.function.Supplier;

/** All readers of untrusted bytes. */
public enum FuzzTarget {
    PNG(FuzzedImage::png),
    PNG_PIXELS(FuzzedPixels::new),
    JPEG(FuzzedImage::jpeg),
    DICOM(FuzzedImage::dicom),
    RLE(FuzzedFrame::rle),
    JPEG_LOSSLESS(FuzzedFrame::jpegLossless),
    JPEG_LS(FuzzedFrame::jpegLs),
    JPEG_12(FuzzedFrame::jpeg12),
    JPEG_2000(FuzzedFrame::jpeg2000),
    MULTIPART(FuzzedUpload::multipart),
    JSON(FuzzedUpload::json),
    ROWS(FuzzedRows::new),
    ANSWER(FuzzedAnswer::new);

    private final Supplier<Fuzzed> reader;

    FuzzTarget(Supplier<Fuzzed> reader) {
        this.reader = reader;
    }

    /** A new reader. */
    Fuzzed open() {
        return reader.get();
    }

    /** The name of its folder, under {@code src/test/resources/fuzz} among others. */
    String folder() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
