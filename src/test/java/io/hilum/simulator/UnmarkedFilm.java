package io.hilum.simulator;

/** The phantom's film as it is before anything is written on it, for tests of other rooms. */
public final class UnmarkedFilm {
    private UnmarkedFilm() {}

    /** Grey samples of a frontal film, rows from the top. */
    public static byte[] frontal(int width, int height, long seed) {
        return film(new PhantomChest(0.9 + seed % 5 * 0.1, seed % 3 - 1, seed % 4 * 0.3 - 0.4), width, height, seed);
    }

    private static byte[] film(PhantomChest chest, int width, int height, long seed) {
        Film film = new Film(width, height, width / 35.0);
        film.expose(chest::tissue);
        new PhantomBones(film, chest.turn()).paint(chest, seed);
        return film.developed(0.035, 0.8, seed).grey();
    }
}
