package io.hilum.overlay;

import io.hilum.findings.ImageFacts.Seen;
import io.hilum.image.ImageMapping;
import java.util.ArrayList;
import java.util.List;

/** The bands of the frontal image that lie outside the model's square: dimmed, hatched, and said to be unseen. */
final class UnseenPart {
    static final String EXPLANATION = "Hatched: not seen by the model, which reads only the centred square.";

    private UnseenPart() {}

    static boolean isThere(ImageMapping mapping) {
        return mapping.seen().width() < mapping.width() || mapping.seen().height() < mapping.height();
    }

    static String svg(ImageMapping mapping) {
        StringBuilder bands = new StringBuilder(Tag.of("title").text(EXPLANATION));
        for (Seen band : bands(mapping)) {
            for (String fill : List.of("#000", "url(#hilum-hatch)")) {
                bands.append(Tag.of("rect")
                        .at(band.x(), band.y(), band.width(), band.height())
                        .with("fill", fill)
                        .with("fill-opacity", fill.equals("#000") ? 0.55 : 1)
                        .empty());
            }
        }
        return Tag.of("g").with("class", "unseen").with("role", "img").around(bands.toString());
    }

    /** The hatching, as coarse as the image is large. */
    static String pattern(ImageMapping mapping) {
        double step = Math.max(mapping.width(), mapping.height()) / 70.0;
        String line = Tag.of("path")
                .with("d", "M0 0V" + Tag.number(step))
                .with("stroke", "#b4c0cc")
                .with("stroke-opacity", 0.55)
                .with("stroke-width", step / 5)
                .empty();
        return Tag.of("pattern")
                .with("id", "hilum-hatch")
                .with("width", step)
                .with("height", step)
                .with("patternUnits", "userSpaceOnUse")
                .with("patternTransform", "rotate(45)")
                .around(line);
    }

    private static List<Seen> bands(ImageMapping mapping) {
        Seen seen = mapping.seen();
        int right = seen.x() + seen.width();
        int bottom = seen.y() + seen.height();
        List<Seen> bands = new ArrayList<>();
        bands.add(new Seen(0, 0, mapping.width(), seen.y()));
        bands.add(new Seen(0, bottom, mapping.width(), mapping.height() - bottom));
        bands.add(new Seen(0, seen.y(), seen.x(), seen.height()));
        bands.add(new Seen(right, seen.y(), mapping.width() - right, seen.height()));
        bands.removeIf(band -> band.width() <= 0 || band.height() <= 0);
        return bands;
    }
}
