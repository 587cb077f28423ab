package io.hilum.export;

import io.hilum.image.PreparedImage;
import io.hilum.overlay.OverlaySvg;
import io.hilum.reading.Reading;
import io.hilum.study.View;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.UUID;

/**
 * Keeps pictures of many megabytes out of the templates: a page is rendered with a short mark where each picture belongs,
 * and the picture is written there when the page is sent. A mark has a random part made for this one page, so no text
 * from outside can forge one.
 */
public final class PicturePlaces {
    private final Reading reading;
    private final String nonce = UUID.randomUUID().toString();

    /** Places for the pictures of that reading. */
    public PicturePlaces(Reading reading) {
        this.reading = reading;
    }

    /** The reading in words, with these places in it. */
    public ReportSheet sheet() {
        return SheetOf.reading(reading, this);
    }

    /** The mark that stands for a view's picture; it must reach the page unescaped. */
    String of(View view) {
        return "<!--" + view.key() + "-" + nonce + "-->";
    }

    /** Writes the rendered page with the pictures in their places; neither flushes nor closes. */
    public void write(String rendered, Writer out) throws IOException {
        int from = 0;
        for (Map.Entry<View, PreparedImage> entry : reading.images().entrySet()) {
            String mark = of(entry.getKey());
            int at = rendered.indexOf(mark, from);
            if (at < 0) {
                throw new IllegalStateException(
                        "the page has no place for the " + entry.getKey().key() + " image");
            }
            out.write(rendered, from, at - from);
            writePicture(entry.getKey(), entry.getValue(), out);
            from = at + mark.length();
        }
        out.write(rendered, from, rendered.length() - from);
    }

    private void writePicture(View view, PreparedImage image, Writer out) throws IOException {
        if (view == View.FRONTAL) {
            OverlaySvg.writeInline(reading, out);
        } else {
            OverlaySvg.writePlain(image, view, out);
        }
    }
}
