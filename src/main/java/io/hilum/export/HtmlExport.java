package io.hilum.export;

import io.hilum.reading.Reading;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * A report as one self-contained HTML file: no script, nothing from outside, its pictures and its one style sheet within;
 * also well-formed XML. The same body as the report page's.
 */
@Singleton
public class HtmlExport {
    /** What the file is. */
    public static final String MEDIA_TYPE = "text/html;charset=UTF-8";

    private final Template template;
    private final InlineStyle style = InlineStyle.load();

    /** With the template {@code report-file.html}. */
    public HtmlExport(@Location("report-file.html") Template template) {
        this.template = template;
    }

    /** Writes the file as UTF-8; flushes, and leaves the stream open. */
    public void write(Reading reading, OutputStream out) throws IOException {
        PicturePlaces places = new PicturePlaces(reading);
        String rendered = template.data("sheet", places.sheet())
                .data("style", style.css())
                .render();
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        places.write(rendered, writer);
        writer.flush();
    }

    /**
     * The content security policy under which the file shows everything that it has and can do nothing else, for the
     * header of an answer that is this file.
     */
    public String contentSecurityPolicy() {
        return "default-src 'none'; img-src data:; style-src '" + style.hash()
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
