package io.hilum.overlay;

import io.hilum.findings.PixelRectangle;
import io.hilum.image.PreparedImage;
import io.hilum.study.View;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Writes a prepared image as an SVG {@code image} in the pixels of the original. The base64 is made and written piece by
 * piece, so a picture of many megabytes never stands in memory as text.
 */
final class PictureWriter {
    /** A multiple of three, so that only the last piece has padding. */
    private static final int PIECE = 3 * 8192;

    private PictureWriter() {}

    static void write(PreparedImage image, View view, Writer out) throws IOException {
        PixelRectangle sent = image.mapping().sent();
        // "none": the sent picture was rounded to whole pixels, and must fill exactly the place that it came from.
        String tag = Tag.of("image")
                .with("id", "image-" + view.key())
                .at(sent.x(), sent.y(), sent.width(), sent.height())
                .with("preserveAspectRatio", "none")
                .open();
        out.write(tag.substring(0, tag.length() - 1));
        out.write(" href=\"");
        writeHref(image.png(), out);
        out.write("\"/>");
    }

    private static void writeHref(byte[] png, Writer out) throws IOException {
        out.write("data:image/png;base64,");
        for (int from = 0; from < png.length; from += PIECE) {
            byte[] piece = Arrays.copyOfRange(png, from, Math.min(png.length, from + PIECE));
            out.write(new String(Base64.getEncoder().encode(piece), StandardCharsets.ISO_8859_1));
        }
    }
}
