package io.hilum.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hilum.export.HtmlExport;
import io.hilum.export.JsonExport;
import io.hilum.export.SvgExport;
import io.hilum.findings.Report;
import io.hilum.image.PreparedImage;
import io.hilum.reading.Reading;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The formats that a report is answered in, the first being the default. */
@Singleton
class ReportFormats implements JsonExport {
    static final String SVG = SvgExport.MEDIA_TYPE;
    static final List<Variant> ALL = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(SVG), MediaType.TEXT_HTML_TYPE)
            .build();
    private static final int PAGE_BYTES = 1 << 16;

    private final ObjectMapper json;
    private final HtmlExport html;

    ReportFormats(ObjectMapper json, HtmlExport html) {
        this.json = json;
        this.html = html;
    }

    @Override
    public String json(Report report) {
        try {
            return json.writeValueAsString(ReportJson.of(report));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a report is plain data", impossible);
        }
    }

    /** The answer in that format. */
    Response answer(Reading reading, MediaType format) {
        try {
            if (format.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return Response.ok(json(reading.report()), MediaType.APPLICATION_JSON_TYPE)
                        .build();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream(size(reading));
            if (format.isCompatible(MediaType.TEXT_HTML_TYPE)) {
                html.write(reading, out);
                return Response.ok(out.toByteArray(), HtmlExport.MEDIA_TYPE)
                        .header("Content-Security-Policy", html.contentSecurityPolicy())
                        .build();
            }
            SvgExport.write(reading, out);
            return Response.ok(out.toByteArray(), SVG).build();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
    }

    /** About the bytes of an answer with all pictures as base64, so that the buffer need not grow. */
    private static int size(Reading reading) {
        int pictures = 0;
        for (PreparedImage image : reading.images().values()) {
            pictures += image.png().length;
        }
        return pictures / 3 * 4 + PAGE_BYTES;
    }
}
