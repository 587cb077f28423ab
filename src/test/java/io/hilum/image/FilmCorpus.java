package io.hilum.image;

import io.hilum.simulator.UnmarkedFilm;
import java.awt.Font;
import java.util.List;
import java.util.Random;

/** Made-up films with and without writing, drawn by chance from a seed: what the finder of writing is measured by. */
final class FilmCorpus {
    private static final List<String> FONTS = List.of(Font.SANS_SERIF, Font.SERIF, Font.MONOSPACED, Font.DIALOG);
    private static final List<String> TEXTS = List.of(
            "DOE^JANE",
            "Smith, John",
            "1960-01-01",
            "St. Mary's Hospital",
            "12.03.2019 14:22",
            "ID 00481516",
            "Klinikum Nord",
            "MUSTERMANN MAX",
            "Portable AP 80 kV",
            "F 64Y",
            "Acc# 7731904",
            "JOHNSON, ROBERT M");
    private static final List<String> MARKERS = List.of("L", "R", "AP", "PA", "R1", "SUP", "L");

    private static final List<Picture> FILMS = List.of(
            film(1024, 1250, 1), film(800, 700, 2), film(1500, 1800, 3), film(512, 620, 4), film(1200, 1000, 5));

    private final Random random;

    FilmCorpus(long seed) {
        this.random = new Random(seed);
    }

    static Picture film(int width, int height, long seed) {
        return new Picture(width, height, UnmarkedFilm.frontal(width, height, seed));
    }

    /** A line of writing of 0.9 to 4 % of the film's longer side in a corner, in four fonts, lying or standing, white or grey. */
    Picture written() {
        Picture film = any(FILMS);
        int size = Math.max(8, (int) (side(film) * (0.009 + 0.031 * random.nextDouble() * random.nextDouble())));
        int turns = random.nextInt(4) == 0 ? 1 + 2 * random.nextInt(2) : 0;
        int grey = random.nextInt(3) == 0 ? 150 + random.nextInt(100) : 255;
        return lettered(film, any(TEXTS), size, grey, turns);
    }

    /** The same as written on a white label in black, as of a scanned film. */
    Picture labelled() {
        Picture film = any(FILMS);
        int size = Math.max(9, (int) (side(film) * (0.012 + 0.02 * random.nextDouble())));
        Picture label = painted(
                film,
                (x, y) -> x < film.width() / 2 && y < 4 * size || y >= film.height() - 4 * size
                        ? 235
                        : film.grey()[y * film.width() + x] & 0xff);
        return new Lettering(any(TEXTS), any(FONTS), random.nextInt(2), size, 15, 0, true)
                .on(label, 0, random.nextInt(2), size + size / 2);
    }

    /** A film with what is no writing: a side marker, cables, electrodes, staples, collimation, noise. */
    Picture unwritten() {
        Picture film = any(FILMS);
        int side = side(film);
        return switch (random.nextInt(8)) {
            case 0 -> lettered(film, any(MARKERS), side / 40 + random.nextInt(side / 40), 255, random.nextInt(4));
            case 1 -> cables(film, 3 + random.nextInt(4));
            case 2 -> electrodes(film, 3 + random.nextInt(6), side * 0.004 + random.nextInt(side / 60));
            case 3 -> staples(film, 8 + random.nextInt(12), Math.max(6, side / 90), random.nextBoolean());
            case 4 -> collimated(film, random.nextDouble() * 0.4 - 0.2, random.nextInt(2) * 255);
            case 5 -> noisy(film, 3 + random.nextInt(40));
            case 6 -> painted(film, (x, y) -> 255 - (film.grey()[y * film.width() + x] & 0xff));
            default -> ruler(film, 20 + random.nextInt(60), side / 100 + random.nextInt(side / 60));
        };
    }

    private Picture lettered(Picture film, String text, int size, int grey, int turns) {
        int margin = side(film) / 100 + random.nextInt(side(film) / 30);
        return new Lettering(text, any(FONTS), random.nextInt(2), size, grey, turns, random.nextBoolean())
                .on(film, random.nextInt(2), random.nextInt(2), margin);
    }

    private Picture cables(Picture film, int count) {
        Picture made = film;
        for (int i = 0; i < count; i++) {
            double from = random.nextDouble();
            double slope = random.nextDouble() * 2 - 1;
            double bend = 0.02 + 0.1 * random.nextDouble();
            double thick = 0.001 + 0.002 * random.nextDouble();
            double pitch = 3 + random.nextInt(9);
            made = over(
                    made,
                    70 + random.nextInt(120),
                    (x, y) -> Math.abs(x - from - slope * (y - 0.5) - bend * Math.sin(pitch * y)) < thick);
        }
        return made;
    }

    private Picture electrodes(Picture film, int count, double radius) {
        double r = radius / side(film);
        Picture made = film;
        double row = random.nextDouble();
        for (int i = 0; i < count; i++) {
            double x0 = random.nextDouble();
            double y0 = random.nextBoolean() ? row : random.nextDouble();
            made = over(made, 120, (x, y) -> {
                double at = Math.hypot(x - x0, y - y0);
                return at < r * 0.4 || at > r * 0.7 && at < r;
            });
        }
        return made;
    }

    private Picture staples(Picture film, int count, int size, boolean standing) {
        double s = (double) size / side(film);
        double x0 = random.nextDouble() * 0.3;
        double y0 = random.nextDouble();
        return over(film, 180, (x, y) -> {
            double along = standing ? y - x0 : x - x0;
            double across = standing ? x - y0 : y - y0;
            int index = (int) Math.floor(along / (1.6 * s));
            double in = along / (1.6 * s) - index;
            return index >= 0 && index < count && in < 0.22 && across > 0 && across < s
                    || index >= 0 && index < count && in < 0.5 && (Math.abs(across) < 0.12 * s);
        });
    }

    private Picture ruler(Picture film, int count, int size) {
        double s = (double) size / side(film);
        double pitch = 0.9 / count;
        return over(film, 150, (x, y) -> {
            int index = (int) ((y - 0.05) / pitch);
            boolean tick = y > 0.05 && index < count && (y - 0.05) % pitch < pitch * 0.3;
            return tick && x > 0.02 && x < 0.02 + s * (index % 5 == 0 ? 1.6 : 1);
        });
    }

    private static Picture collimated(Picture film, double tilt, int level) {
        return painted(film, (x, y) -> {
            double dx = (double) x / film.width() - 0.5;
            double dy = (double) y / film.height() - 0.5;
            boolean open = Math.abs(dx + tilt * dy) < 0.4 && Math.abs(dy - tilt * dx) < 0.42;
            return open ? film.grey()[y * film.width() + x] & 0xff : level;
        });
    }

    private Picture noisy(Picture film, double spread) {
        return painted(film, (x, y) ->
                (int) Math.round((film.grey()[y * film.width() + x] & 0xff) + spread * random.nextGaussian()));
    }

    /** Adds brightness where a shape is; x and y as fractions of the longer side. */
    private static Picture over(Picture film, int plus, Shape shape) {
        double side = side(film);
        return painted(
                film,
                (x, y) -> (film.grey()[y * film.width() + x] & 0xff)
                        + (shape.covers((x + 0.5) / side, (y + 0.5) / side) ? plus : 0));
    }

    private static Picture painted(Picture film, Paint paint) {
        byte[] grey = new byte[film.grey().length];
        for (int i = 0; i < grey.length; i++) {
            int level = paint.at(i % film.width(), i / film.width());
            grey[i] = (byte) Math.max(0, Math.min(255, level));
        }
        return new Picture(film.width(), film.height(), grey);
    }

    private static int side(Picture film) {
        return Math.max(film.width(), film.height());
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private interface Paint {
        int at(int x, int y);
    }

    private interface Shape {
        boolean covers(double x, double y);
    }
}
