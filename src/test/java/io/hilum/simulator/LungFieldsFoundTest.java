package io.hilum.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lung fields of a made-up chest are found where they are, whatever was done to the film. */
class LungFieldsFoundTest {
    private static final long SEED = 11;
    private static final int WIDTH = 480;
    private static final int HEIGHT = 584;
    private static final Picture CHEST = PhantomStudy.frontal(PhantomChest.USUAL, WIDTH, HEIGHT, SEED);
    private static final Box[] LUNGS = PhantomStudy.lungs(PhantomChest.USUAL, WIDTH, HEIGHT);

    @ParameterizedTest
    @ValueSource(ints = {64, 100, 200, 333, 512, 1000})
    void lungFieldsAreFoundAtAnySize(int width) {
        assertLungsAt(LUNGS, Darkroom.scaled(CHEST, width, Math.round(width * HEIGHT / (float) WIDTH)));
    }

    @Test
    void lungFieldsAreFoundAtFourThousandPixels() {
        assertLungsAt(LUNGS, Darkroom.scaled(CHEST, 3300, 4000));
    }

    @ParameterizedTest
    @CsvSource({"0.93, 0.5, -0.15", "1.15, 0, 0", "1.3, -1, 0", "0.85, 1, 0", "1, 0, 0.6", "1, -1.5, -0.6"})
    void lungFieldsAreFoundInOtherChests(double heart, double breath, double turn) {
        PhantomChest chest = new PhantomChest(heart, breath, turn);
        assertLungsAt(PhantomStudy.lungs(chest, WIDTH, HEIGHT), PhantomStudy.frontal(chest, WIDTH, HEIGHT, SEED));
    }

    static Stream<Picture> badlyExposedFilms() {
        return Stream.of(
                Darkroom.levels(CHEST, level -> level + 60),
                Darkroom.levels(CHEST, level -> level - 60),
                Darkroom.levels(CHEST, level -> 110 + level / 8),
                Darkroom.levels(CHEST, level -> (level - 90) * 2),
                Darkroom.levels(CHEST, level -> (int) (255 * Math.sqrt(level / 255.0))),
                Darkroom.levels(CHEST, level -> level * level / 255),
                Darkroom.noisy(CHEST, 15, SEED),
                Darkroom.noisy(CHEST, 40, SEED));
    }

    @ParameterizedTest
    @MethodSource("badlyExposedFilms")
    void lungFieldsAreFoundOnBadlyExposedFilms(Picture film) {
        assertLungsAt(LUNGS, film);
    }

    @ParameterizedTest
    @CsvSource({"0, 760, 760", "255, 760, 760", "128, 640, 640", "0, 1752, 584", "255, 584, 700"})
    void framesAroundTheFilmAreLeftOut(int level, int width, int height) {
        Picture framed = Darkroom.framed(CHEST, width, height, level);
        int side = Math.min(width, height);
        Box[] moved = new Box[2];
        for (int i = 0; i < 2; i++) {
            moved[i] = Box.of(
                    0.5 + (LUNGS[i].xMin() - 0.5) * WIDTH / side,
                    0.5 + (LUNGS[i].yMin() - 0.5) * WIDTH / side,
                    0.5 + (LUNGS[i].xMax() - 0.5) * WIDTH / side,
                    0.5 + (LUNGS[i].yMax() - 0.5) * WIDTH / side);
        }
        assertLungsAt(moved, framed);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-8, -4, 4, 8})
    void aTiltedPatientsLungFieldsAreFound(double degrees) {
        assertFound(ChestAnalysis.measure(Darkroom.rotated(CHEST, degrees)));
    }

    @Test
    void onlyTheCentredSquareIsMeasured() {
        // Given the same square between other things above and below
        Picture square = Darkroom.cut(CHEST, 0, (HEIGHT - WIDTH) / 2, WIDTH, WIDTH);
        Picture other = Darkroom.painted(WIDTH, HEIGHT, (x, y) -> {
            int row = y - (HEIGHT - WIDTH) / 2;
            return row >= 0 && row < WIDTH ? square.at(x, row) : (x * 31 + y * 17) % 256;
        });
        // Then they make no difference
        assertEquals(ChestAnalysis.measure(square), ChestAnalysis.measure(other));
    }

    @Test
    void anInvertedPictureIsCalledInverted() {
        List<Measurement> found = ChestAnalysis.measure(Darkroom.inverted(CHEST));
        assertLungsAt(LUNGS, Darkroom.inverted(CHEST));
        assertTrue(found.stream().anyMatch(it -> it.text().contains("appears inverted")), found.toString());
        assertTrue(
                ChestAnalysis.measure(CHEST).stream().noneMatch(it -> it.text().contains("inverted")));
    }

    @Test
    void airOutsideTheBodyIsNotLung() {
        // Given a film with much black air on both sides
        Picture air = Darkroom.framed(CHEST, 900, 900, 6);
        // When
        List<Measurement> found = ChestAnalysis.measure(air);
        // Then the fields stay inside the body
        assertTrue(found.get(0).boxes().get(0).xMin() > (900 - WIDTH) / 2.0 / 900, found.toString());
        assertTrue(found.get(1).boxes().get(0).xMax() < (900 + WIDTH) / 2.0 / 900, found.toString());
    }

    @Test
    void anOpaqueLungIsSaidToBeMissing() {
        // Given a chest whose left lung is opaque
        Picture opaque = Darkroom.painted(
                WIDTH,
                HEIGHT,
                (x, y) -> x > WIDTH / 2 && CHEST.at(x, y) > 20 ? Math.max(205, CHEST.at(x, y)) : CHEST.at(x, y));
        // When
        List<Measurement> found = ChestAnalysis.measure(opaque);
        // Then
        assertEquals(
                "Simulated: right lung field found; the other side shows none.",
                found.get(0).text());
        assertTrue(found.stream().noneMatch(it -> it.text().contains("ratio")), found.toString());
    }

    @Test
    void aDarkerLeftLungIsCalledDarker() {
        Picture dark = Darkroom.painted(WIDTH, HEIGHT, (x, y) -> CHEST.at(x, y) - (x > WIDTH / 2 ? 20 : 0));
        assertTrue(ChestAnalysis.measure(dark).get(1).text().matches(".* [789] % darker than the right\\."));
    }

    @Test
    void aWiderHeartHasAGreaterRatio() {
        double usual = ratio(PhantomChest.USUAL);
        double wide = ratio(new PhantomChest(1.25, 0, 0));
        assertTrue(usual > 0.40 && usual < 0.53, "usual " + usual);
        assertTrue(wide > usual + 0.05, "wide " + wide);
    }

    private static double ratio(PhantomChest chest) {
        return ChestAnalysis.measure(PhantomStudy.frontal(chest, WIDTH, HEIGHT, SEED)).stream()
                .map(Measurement::text)
                .filter(it -> it.contains("ratio 0"))
                .mapToDouble(it -> Double.parseDouble(it.replaceAll("[^0-9.]|\\.$", "")))
                .findFirst()
                .orElseThrow();
    }

    private static void assertFound(List<Measurement> found) {
        assertEquals("Simulated: right lung field found.", found.get(0).text());
        assertTrue(found.get(1).text().startsWith("Simulated: left lung field found, "), found.toString());
        assertFalse(found.get(0).boxes().isEmpty());
        assertFalse(found.get(1).boxes().isEmpty());
    }

    private static void assertLungsAt(Box[] lungs, Picture picture) {
        List<Measurement> found = ChestAnalysis.measure(picture);
        assertFound(found);
        for (int i = 0; i < 2; i++) {
            double shared = overlap(lungs[i], found.get(i).boxes().get(0));
            assertTrue(shared > 0.7, "overlap " + shared + " in seed " + SEED + ": " + found + " not " + lungs[i]);
        }
    }

    private static double overlap(Box a, Box b) {
        double width = Math.min(a.xMax(), b.xMax()) - Math.max(a.xMin(), b.xMin());
        double height = Math.min(a.yMax(), b.yMax()) - Math.max(a.yMin(), b.yMin());
        double shared = Math.max(0, width) * Math.max(0, height);
        return shared / (area(a) + area(b) - shared);
    }

    private static double area(Box box) {
        return (box.xMax() - box.xMin()) * (box.yMax() - box.yMin());
    }
}
