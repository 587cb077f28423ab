package io.hilum.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.findings.EndpointBox;
import io.hilum.findings.LocatedBox;
import io.hilum.image.MadeUpImages;
import io.hilum.reading.MadeUpReading;
import io.hilum.reading.Reading;
import io.hilum.study.Geometry;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class OverlayPropertiesTest {
    @Property(tries = 300)
    void theSvgIsWellFormedAndSaysTheTextWhateverTheTextIs(@ForAll("anyText") String text) {
        Reading reading = new MadeUpReading(MadeUpImages.grey(300, 400, Geometry.CROP))
                .finding(text, new EndpointBox(0.1, 0.1, 0.4, 0.4))
                .reading();

        Svg svg = Svg.standalone(reading);

        assertEquals(
                "Finding 1: " + PlainText.clean(text),
                svg.byClass("mark").get(0).getFirstChild().getTextContent());
        assertEquals(1, svg.byClass("box").size());
    }

    @Property(tries = 300)
    void cleanTextHoldsNothingThatHidesOrReordersLetters(@ForAll("anyText") String text) {
        String clean = PlainText.clean(text);

        assertFalse(clean.codePoints().anyMatch(c -> c != '\n' && Character.isISOControl(c)));
        assertFalse(clean.codePoints().anyMatch(c -> c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069));
        assertFalse(clean.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF));
        assertEquals(clean, PlainText.clean(clean));
    }

    @Example
    void controlsAreDroppedAndLoneSurrogatesReplaced() {
        assertEquals("ab c\nd\uFFFDe", PlainText.clean("a\u0000\u202Eb\tc\r\nd\uD800e\u2069\u200F\u001B"));
    }

    @Property(tries = 200)
    void badgesNeverOverlapAndNeverLeaveTheImage(
            @ForAll @IntRange(min = 1, max = 6000) int width,
            @ForAll @IntRange(min = 1, max = 6000) int height,
            @ForAll Geometry geometry,
            @ForAll("boxes") @Size(max = 60) List<EndpointBox> boxes) {
        MadeUpReading made = new MadeUpReading(MadeUpImages.grey(width, height, geometry));
        boxes.forEach(box -> made.finding("Finding.", box));
        List<Mark> marks = Mark.of(made.reading().report().findings());

        List<Badge> badges = BadgePlacement.place(marks, width, height);

        assertEquals(
                marks.stream().mapToInt(mark -> mark.finding().boxes().size()).sum(), badges.size());
        for (int i = 0; i < badges.size(); i++) {
            Badge badge = badges.get(i);
            assertTrue(badge.x() >= badge.radius() - 1e-9 && badge.x() <= width - badge.radius() + 1e-9);
            assertTrue(badge.y() >= badge.radius() - 1e-9 && badge.y() <= height - badge.radius() + 1e-9);
            for (Badge other : badges.subList(0, i)) {
                assertFalse(badge.touches(other.x(), other.y()));
            }
        }
        assertEquals(badges, BadgePlacement.place(marks, width, height));
    }

    @Property(tries = 200)
    void boxesAreDrawnWhereTheyWereLocated(@ForAll Geometry geometry, @ForAll("box") EndpointBox box) {
        MadeUpReading made = new MadeUpReading(MadeUpImages.grey(2345, 1789, geometry)).finding("Finding.", box);
        List<LocatedBox> located = made.reading().report().findings().get(0).boxes();

        List<io.hilum.findings.PixelRectangle> drawn = Svg.standalone(made.reading()).byClass("box").stream()
                .map(Svg::rectangle)
                .toList();

        assertEquals(located.size(), drawn.size());
        for (int i = 0; i < drawn.size(); i++) {
            assertEquals(located.get(i).pixels().x(), drawn.get(i).x(), 0.0006);
            assertEquals(located.get(i).pixels().y(), drawn.get(i).y(), 0.0006);
            assertEquals(located.get(i).pixels().width(), drawn.get(i).width(), 0.0006);
            assertEquals(located.get(i).pixels().height(), drawn.get(i).height(), 0.0006);
        }
    }

    @Provide
    Arbitrary<String> anyText() {
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(40);
        Arbitrary<String> nasty = Arbitraries.of(
                        "</title>",
                        "]]>",
                        "<!--",
                        "&",
                        "\"",
                        "'",
                        "\u0000",
                        "\uD800",
                        "\u202E",
                        "\uFFFF",
                        "<script>",
                        "&#0;",
                        "\u2028",
                        "{x}")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
        return Combinators.combine(any, nasty).as((a, b) -> a + b);
    }

    @Provide
    Arbitrary<List<EndpointBox>> boxes() {
        return box().list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<EndpointBox> box() {
        Arbitrary<Integer> bin = Arbitraries.integers().between(0, 98);
        return Combinators.combine(bin, bin, bin, bin)
                .as((a, b, c, d) -> new EndpointBox(
                        Math.min(a, c) / 100.0,
                        Math.min(b, d) / 100.0,
                        (Math.max(a, c) + 1) / 100.0,
                        (Math.max(b, d) + 1) / 100.0));
    }
}
