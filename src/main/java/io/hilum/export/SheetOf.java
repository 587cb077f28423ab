package io.hilum.export;

import io.hilum.export.ReportSheet.Caution;
import io.hilum.export.ReportSheet.Note;
import io.hilum.export.ReportSheet.Picture;
import io.hilum.findings.Finding;
import io.hilum.findings.Report;
import io.hilum.findings.Warning;
import io.hilum.findings.WarningCode;
import io.hilum.image.ImageMapping;
import io.hilum.image.PreparedImage;
import io.hilum.overlay.Mark;
import io.hilum.overlay.PlainText;
import io.hilum.reading.Reading;
import io.hilum.study.ClinicalText;
import io.hilum.study.View;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts a reading into words for {@link ReportSheet}. */
final class SheetOf {
    private static final int SHORT_ID = 8;

    private SheetOf() {}

    static ReportSheet reading(Reading reading, PicturePlaces places) {
        Report report = reading.report();
        return new ReportSheet(
                report.id(),
                "hilum-"
                        + report.id()
                                .substring(0, Math.min(SHORT_ID, report.id().length())),
                report.createdAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                Report.NOTICE,
                report.provenance().simulated(),
                pictures(reading, places),
                notes(reading.text()),
                entries(report.findings()),
                cautions(report.warnings()),
                Provenances.unseen(reading.frontal().mapping()),
                Provenances.summary(report),
                Provenances.facts(reading),
                Provenances.images(report),
                PlainReport.of(reading));
    }

    /** The name of a view, as a person reads it. */
    static String name(View view) {
        return switch (view) {
            case FRONTAL -> "Frontal";
            case LATERAL -> "Lateral";
            case PRIOR -> "Prior";
        };
    }

    /** Those of the four texts that were given, clean, by name. */
    static List<Note> notes(ClinicalText text) {
        List<Note> notes = new ArrayList<>();
        notes.add(new Note("Indication", PlainText.clean(text.indication())));
        notes.add(new Note("Technique", PlainText.clean(text.technique())));
        notes.add(new Note("Comparison", PlainText.clean(text.comparison())));
        notes.add(new Note("Prior report", PlainText.clean(text.priorReport())));
        notes.removeIf(note -> note.text().isBlank());
        return notes;
    }

    private static List<Picture> pictures(Reading reading, PicturePlaces places) {
        List<Picture> pictures = new ArrayList<>();
        for (Map.Entry<View, PreparedImage> entry : reading.images().entrySet()) {
            View view = entry.getKey();
            ImageMapping mapping = entry.getValue().mapping();
            String caption = mapping.width() + " × " + mapping.height() + " · "
                    + entry.getValue().facts().format().toUpperCase(Locale.ROOT);
            String frame = "0 0 " + mapping.width() + " " + mapping.height();
            pictures.add(new Picture(view.key(), name(view), caption, frame, places.of(view)));
        }
        return pictures;
    }

    private static List<ReportSheet.Entry> entries(List<Finding> findings) {
        Map<Integer, Mark> marks =
                Mark.of(findings).stream().collect(Collectors.toMap(Mark::number, Function.identity()));
        return findings.stream()
                .map(finding -> FindingEntry.of(finding, marks.get(finding.number())))
                .toList();
    }

    /** All warnings but the simulator's, for which the page has a banner of its own. */
    private static List<Caution> cautions(List<Warning> warnings) {
        return warnings.stream()
                .filter(warning -> warning.code() != WarningCode.SIMULATED)
                .map(warning -> new Caution(
                        warning.code().key(), warning.findingNumber().orElse(0), PlainText.clean(warning.message())))
                .toList();
    }
}
