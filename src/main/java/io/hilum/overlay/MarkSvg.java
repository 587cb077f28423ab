package io.hilum.overlay;

import io.hilum.findings.LocatedBox;
import io.hilum.findings.PixelRectangle;
import java.util.List;

/** Boxes and badges as SVG. Strokes keep their width on the screen however large the image is shown. */
final class MarkSvg {
    private static final String FIXED_STROKE = "non-scaling-stroke";

    private MarkSvg() {}

    /** One group for a finding: a dark halo and a coloured, patterned stroke for each of its boxes. */
    static String boxes(Mark mark) {
        StringBuilder inner = new StringBuilder(Tag.of("title")
                        .text("Finding " + mark.number() + ": " + mark.finding().text()))
                .append(Tag.of("desc").text(Whereabouts.of(mark.finding())));
        for (LocatedBox box : mark.finding().boxes()) {
            inner.append(rect("halo", box.pixels())
                    .with("stroke", "#000")
                    .with("stroke-width", 5.5)
                    .with("stroke-opacity", 0.6)
                    .empty());
            inner.append(rect("box", box.pixels())
                    .with("stroke", mark.colour())
                    .with("stroke-width", 2.25)
                    .with("stroke-dasharray", mark.dash())
                    .with("pointer-events", "all")
                    .empty());
        }
        return Tag.of("g")
                .with("id", "mark-" + mark.number())
                .with("class", "mark")
                .with("data-finding", mark.number())
                .with("role", "img")
                .around(inner.toString());
    }

    static String badges(List<Badge> badges) {
        StringBuilder inner = new StringBuilder();
        badges.stream().filter(Badge::isFar).forEach(badge -> inner.append(leader(badge)));
        badges.forEach(badge -> inner.append(badge(badge)));
        return Tag.of("g")
                .with("class", "badges")
                .with("aria-hidden", "true")
                .with("pointer-events", "none")
                .around(inner.toString());
    }

    private static Tag rect(String name, PixelRectangle box) {
        return Tag.of("rect")
                .with("class", name)
                .at(box.x(), box.y(), box.width(), box.height())
                .with("fill", "none")
                .with("vector-effect", FIXED_STROKE);
    }

    private static String leader(Badge badge) {
        return Tag.of("line")
                .with("class", "leader")
                .with("data-badge", badge.mark().number())
                .with("x1", badge.x())
                .with("y1", badge.y())
                .with("x2", badge.cornerX())
                .with("y2", badge.cornerY())
                .with("stroke", badge.mark().colour())
                .with("stroke-width", 1.5)
                .with("vector-effect", FIXED_STROKE)
                .empty();
    }

    private static String badge(Badge badge) {
        String number = Integer.toString(badge.mark().number());
        double fontSize = badge.radius() * (number.length() == 1 ? 1.25 : number.length() == 2 ? 1.08 : 0.8);
        String disc = Tag.of("circle")
                .with("r", badge.radius())
                .with("fill", badge.mark().colour())
                .with("stroke", "#000")
                .with("stroke-opacity", 0.65)
                .with("stroke-width", badge.radius() * 0.1)
                .empty();
        String digits = Tag.of("text")
                .with("y", fontSize * 0.355)
                .with("font-family", "system-ui, Segoe UI, Roboto, sans-serif")
                .with("font-size", fontSize)
                .with("font-weight", "700")
                .with("text-anchor", "middle")
                .with("fill", "#000")
                .text(number);
        return Tag.of("g")
                .with("class", "badge")
                .with("data-badge", badge.mark().number())
                .with("transform", "translate(" + Tag.number(badge.x()) + " " + Tag.number(badge.y()) + ")")
                .around(disc + digits);
    }
}
