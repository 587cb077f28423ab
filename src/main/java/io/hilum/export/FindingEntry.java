package io.hilum.export;

import io.hilum.export.ReportSheet.Entry;
import io.hilum.export.ReportSheet.Values;
import io.hilum.findings.BoundingBox;
import io.hilum.findings.EndpointBox;
import io.hilum.findings.Finding;
import io.hilum.findings.LocatedBox;
import io.hilum.findings.PixelRectangle;
import io.hilum.overlay.Mark;
import io.hilum.overlay.PlainText;
import io.hilum.overlay.Whereabouts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One finding in words. */
final class FindingEntry {
    private FindingEntry() {}

    static Entry of(Finding finding, @Nullable Mark mark) {
        return new Entry(
                finding.number(),
                PlainText.clean(finding.text()),
                finding.location().key(),
                where(finding),
                mark == null ? "" : mark.colour(),
                mark == null ? "" : mark.dash(),
                finding.boxes().stream().map(FindingEntry::values).toList());
    }

    /** Where on the image, or why nowhere: that none was given and that one was thrown away are different things. */
    static String where(Finding finding) {
        return switch (finding.location()) {
            case GIVEN -> Whereabouts.of(finding);
            case NONE -> "no location given";
            case DISCARDED -> "location discarded: the endpoint's box can't be on the image";
        };
    }

    private static Values values(LocatedBox box) {
        BoundingBox on = box.fraction();
        PixelRectangle px = box.pixels();
        EndpointBox said = box.endpoint();
        return new Values(
                numbers("%.3f %.3f %.3f %.3f", on.xMin(), on.yMin(), on.xMax(), on.yMax()),
                numbers("x %.1f  y %.1f  %.1f × %.1f", px.x(), px.y(), px.width(), px.height()),
                numbers("%.3f %.3f %.3f %.3f", said.xMin(), said.yMin(), said.xMax(), said.yMax()));
    }

    private static String numbers(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
