package io.hilum.overlay;

import io.hilum.findings.ImageFacts.Seen;
import io.hilum.image.ImageMapping;
import io.hilum.image.PreparedImage;
import io.hilum.reading.Reading;
import io.hilum.study.View;
import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;

/**
 * A study's pictures as SVG in the pixels of the original, upright image, so that a box never shifts against its image.
 * Only presentation attributes: it looks right by itself, and in a page under a strict content security policy.
 *
 * <p>Pure, and safe to use from any thread. Nothing is closed or flushed; an {@link IOException} is the writer's own.
 */
public final class OverlaySvg {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private OverlaySvg() {}

    /** The annotated frontal image as a file of its own, with the notice in a strip below it. */
    public static void write(Reading reading, Writer out) throws IOException {
        Caption caption = Caption.of(reading);
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        // No width or height: whoever shows it decides how large, and a browser fits it into its window.
        out.write(root(reading).with("viewBox", caption.viewBox()).open());
        out.write(Tag.of("title").text("Chest X-ray with findings marked. " + caption.notice()));
        out.write(caption.backdrop());
        writeContent(reading, out);
        out.write(caption.svg());
        out.write("</svg>\n");
    }

    /**
     * The same picture to stand in a page: its frame is the image alone, and the strip waits, not displayed, for whoever
     * saves the picture from the page ({@code data-export-viewbox} is the frame to take then).
     */
    public static void writeInline(Reading reading, Writer out) throws IOException {
        Caption caption = Caption.of(reading);
        out.write(root(reading)
                .with("id", "picture-frontal")
                .with("viewBox", frame(reading.frontal().mapping()))
                .with("data-export-viewbox", caption.viewBox())
                .open());
        out.write(
                Tag.of("g").with("class", "export-only").with("display", "none").around(caption.backdrop()));
        writeContent(reading, out);
        out.write(
                Tag.of("g").with("class", "export-only").with("display", "none").around(caption.svg()));
        out.write("</svg>");
    }

    /** The lateral or prior image to stand in a page; never with boxes, which belong to the frontal image alone. */
    public static void writePlain(PreparedImage image, View view, Writer out) throws IOException {
        ImageMapping mapping = image.mapping();
        out.write(Tag.of("svg")
                .with("xmlns", NAMESPACE)
                .with("id", "picture-" + view.key())
                .with("class", "picture")
                .with("viewBox", frame(mapping))
                .with("role", "img")
                .with("aria-label", view == View.PRIOR ? "Prior image" : "Lateral image")
                .open());
        String clip = "hilum-frame-" + view.key();
        out.write(Tag.of("defs").around(clip(clip, mapping)));
        writeClipped(image, view, clip, out);
        out.write("</svg>");
    }

    private static Tag root(Reading reading) {
        int marks = Mark.of(reading.report().findings()).size();
        ImageMapping mapping = reading.frontal().mapping();
        return Tag.of("svg")
                .with("xmlns", NAMESPACE)
                .with("class", "picture")
                .with("data-width", mapping.width())
                .with("data-height", mapping.height())
                .with("data-seen", seen(mapping))
                .with("role", "group")
                .with("aria-label", "Frontal image, " + (marks == 1 ? "1 finding" : marks + " findings") + " marked");
    }

    private static void writeContent(Reading reading, Writer out) throws IOException {
        ImageMapping mapping = reading.frontal().mapping();
        List<Mark> marks = Mark.of(reading.report().findings());
        out.write(Tag.of("defs").around(clip("hilum-frame-frontal", mapping) + UnseenPart.pattern(mapping)));
        writeClipped(reading.frontal(), View.FRONTAL, "hilum-frame-frontal", out);
        if (UnseenPart.isThere(mapping)) {
            out.write(UnseenPart.svg(mapping));
        }
        out.write(Tag.of("g").with("class", "marks").open());
        for (Mark mark : largestFirst(marks)) {
            out.write(MarkSvg.boxes(mark));
        }
        out.write("</g>");
        out.write(MarkSvg.badges(BadgePlacement.place(marks, mapping.width(), mapping.height())));
    }

    /** A padded picture hangs over the image's edges; the clip cuts it back to the image. */
    private static void writeClipped(PreparedImage image, View view, String clip, Writer out) throws IOException {
        out.write(Tag.of("g").with("clip-path", "url(#" + clip + ")").open());
        PictureWriter.write(image, view, out);
        out.write("</g>");
    }

    private static String clip(String id, ImageMapping mapping) {
        String frame =
                Tag.of("rect").at(0, 0, mapping.width(), mapping.height()).empty();
        return Tag.of("clipPath").with("id", id).around(frame);
    }

    private static List<Mark> largestFirst(List<Mark> marks) {
        return marks.stream()
                .sorted(Comparator.comparingDouble(Mark::largestArea).reversed())
                .toList();
    }

    private static String frame(ImageMapping mapping) {
        return "0 0 " + mapping.width() + " " + mapping.height();
    }

    private static String seen(ImageMapping mapping) {
        Seen seen = mapping.seen();
        return seen.x() + " " + seen.y() + " " + seen.width() + " " + seen.height();
    }
}
