package io.hilum.export;

import io.hilum.overlay.OverlaySvg;
import io.hilum.reading.Reading;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** The annotated frontal image as one self-contained file, with the notice below the picture. */
public final class SvgExport {
    /** What the file is. */
    public static final String MEDIA_TYPE = "image/svg+xml";

    private SvgExport() {}

    /** Writes the file as UTF-8; flushes, and leaves the stream open. */
    public static void write(Reading reading, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        OverlaySvg.write(reading, writer);
        writer.flush();
    }
}
