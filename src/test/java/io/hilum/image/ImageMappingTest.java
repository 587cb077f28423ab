package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.findings.EndpointBox;
import io.hilum.findings.LocatedBox;
import io.hilum.findings.PixelRectangle;
import io.hilum.study.Geometry;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class ImageMappingTest {
    @Provide
    Arbitrary<EndpointBox> boxes() {
        Arbitrary<Double> fractions = Arbitraries.doubles().between(0, 1).ofScale(6);
        return Combinators.combine(fractions, fractions, fractions, fractions)
                .filter((a, b, c, d) -> !a.equals(b) && !c.equals(d))
                .as((a, b, c, d) -> new EndpointBox(Math.min(a, b), Math.min(c, d), Math.max(a, b), Math.max(c, d)));
    }

    @Property
    void croppedBoxesLieWhereTheProtocolsFormulaSays(
            @ForAll @IntRange(min = 1, max = 10000) int width,
            @ForAll @IntRange(min = 1, max = 10000) int height,
            @ForAll("boxes") EndpointBox box) {
        int side = Math.min(width, height);
        int left = (width - side) / 2;
        int top = (height - side) / 2;

        PixelRectangle pixels = located(width, height, Geometry.CROP, box).pixels();

        assertEquals(box.xMin() * side + left, pixels.x(), 1e-9);
        assertEquals(box.yMin() * side + top, pixels.y(), 1e-9);
        assertEquals((box.xMax() - box.xMin()) * side, pixels.width(), 1e-9);
        assertEquals((box.yMax() - box.yMin()) * side, pixels.height(), 1e-9);
    }

    @Property
    void aBoxOnTheImageComesBackFromThePaddedSquare(
            @ForAll @IntRange(min = 1, max = 10000) int width,
            @ForAll @IntRange(min = 1, max = 10000) int height,
            @ForAll("boxes") EndpointBox onImage) {
        ImageMapping mapping = new ImageMapping(width, height, Geometry.PAD);
        // Given a box on the image, as the model would see it in the square
        EndpointBox seen = new EndpointBox(
                (onImage.xMin() * width - mapping.left()) / mapping.side(),
                (onImage.yMin() * height - mapping.top()) / mapping.side(),
                (onImage.xMax() * width - mapping.left()) / mapping.side(),
                (onImage.yMax() * height - mapping.top()) / mapping.side());

        LocatedBox located = mapping.locate(seen).orElseThrow();

        assertEquals(onImage.xMin(), located.fraction().xMin(), 1e-9);
        assertEquals(onImage.yMin(), located.fraction().yMin(), 1e-9);
        assertEquals(onImage.xMax(), located.fraction().xMax(), 1e-9);
        assertEquals(onImage.yMax(), located.fraction().yMax(), 1e-9);
    }

    @Property
    void aLocatedBoxLiesOnTheImageAndKeepsItsOrigin(
            @ForAll @IntRange(min = 1, max = 10000) int width,
            @ForAll @IntRange(min = 1, max = 10000) int height,
            @ForAll Geometry geometry,
            @ForAll("boxes") EndpointBox box) {
        Optional<LocatedBox> located = new ImageMapping(width, height, geometry).locate(box);

        located.ifPresent(it -> {
            assertTrue(it.pixels().x() >= 0 && it.pixels().x() + it.pixels().width() <= width + 1e-6);
            assertTrue(it.pixels().y() >= 0 && it.pixels().y() + it.pixels().height() <= height + 1e-6);
            assertEquals(box, it.endpoint());
        });
        assertTrue(located.isPresent() || geometry == Geometry.PAD);
    }

    @Property
    void noBoxHoweverThinIsAnError(
            @ForAll @IntRange(min = 1, max = 10000) int width,
            @ForAll Geometry geometry,
            @ForAll @DoubleRange(min = 0, max = 0.99) double x) {
        EndpointBox thin = new EndpointBox(x, x, Math.nextUp(x), Math.nextUp(x));

        new ImageMapping(width, 777, geometry)
                .locate(thin)
                .ifPresent(it -> assertTrue(it.fraction().area() >= 0));
    }

    @Property
    void reachingIntoPaddingMeansBeingCut(
            @ForAll @IntRange(min = 1, max = 3000) int width,
            @ForAll @IntRange(min = 1, max = 3000) int height,
            @ForAll("boxes") EndpointBox box) {
        ImageMapping mapping = new ImageMapping(width, height, Geometry.PAD);
        double full = (box.xMax() - box.xMin()) * (box.yMax() - box.yMin()) * mapping.side() * mapping.side();
        double kept = mapping.locate(box)
                .map(it -> it.pixels().width() * it.pixels().height())
                .orElse(0.0);

        if (mapping.reachesIntoPadding(box)) {
            assertTrue(kept <= full);
        } else {
            assertEquals(full, kept, 1e-6 * full + 1e-9);
        }
    }

    @Example
    void aBoxInThePaddingAloneIsNowhere() {
        ImageMapping mapping = new ImageMapping(500, 1000, Geometry.PAD);

        assertTrue(mapping.locate(new EndpointBox(0, 0, .2, 1)).isEmpty());
    }

    private static LocatedBox located(int width, int height, Geometry geometry, EndpointBox box) {
        return new ImageMapping(width, height, geometry).locate(box).orElseThrow();
    }
}
