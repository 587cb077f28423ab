package io.hilum.image;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Writing near a film's borders is found; markers, cables and anatomy mostly are not taken for it. */
class BurnedInTextTest {
    private static final long SEED = 7;
    private static final int FILMS = 80;
    private static final Picture FILM = FilmCorpus.film(800, 900, 11);

    @Test
    void mostWritingIsFound() {
        int found = found(FilmCorpus::written);
        assertTrue(found >= 0.9 * FILMS, found + " of " + FILMS + ", seed " + SEED);
    }

    @Test
    void mostWritingOnLabelsIsFound() {
        int found = found(FilmCorpus::labelled);
        assertTrue(found >= 0.9 * FILMS, found + " of " + FILMS + ", seed " + SEED);
    }

    @Test
    void fewFilmsWithoutWritingAreTakenForWritten() {
        int found = found(FilmCorpus::unwritten);
        assertTrue(found <= 0.08 * FILMS, found + " of " + FILMS + ", seed " + SEED);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 0, 0", "0, 1, 1", "1, 1, 1", "1, 0, 2", "0, 1, 3"})
    void aNameIsFoundWhereItIs(int right, int bottom, int quarterTurns) {
        // Given
        Lettering name = new Lettering("DOE^JANE 1960", Font.SANS_SERIF, Font.PLAIN, 16, 255, quarterTurns, true);
        // When
        List<BurnedInText.Region> found = BurnedInText.find(name.on(FILM, right, bottom, 12));
        // Then
        assertTrue(
                found.stream()
                        .anyMatch(it -> (right == 1 ? it.xMax() > 0.9 : it.xMin() < 0.1)
                                && (bottom == 1 ? it.yMax() > 0.9 : it.yMin() < 0.1)),
                found::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"L", "R", "AP", "R2"})
    void aSideMarkerIsNoWriting(String marker) {
        Picture marked = new Lettering(marker, Font.SANS_SERIF, Font.BOLD, 30, 255, 0, true).on(FILM, 1, 0, 25);
        assertEquals(List.of(), BurnedInText.find(marked));
    }

    @Test
    void writingInTheMiddleIsLeftAlone() {
        Picture middle = new Lettering("MIDDLE", Font.SANS_SERIF, Font.PLAIN, 20, 255, 0, true).on(FILM, 0, 0, 400);
        assertEquals(List.of(), BurnedInText.find(middle));
    }

    @Test
    void aFilmWithoutWritingHasNone() {
        assertEquals(List.of(), BurnedInText.find(FILM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"m1_12", "m2_16_signed", "m2_8_odd"})
    void theFixturesHaveNone(String name) {
        Picture picture = Prepared.PREPARER.picture(DicomFixtures.file(name)).orElseThrow();
        assertEquals(List.of(), BurnedInText.find(picture));
    }

    @Test
    void anyPictureGivesAnAnswer() {
        Random random = new Random(SEED);
        for (int i = 0; i < 60; i++) {
            byte[] grey = new byte[(1 + random.nextInt(300)) * (1 + random.nextInt(3))];
            random.nextBytes(grey);
            Picture line = new Picture(grey.length, 1, grey);
            Picture column = new Picture(1, grey.length, grey);
            assertDoesNotThrow(() -> BurnedInText.find(line), "seed " + SEED);
            assertDoesNotThrow(() -> BurnedInText.find(column), "seed " + SEED);
        }
        byte[] specks = new byte[1100 * 1300];
        random.nextBytes(specks);
        assertTrue(BurnedInText.find(new Picture(1100, 1300, specks)).size() <= 32);
        assertEquals(List.of(), BurnedInText.find(new Picture(1100, 1300, new byte[1100 * 1300])));
    }

    private static int found(Function<FilmCorpus, Picture> kind) {
        FilmCorpus corpus = new FilmCorpus(SEED);
        return (int) IntStream.range(0, FILMS)
                .filter(i -> !BurnedInText.find(kind.apply(corpus)).isEmpty())
                .count();
    }
}
