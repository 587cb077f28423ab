package io.hilum.export;

import io.hilum.export.ReportSheet.Fact;
import io.hilum.export.ReportSheet.ImageLine;
import io.hilum.findings.ImageFacts;
import io.hilum.findings.ImageFacts.Seen;
import io.hilum.findings.Provenance;
import io.hilum.findings.Report;
import io.hilum.image.ImageMapping;
import io.hilum.overlay.PlainText;
import io.hilum.reading.Reading;
import io.hilum.study.Geometry;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where a report comes from, in words, so that somebody else can make it again. */
final class Provenances {
    private static final long SECOND = 1000;

    private Provenances() {}

    static String summary(Report report) {
        Provenance from = report.provenance();
        return (from.simulated() ? "simulator" : PlainText.clean(from.endpoint()))
                + " · "
                + (from.geometry().equals(Geometry.PAD.key()) ? "padded" : "cropped")
                + " · "
                + duration(from.latencyMillis())
                + " · Hilum "
                + from.version();
    }

    static List<Fact> facts(Reading reading) {
        Report report = reading.report();
        Provenance from = report.provenance();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "Endpoint",
                PlainText.clean(from.endpoint()) + (from.simulated() ? " (built-in simulator)" : ""),
                false));
        facts.add(new Fact(
                "Deployment",
                from.deployment().isEmpty() ? "the endpoint's default" : PlainText.clean(from.deployment()),
                false));
        facts.add(new Fact("Answered in", answeredIn(from), false));
        facts.add(new Fact("Geometry", geometry(reading.frontal().mapping()), false));
        facts.add(new Fact(
                "Made", report.createdAt().truncatedTo(ChronoUnit.SECONDS).toString(), false));
        facts.add(new Fact("Version", "Hilum " + from.version(), false));
        facts.add(new Fact("Report id", report.id(), true));
        facts.add(new Fact("Request id", PlainText.clean(from.requestId()), true));
        return facts;
    }

    /** What was sent of each image. */
    static List<ImageLine> images(Report report) {
        List<ImageLine> lines = new ArrayList<>();
        report.images().forEach((view, image) -> {
            ImageFacts.Sent sent = image.sent();
            String size = sent.width() + " × " + sent.height() + " PNG, " + kilobytes(sent.bytes());
            Fact sentHash = new Fact("sent", sent.sha256(), true);
            lines.add(new ImageLine(
                    SheetOf.name(view),
                    size,
                    ShownAs.words(image),
                    List.of(sentHash, new Fact("uploaded", image.sha256(), true))));
        });
        return lines;
    }

    /** How much of the frontal image the model did not see, or the empty text. */
    static String unseen(ImageMapping mapping) {
        Seen seen = mapping.seen();
        double share = 1 - (double) seen.width() * seen.height() / ((double) mapping.width() * mapping.height());
        if (share <= 0) {
            return "";
        }
        long percent = Math.max(1, Math.round(share * 100));
        return "Hatched: not seen by the model, " + percent + " % of the image.";
    }

    /** A time a person can take in: {@code 142 ms}, {@code 8.2 s}. */
    static String duration(long millis) {
        return millis < SECOND ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / (double) SECOND);
    }

    private static String answeredIn(Provenance from) {
        String attempts = from.attempts() == 1 ? "1 attempt" : from.attempts() + " attempts";
        String queued = from.queuedMillis() > 0 ? ", after " + duration(from.queuedMillis()) + " in the queue" : "";
        return duration(from.latencyMillis()) + ", " + attempts + queued;
    }

    private static String geometry(ImageMapping mapping) {
        Seen seen = mapping.seen();
        if (mapping.geometry() == Geometry.PAD) {
            return "padded with black to a square of " + mapping.side() + " pixels; the model saw the whole image";
        }
        return "cropped; the model saw the centred square of " + seen.width() + " pixels, from x " + seen.x() + ", y "
                + seen.y();
    }

    private static String kilobytes(int bytes) {
        return bytes < 1_000_000
                ? Math.max(1, Math.round(bytes / 1000.0)) + " kB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }
}
