package io.hilum.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.findings.EndpointBox;
import io.hilum.findings.PixelRectangle;
import io.hilum.findings.Report;
import io.hilum.image.MadeUpImages;
import io.hilum.reading.MadeUpReading;
import io.hilum.study.Geometry;
import io.hilum.study.View;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class OverlaySvgTest {
    private static final EndpointBox BOX = new EndpointBox(0.125, 0.0, 0.625, 0.35);

    @Test
    void aBoxLiesWhereTheMappingSaysOnACroppedImage() {
        MadeUpReading made = new MadeUpReading(MadeUpImages.grey(2000, 2500, Geometry.CROP)).finding("Opacity.", BOX);

        Element box = Svg.standalone(made.reading()).byClass("box").get(0);

        assertEquals(new PixelRectangle(250, 250, 1000, 700), Svg.rectangle(box));
    }

    @Test
    void aPaddedPictureHangsOverTheImageAndIsClippedToIt() {
        MadeUpReading made = new MadeUpReading(MadeUpImages.grey(2000, 2500, Geometry.PAD)).finding("Opacity.", BOX);

        Svg svg = Svg.inline(made.reading());

        assertEquals("0 0 2000 2500", svg.root().getAttribute("viewBox"));
        assertEquals(new PixelRectangle(-250, 0, 2500, 2500), Svg.rectangle(svg.only("image")));
        assertEquals(
                "url(#hilum-frame-frontal)", ((Element) svg.only("image").getParentNode()).getAttribute("clip-path"));
        assertEquals(
                new PixelRectangle(62.5, 0, 1250, 875),
                Svg.rectangle(svg.byClass("box").get(0)));
        assertTrue(svg.byClass("unseen").isEmpty());
    }

    @Test
    void theBandsThatTheModelDidNotSeeAreHatchedAndExplained() {
        Svg svg = Svg.inline(new MadeUpReading(MadeUpImages.grey(3000, 2000, Geometry.CROP)).reading());

        Element unseen = svg.byClass("unseen").get(0);

        assertTrue(unseen.getTextContent().contains("not seen by the model"));
        assertEquals("500 0 2000 2000", svg.root().getAttribute("data-seen"));
        assertEquals(
                Arrays.asList(new PixelRectangle(0, 0, 500, 2000), new PixelRectangle(2500, 0, 500, 2000)),
                Svg.rectangles(unseen).stream().distinct().toList());
    }

    @Test
    void aSquareImageWasSeenWhole() {
        Svg svg = Svg.inline(new MadeUpReading(MadeUpImages.grey(900, 900, Geometry.CROP)).reading());

        assertTrue(svg.byClass("unseen").isEmpty());
    }

    @Test
    void everyBoxOfAFindingIsDrawnWithItsNumber() {
        MadeUpReading made = new MadeUpReading(MadeUpImages.grey(1000, 1000, Geometry.CROP))
                .finding("No location.")
                .finding("Two nodules.", new EndpointBox(0.1, 0.1, 0.2, 0.2), new EndpointBox(0.6, 0.6, 0.7, 0.7));

        Svg svg = Svg.standalone(made.reading());

        assertEquals(2, svg.byClass("box").size());
        assertEquals(
                2,
                svg.byClass("badge").stream()
                        .filter(badge -> badge.getTextContent().equals("2"))
                        .count());
        assertEquals("2", svg.byClass("mark").get(0).getAttribute("data-finding"));
    }

    @Test
    void neighboursDifferInColourAndInDashes() {
        MadeUpReading made = new MadeUpReading(MadeUpImages.grey(1000, 1000, Geometry.CROP));
        for (int i = 0; i < 42; i++) {
            made.finding("Finding.", BOX);
        }

        var looks = Mark.of(made.reading().report().findings()).stream()
                .map(mark -> mark.colour() + " " + mark.dash())
                .distinct()
                .count();

        assertEquals(42, looks);
    }

    @Test
    void aSmallBoxIsDrawnAfterALargeOneSoThatItCanBeReached() {
        MadeUpReading made = new MadeUpReading(MadeUpImages.grey(1000, 1000, Geometry.CROP))
                .finding("Small.", new EndpointBox(0.4, 0.4, 0.5, 0.5))
                .finding("Large.", new EndpointBox(0.1, 0.1, 0.9, 0.9));

        var order = Svg.standalone(made.reading()).byClass("mark").stream()
                .map(mark -> mark.getAttribute("data-finding"))
                .toList();

        assertEquals(Arrays.asList("2", "1"), order);
    }

    @Test
    void theNoticeStandsInAStripBelowTheImageHoweverNarrowItIs() {
        Svg svg = Svg.standalone(new MadeUpReading(MadeUpImages.grey(60, 3000, Geometry.CROP)).reading());

        Element notice = svg.texts()
                .filter(text -> text.getTextContent().equals(Report.NOTICE))
                .findFirst()
                .orElseThrow();
        double fontSize = Double.parseDouble(notice.getAttribute("font-size"));
        double[] frame = svg.viewBox();

        assertTrue(Double.parseDouble(notice.getAttribute("y")) - fontSize >= 3000);
        assertTrue(Report.NOTICE.length() * fontSize * 0.5 < frame[2]);
    }

    @Test
    void theSimulatorIsNamedOnlyWhenItAnswered() {
        var frontal = MadeUpImages.grey(800, 800, Geometry.CROP);

        assertTrue(Svg.standalone(new MadeUpReading(frontal).reading()).says(Caption.SIMULATED));
        assertFalse(Svg.standalone(new MadeUpReading(frontal).fromAModel().reading())
                .says(Caption.SIMULATED));
    }

    @Test
    void numbersAreWrittenAlikeInEveryLocaleAndNeverWithAnExponent() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertEquals("0.001", Tag.number(0.001));
            assertEquals("0", Tag.number(-1e-12));
            assertEquals("50000", Tag.number(5e4));
            assertEquals("12345678.125", Tag.number(12345678.125));
            assertTrue(Svg.text(new MadeUpReading(MadeUpImages.grey(50000, 3, Geometry.CROP))
                            .finding("x", BOX)
                            .reading())
                    .matches("(?s).*viewBox=\"[-0-9. ]+\".*"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void nothingInItNeedsAStyleSheetOrScript() {
        String svg = Svg.text(new MadeUpReading(MadeUpImages.grey(700, 800, Geometry.CROP))
                .finding("<script>alert(1)</script> \" onload=\"x\" style=\"y\"", BOX)
                .reading());

        assertFalse(svg.contains("<script"));
        assertFalse(svg.contains("<style"));
        assertFalse(svg.contains(" style=\""));
        assertFalse(svg.contains(" onload=\""));
    }

    @Test
    void theLateralImageIsShownWithoutBoxes() {
        var reading = new MadeUpReading(MadeUpImages.grey(700, 800, Geometry.CROP))
                .finding("Opacity.", BOX)
                .reading();

        Svg lateral = Svg.plain(MadeUpImages.grey(600, 900, Geometry.CROP), View.LATERAL);

        assertEquals(1, Svg.inline(reading).byClass("box").size());
        assertTrue(lateral.byClass("box").isEmpty());
        assertEquals("0 0 600 900", lateral.root().getAttribute("viewBox"));
    }
}
