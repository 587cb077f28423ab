package io.hilum.export;

import io.hilum.export.ReportSheet.Note;
import io.hilum.findings.Finding;
import io.hilum.findings.Report;
import io.hilum.findings.Warning;
import io.hilum.overlay.PlainText;
import io.hilum.reading.Reading;
import java.time.temporal.ChronoUnit;

/** A report as plain text, to be pasted into a mail or a notebook; it says what it is in its first and last line. */
final class PlainReport {
    private PlainReport() {}

    static String of(Reading reading) {
        Report report = reading.report();
        StringBuilder text = new StringBuilder(Report.NOTICE).append('\n');
        if (report.provenance().simulated()) {
            text.append("Simulated: image measurements, not a model.\n");
        }
        text.append('\n');
        for (Note note : SheetOf.notes(reading.text())) {
            text.append(note.name()).append(": ").append(note.text()).append('\n');
        }
        text.append("\nFindings\n");
        for (Finding finding : report.findings()) {
            text.append(finding.number())
                    .append(". ")
                    .append(PlainText.clean(finding.text()))
                    .append(" (")
                    .append(FindingEntry.where(finding))
                    .append(")\n");
        }
        for (Warning warning : report.warnings()) {
            text.append("Warning: ");
            warning.findingNumber()
                    .ifPresent(number -> text.append("Finding ").append(number).append(": "));
            text.append(PlainText.clean(warning.message())).append('\n');
        }
        report.images().forEach((view, image) -> {
            String shown = ShownAs.words(image);
            if (!shown.isEmpty()) {
                text.append(SheetOf.name(view)).append(" image: ").append(shown).append('\n');
            }
        });
        return text.append("\nReport ")
                .append(report.id())
                .append(", ")
                .append(report.createdAt().truncatedTo(ChronoUnit.SECONDS))
                .append(", ")
                .append(Provenances.summary(report))
                .append('\n')
                .toString();
    }
}
