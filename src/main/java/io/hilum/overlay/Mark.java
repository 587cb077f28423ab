package io.hilum.overlay;

import io.hilum.findings.Finding;
import io.hilum.findings.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * How one located finding is told from the others: a colour and a dash pattern beside its number, so that nobody needs
 * to see colours. Seven colours and six patterns advance together, so 42 findings in a row differ from each other.
 *
 * @param finding the finding that is marked; it has boxes
 * @param colour as {@code #rrggbb}, light enough for black on it
 * @param dash the stroke's pattern in screen pixels, or {@code none}
 */
public record Mark(Finding finding, String colour, String dash) {
    private static final List<String> COLOURS =
            List.of("#f2a51a", "#56b4e9", "#2cc295", "#f48fc8", "#f0e442", "#ff7a45", "#b39dff");
    private static final List<String> DASHES = List.of("none", "11 5", "3 4", "15 4 3 4", "6 3", "15 4 3 4 3 4");

    /** The marks of all findings that have a location, in the findings' order. */
    public static List<Mark> of(List<Finding> findings) {
        List<Mark> marks = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.location() == Location.GIVEN) {
                int i = marks.size();
                marks.add(new Mark(finding, COLOURS.get(i % COLOURS.size()), DASHES.get(i % DASHES.size())));
            }
        }
        return List.copyOf(marks);
    }

    /** The finding's number. */
    public int number() {
        return finding.number();
    }

    /** The share of the image that its largest box covers: larger ones are drawn first, so that none is hidden. */
    double largestArea() {
        return finding.boxes().stream()
                .mapToDouble(box -> box.fraction().area())
                .max()
                .orElse(0);
    }
}
