package io.hilum.overlay;

import io.hilum.findings.Report;
import io.hilum.image.ImageMapping;
import io.hilum.reading.Reading;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The strip below a picture that travels alone: what it may be used for and where it comes from. It lies outside the
 * image, so it never covers anatomy, and the frame is made as wide as its words need.
 */
final class Caption {
    static final String SIMULATED = "Simulated: image measurements, not a model.";
    private static final double LETTER_WIDTH = 0.58;
    private static final double LINE_HEIGHT = 1.55;

    private final List<String> lines;
    private final double imageWidth;
    private final double imageHeight;
    private final double fontSize;

    private Caption(List<String> lines, ImageMapping mapping) {
        this.lines = lines;
        this.imageWidth = mapping.width();
        this.imageHeight = mapping.height();
        this.fontSize = Math.max(imageWidth, imageHeight) * 0.021;
    }

    static Caption of(Reading reading) {
        Report report = reading.report();
        ImageMapping mapping = reading.frontal().mapping();
        List<String> lines = new ArrayList<>();
        lines.add(Report.NOTICE);
        if (report.provenance().simulated()) {
            lines.add(SIMULATED);
        }
        if (UnseenPart.isThere(mapping)) {
            lines.add(UnseenPart.EXPLANATION);
        }
        lines.add("Hilum " + report.provenance().version() + " · "
                + report.createdAt().truncatedTo(ChronoUnit.SECONDS));
        lines.add("Report " + report.id());
        return new Caption(lines, mapping);
    }

    String notice() {
        return lines.get(0);
    }

    double width() {
        double longest = lines.stream().mapToInt(String::length).max().orElse(0);
        return Math.max(imageWidth, (longest * LETTER_WIDTH + 2) * fontSize);
    }

    double height() {
        return (lines.size() * LINE_HEIGHT + 1) * fontSize;
    }

    /** Left edge of the frame around image and strip: negative where the words are wider than the image. */
    double left() {
        return (imageWidth - width()) / 2;
    }

    String viewBox() {
        return Tag.number(left()) + " 0 " + Tag.number(width()) + " " + Tag.number(imageHeight + height());
    }

    String backdrop() {
        return Tag.of("rect")
                .at(left(), 0, width(), imageHeight + height())
                .with("fill", "#000")
                .empty();
    }

    String svg() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(Tag.of("text")
                    .with("x", left() + fontSize)
                    .with("y", imageHeight + (i + 1) * LINE_HEIGHT * fontSize)
                    .with("font-size", fontSize)
                    .with("font-weight", i == 0 ? "700" : "400")
                    .with("fill", i == 0 ? "#f0b429" : "#d5dde5")
                    .text(lines.get(i)));
        }
        return Tag.of("g")
                .with("font-family", "system-ui, Segoe UI, Roboto, sans-serif")
                .around(text.toString());
    }
}
