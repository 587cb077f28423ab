package io.hilum.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures without lungs have no lung fields. */
class NoLungFieldsTest {
    private static final int SIDE = 320;

    static Stream<Named<Picture>> picturesWithoutLungs() {
        Random random = new Random(5);
        return Stream.of(
                Named.of("flat black", Darkroom.painted(SIDE, SIDE, (x, y) -> 0)),
                Named.of("flat grey", Darkroom.painted(SIDE, SIDE, (x, y) -> 128)),
                Named.of("flat white", Darkroom.painted(SIDE, SIDE, (x, y) -> 255)),
                Named.of("noise, seed 5", Darkroom.painted(SIDE, SIDE, (x, y) -> random.nextInt(256))),
                Named.of("gradient across", Darkroom.painted(SIDE, SIDE, (x, y) -> x * 255.0 / SIDE)),
                Named.of("gradient down", Darkroom.painted(SIDE, SIDE, (x, y) -> y * 255.0 / SIDE)),
                Named.of("vignette", Darkroom.painted(SIDE, SIDE, (x, y) -> 255 - Math.hypot(x - 160, y - 160))),
                Named.of("checkerboard", Darkroom.painted(SIDE, SIDE, (x, y) -> (x / 80 + y / 80) % 2 * 255)),
                Named.of("stripes", Darkroom.painted(SIDE, SIDE, (x, y) -> x / 40 % 2 * 200 + 20)),
                Named.of("two rectangles", Darkroom.painted(SIDE, SIDE, (x, y) -> rectangles(x, y))),
                Named.of("two discs", Darkroom.painted(SIDE, SIDE, (x, y) -> discs(x, y))),
                Named.of("text", text()),
                Named.of("hand", hand()),
                Named.of("leg", Darkroom.painted(SIDE, SIDE, (x, y) -> leg(x, y))),
                Named.of("lateral chest", PhantomLateral.painted(420, 510, 3)),
                Named.of("lateral chest, inverted", Darkroom.inverted(PhantomLateral.painted(420, 510, 3))),
                Named.of("a few pixels", Darkroom.painted(5, 3, (x, y) -> x * 40)));
    }

    @ParameterizedTest
    @MethodSource("picturesWithoutLungs")
    void noLungFieldsAreFoundWhereThereAreNone(Picture picture) {
        List<Measurement> found = ChestAnalysis.measure(picture);
        assertEquals(
                "Simulated: no lung fields found in this picture.", found.get(0).text());
        assertTrue(found.stream().allMatch(it -> it.boxes().isEmpty()), found.toString());
        assertEquals(2, found.size());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void cloudsAreNotLungs(long seed) {
        List<Measurement> found = ChestAnalysis.measure(clouds(seed));
        assertEquals(
                "Simulated: no lung fields found in this picture.", found.get(0).text(), "seed " + seed);
    }

    @Test
    void exposureIsCounted() {
        Picture half = Darkroom.painted(100, 100, (x, y) -> x < 20 ? 0 : y < 25 ? 255 : 102);
        Exposure exposure = Exposure.of(half);
        assertEquals(0.2, exposure.black(), 1e-9);
        assertEquals(0.2, exposure.white(), 1e-9);
        assertEquals(0.2 + 0.6 * 0.4, exposure.mean(), 1e-9);
        assertTrue(exposure.sentence().startsWith("many pixels clipped to white"), exposure.sentence());
    }

    private static double rectangles(int x, int y) {
        boolean inside = y > 60 && y < 260 && (x > 50 && x < 140 || x > 180 && x < 270);
        return inside ? 50 : 190;
    }

    private static double discs(int x, int y) {
        return Math.hypot(x - 95, y - 160) < 60 || Math.hypot(x - 225, y - 160) < 60 ? 60 : 180;
    }

    private static Picture text() {
        Picture page = Darkroom.painted(SIDE, SIDE, (x, y) -> 245);
        byte[] grey = page.grey();
        for (int y = 10; y < SIDE - 20; y += 18) {
            Letters.burn(page, "HALLO".replace("L", "N"), 10, y, 2);
            Letters.burn(page, "PHANTOM", 90, y, 2);
        }
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) 245 == grey[i] && i % 3 == 0 ? (byte) 20 : grey[i];
        }
        return page;
    }

    private static Picture hand() {
        Film film = new Film(SIDE, SIDE, SIDE / 24.0);
        for (int finger = 0; finger < 5; finger++) {
            double tip = -8 + 4 * finger;
            double[][] line = {{-3 + 1.5 * finger, 18}, {tip * 0.8, 11}, {tip, finger == 0 || finger == 4 ? 7 : 3}};
            film.tube(line, new double[] {1.4, 1.1, 0.9}, new double[] {5, 4, 4}, 0);
            film.tube(line, new double[] {0.6, 0.5, 0.4}, new double[] {6, 6, 5}, 0.5);
        }
        double[][] palm = {{0, 15}, {0, 19}, {0, 26}};
        film.tube(palm, new double[] {4.5, 4, 2.6}, new double[] {6, 6, 6}, 0);
        return film.developed(0.05, 1, 4);
    }

    private static double leg(int x, int y) {
        double off = Math.abs(x - 160 - 0.1 * (y - 160));
        return off < 18 ? 220 : off < 55 ? 120 - off / 2 : 5;
    }

    /** Smooth random patches of every size, as in a photograph. */
    private static Picture clouds(long seed) {
        Random random = new Random(seed);
        double[] wave = random.doubles(48, -1, 1).toArray();
        return Darkroom.painted(SIDE, SIDE, (x, y) -> {
            double sum = 0;
            for (int i = 0; i < 16; i++) {
                double pitch = 2 + i * 0.9;
                sum += Math.sin(pitch * (wave[3 * i] * x + wave[3 * i + 1] * y) / 60 + 9 * wave[3 * i + 2])
                        / (1 + i * 0.3);
            }
            return 128 + 32 * sum;
        });
    }
}
