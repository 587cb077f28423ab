package io.hilum.simulator;

import static io.hilum.simulator.Film.curve;
import static io.hilum.simulator.Film.step;

import java.util.Random;

/** The made-up chest from its left side, facing the picture's left, on a film 32 cm wide. */
final class PhantomLateral {

    private PhantomLateral() {}

    static Picture painted(int width, int height, long seed) {
        Film film = new Film(width, height, width / 32.0);
        film.expose(PhantomLateral::tissue);
        ribs(film);
        spine(film);
        sternum(film);
        double[][] trachea = {{0.8, 0}, {1.6, 6}, {2.6, 12}, {2.9, 14}};
        film.tube(trachea, new double[] {0.9, 0.9, 0.85, 0.7}, new double[] {-3.2, -3.2, -3.0, -2}, 0);
        vessels(film, seed);
        Picture picture = film.developed(0.035, 0.8, seed);
        int dot = Math.max(1, width / 300);
        Letters.burn(picture, "PHANTOM", width / 40, height * 94 / 100, dot);
        Letters.burn(picture, "L", width * 93 / 100, height * 8 / 100, dot * 2);
        return picture;
    }

    private static double front(double y) {
        return curve(y, 0, -4.5, 3, -5.5, 6, -8.5, 10, -11.2, 16, -12.8, 22, -13.4, 28, -13.2, 34, -13, 39, -13.2);
    }

    private static double back(double y) {
        return curve(y, 0, 8.2, 4, 10.4, 8, 12.3, 14, 13.4, 20, 13.2, 28, 11.6, 34, 10.6, 39, 10.8);
    }

    private static double tissue(double x, double y) {
        double middle = (front(y) + back(y)) / 2;
        double half = (back(y) - front(y)) / 2;
        double off = Math.abs(x - middle) / half;
        if (off >= 1) {
            return 0;
        }
        double round = Math.sqrt(1 - Math.pow(off, 3));
        double body = (curve(y, 0, 24, 6, 31, 12, 29, 20, 27, 40, 28)) * round;
        double shoulder = 7 * Math.exp(-Math.pow((x - 2.2) / 5.2, 2) - Math.pow((y - 2.5) / 5.5, 2));
        double lung = 17.5 * lung(x, y);
        double heart = 11 * soft(1 - Math.pow((x + 5.3 + 0.3 * (y - 22)) / 6.2, 2) - Math.pow((y - 22.9) / 6.6, 2));
        double arch = 1.8 * soft(1 - Math.pow((x - 2.6) / 2.6, 2) - Math.pow((y - 12.8) / 2.2, 2));
        double hilum = 2.8 * soft(1 - Math.pow((x - 1.4) / 2.0, 2) - Math.pow((y - 16.6) / 2.1, 2));
        double gas = 4.5 * soft(1 - Math.pow((x + 2.5) / 3.2, 2) - Math.pow((y - 31.6) / 1.5, 2)) * step(33, 32.6, y);
        return body + shoulder - lung + heart + arch + hilum - gas;
    }

    private static double lung(double x, double y) {
        double ahead = x - front(y) - curve(y, 4, 5.2, 8, 3.4, 14, 2.4, 28, 2.0);
        double behind = back(y) - x - curve(y, 4, 3.2, 8, 1.9, 16, 1.5, 34, 1.4);
        double apex = y - 4.6 - 0.05 * (x - 2) * (x - 2);
        if (ahead <= 0 || behind <= 0 || apex <= 0) {
            return 0;
        }
        double right = curve(x, -12, 28.6, -8, 26.5, -3, 25.9, 3, 27.6, 8, 30.8, 11, 34.4) - y;
        double left = curve(x, -12, 29.9, -8, 27.9, -3, 27.2, 3, 28.8, 8, 31.8, 11, 35) - y;
        double open = 0.55 * edge(right, 0.6) + 0.45 * edge(left, 0.6);
        return open * edge(ahead, 1.4) * edge(behind, 1.3) * edge(apex, 2.6);
    }

    private static void spine(Film film) {
        film.expose((x, y) -> {
            double centre = back(y) - 4.3 - 0.02 * y + 0.7 * step(20, 36, y);
            double along = (y + 0.4) / (1.75 + 0.024 * y);
            double phase = along - Math.floor(along);
            double half = 1.25 + 0.016 * y - 0.12 * Math.sin(Math.PI * phase);
            double off = x - centre;
            double plate = Math.exp(-Math.pow((phase - 0.1) / 0.05, 2)) + Math.exp(-Math.pow((phase - 0.9) / 0.05, 2));
            double disc = step(0.03, 0.11, Math.min(phase, 1 - phase));
            double body = (2.4 + 0.8 * plate) * (0.35 + 0.65 * disc) * step(half + 0.1, half - 0.25, Math.abs(off));
            double arch = 1.3 * Math.exp(-Math.pow((off - half - 0.9) / 0.6, 2) - Math.pow((phase - 0.55) / 0.3, 2));
            return body + arch;
        });
    }

    private static void sternum(Film film) {
        int n = 16;
        double[][] line = new double[n][];
        double[] radius = new double[n];
        double[] density = new double[n];
        for (int i = 0; i < n; i++) {
            double y = 8.2 + 14.5 * i / (n - 1);
            line[i] = new double[] {front(y) + 1.35, y};
            radius[i] = 0.5;
            density[i] = 2.4 * (i == 4 ? 0.5 : 1);
        }
        film.tube(line, radius, density, 0.5);
    }

    private static void ribs(Film film) {
        for (int rib = 0; rib < 10; rib++) {
            for (int side = 0; side < 2; side++) {
                int n = 40;
                double[][] line = new double[n][];
                double[] radius = new double[n];
                double[] density = new double[n];
                double top = 5.6 + 2.4 * rib + 0.5 * side;
                for (int i = 0; i < n; i++) {
                    double t = (double) i / (n - 1);
                    double y = top + (5.2 + 0.42 * rib) * Math.pow(t, 1.25) - 0.6 * Math.sin(Math.PI * t);
                    double from = back(top) - 1.7 - 0.25 * side;
                    line[i] = new double[] {Film.mix(from, front(Math.min(30, y)) + 3.2, t), y};
                    radius[i] = 0.38;
                    density[i] = (1.25 - 0.3 * side) * (1 - 0.85 * step(0.35, 0.9, t)) * step(0, 0.03, t + 0.01);
                }
                film.tube(line, radius, density, 0.45);
            }
        }
    }

    private static void vessels(Film film, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 52; i++) {
            double angle = 2 * Math.PI * i / 52;
            double x = 1.4 + 1.3 * Math.cos(angle) * random.nextDouble();
            double y = 16.6 + 1.5 * Math.sin(angle) * random.nextDouble();
            int n = 9;
            double[][] line = new double[n][];
            double[] radius = new double[n];
            double[] density = new double[n];
            double length = 2.5 + 6.5 * random.nextDouble();
            double thick = 0.09 + 0.13 * random.nextDouble();
            for (int k = 0; k < n; k++) {
                line[k] = new double[] {x, y};
                radius[k] = thick * (1 - 0.75 * k / (n - 1));
                density[k] = 6.5
                        * radius[k]
                        * lung(x, y)
                        * (0.2 + 0.8 * Math.sin(Math.PI * Math.min(1, 0.15 + (double) k / (n - 1))));
                angle += (random.nextDouble() - 0.5) * 0.7;
                x += Math.cos(angle) * length / n;
                y += Math.sin(angle) * length / n;
            }
            film.tube(line, radius, density, 0);
        }
    }

    private static double soft(double a) {
        return a > 0 ? Math.pow(a, 0.85) : 0;
    }

    private static double edge(double distance, double softness) {
        return distance > 0 ? Math.sqrt(1 - Math.exp(-distance / softness)) : 0;
    }
}
