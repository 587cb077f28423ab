package io.hilum.web;

import io.hilum.export.JsonExport;
import io.hilum.export.PicturePlaces;
import io.hilum.export.ReportSheet;
import io.hilum.reading.Reading;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The page that shows a reading. It stands by itself: nothing of it is kept on the server. */
@Singleton
class ReportPage {
    private final JsonExport json;

    ReportPage(JsonExport json) {
        this.json = json;
    }

    /** The page's bytes, with the pictures written straight through. */
    StreamingOutput of(Reading reading, Frame frame) {
        PicturePlaces places = new PicturePlaces(reading);
        ReportSheet sheet = places.sheet();
        byte[] report = json.json(reading.report()).getBytes(StandardCharsets.UTF_8);
        String rendered = Pages.report(
                        frame.around(sheet.simulated()),
                        sheet,
                        Base64.getEncoder().encodeToString(report))
                .render();
        return out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            places.write(rendered, writer);
            writer.flush();
        };
    }
}
