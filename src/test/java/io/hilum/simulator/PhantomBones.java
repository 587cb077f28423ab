package io.hilum.simulator;

import java.util.Arrays;
import java.util.Random;

/** The bones, airways and vessels of the made-up chest, painted onto a film. */
final class PhantomBones {
    private final Film film;
    private final double turn;

    PhantomBones(Film film, double turn) {
        this.film = film;
        this.turn = turn;
    }

    void paint(PhantomChest chest, long seed) {
        for (int side = -1; side <= 1; side += 2) {
            for (int rib = 0; rib < 10; rib++) {
                rib(side, rib);
            }
            clavicle(side);
            scapula(side);
        }
        spine();
        airways();
        vessels(chest, seed);
    }

    private void rib(int side, int rib) {
        double top = 6.6 + 2.48 * rib + (side > 0 ? 0.12 : 0);
        double reach = Film.curve(rib, 0, 6.9, 1, 9.2, 2, 10.9, 3, 12.1, 5, 13.5, 7, 14.1, 9, 14.2);
        double drop = Film.curve(rib, 0, 4.4, 1, 5.6, 3, 7.8, 6, 9.6, 9, 9.5);
        double until = rib < 6 ? 0.84 : Film.mix(0.80, 0.60, (rib - 6) / 3.0);
        int n = 60;
        double[][] line = new double[n][];
        double[] radius = new double[n];
        double[] density = new double[n];
        for (int i = 0; i < n; i++) {
            double t = 0.012 + (until - 0.012) * i / (n - 1);
            double angle = Math.PI * t;
            double x = 1.7 + (reach - 1.7) * Math.pow(Math.sin(angle), 0.85);
            double y = top
                    - 0.75 * Math.sin(Math.min(1, 2.2 * t) * Math.PI)
                    + drop * Math.pow((1 - Math.cos(angle)) / 2, 1.1);
            line[i] = new double[] {side * x + turn * (1 - Math.sin(angle)), y};
            radius[i] = t < 0.5 ? 0.40 : Film.mix(0.40, 0.58, (t - 0.5) / 0.4);
            double front = Film.mix(1.9, 1.05, Film.step(0.45, 0.6, t));
            density[i] = front * Film.step(0, 0.05, t) * (1 - 0.8 * Film.step(until - 0.12, until, t));
        }
        film.tube(line, radius, density, 0.42);
    }

    private void clavicle(int side) {
        int n = 40;
        double[][] line = new double[n][];
        double[] radius = new double[n];
        double[] density = new double[n];
        for (int i = 0; i < n; i++) {
            double t = (double) i / (n - 1);
            double x = 1.9 + 12.6 * t;
            double y = 8.9 - 1.5 * t - 0.8 * t * t + 0.6 * Math.sin(2 * Math.PI * t) * -1 + (side > 0 ? 0.15 : 0);
            line[i] = new double[] {side * x + turn * (1 - t), y};
            radius[i] = 0.55 + 0.28 * Math.exp(-square(t / 0.12)) + 0.12 * Math.exp(-square((t - 1) / 0.2));
            density[i] = 2.3 * Film.step(-0.02, 0.05, t);
        }
        film.tube(line, radius, density, 0.45);
    }

    private void scapula(int side) {
        film.expose((x, y) -> {
            double border = 11.7 + 0.16 * (y - 6) + 0.55 * Math.sin((y - 6) / 12 * Math.PI);
            double out = side * x - border;
            double low = 19.3 - 0.55 * Math.abs(out) - y;
            double up = y - 5.2 - 0.12 * out;
            if (out < 0 || out > 6.5 || low < 0 || up < 0) {
                return 0;
            }
            double edge = 0.75 * Math.exp(-square((out - 0.25) / 0.25));
            return (0.38 + edge)
                    * Math.min(1, out / 0.15)
                    * Film.step(0, 1.0, low)
                    * Film.step(0, 1.2, up)
                    * Film.step(6.5, 4, out);
        });
        double[][] head = {{side * 16.4, 8.4}, {side * 16.9, 8.9}};
        film.tube(head, new double[] {2.2, 2.3}, new double[] {2.6, 2.6}, 0.2);
        double[][] shaft = {{side * 17.0, 9.0}, {side * 18.3, 13}, {side * 19.5, 18}};
        film.tube(shaft, new double[] {1.7, 1.15, 1.1}, new double[] {2.5, 2.6, 2.6}, 0.5);
    }

    private void spine() {
        film.expose((x, y) -> {
            double along = (y + 0.9) / (1.75 + 0.022 * y);
            double phase = along - Math.floor(along);
            double half = 1.45 + 0.018 * y - 0.14 * Math.sin(Math.PI * phase);
            double off = Math.abs(x - turn * 0.6);
            if (off > half + 0.3) {
                return 0;
            }
            double disc = 1 - 0.42 * (Math.exp(-square(phase / 0.09)) + Math.exp(-square((1 - phase) / 0.09)));
            double bodyPart = 2.3 * disc * Film.step(half + 0.2, half - 0.5, off);
            double pedicle = 0.9 * Math.exp(-square((off - 0.95) / 0.2) - square((phase - 0.42) / 0.16));
            double spinous = 0.9 * Math.exp(-square(off / 0.22) - square((phase - 0.75) / 0.17));
            return bodyPart + pedicle + spinous;
        });
    }

    private void airways() {
        double[][] trachea = {{turn, 0}, {turn, 7}, {turn - 0.15, 12}, {turn - 0.25, 15.2}};
        film.tube(trachea, fill(4, 0.88), fill(4, -3.4), 0);
        double[][] right = {{turn - 0.3, 14.8}, {turn - 1.9, 16.6}, {turn - 3.1, 18.2}};
        double[][] left = {{turn - 0.1, 14.9}, {turn + 1.9, 16.5}, {turn + 3.7, 17.5}};
        film.tube(right, new double[] {0.7, 0.62, 0.5}, new double[] {-1.5, -2.2, -1.2}, 0);
        film.tube(left, new double[] {0.65, 0.52, 0.42}, new double[] {-1.5, -2.0, -0.9}, 0);
    }

    private void vessels(PhantomChest chest, long seed) {
        Random random = new Random(seed);
        for (int side = -1; side <= 1; side += 2) {
            double hx = side * 3.9 + turn;
            double hy = side < 0 ? 18.2 : 17.2;
            for (int i = 0; i < 4; i++) {
                double[][] bulk = {
                    {hx - side * 0.9, hy - 1.9 + i},
                    {hx - side * 0.1, hy - 1.2 + i},
                    {hx + side * 0.45, hy - 0.2 + 1.1 * i}
                };
                film.tube(bulk, new double[] {0.75, 0.7, 0.5}, new double[] {1.3, 1.9, 1.1}, 0);
            }
            int trunks = 19;
            for (int i = 0; i < trunks; i++) {
                double share = (i + 0.7 * random.nextDouble()) / trunks;
                double angle = Math.toRadians(-82 + 166 * share);
                double thick = 0.15 + 0.16 * random.nextDouble() + (share > 0.6 ? 0.06 : 0);
                branch(
                        chest,
                        random,
                        side,
                        hx - side * 0.2 * random.nextDouble(),
                        hy - 1.9 + 3.6 * share,
                        angle,
                        thick,
                        0);
            }
        }
    }

    private void branch(
            PhantomChest chest, Random random, int side, double x, double y, double angle, double radius, int depth) {
        if (depth > 6 || radius < 0.028) {
            return;
        }
        double length = (2.0 - 0.17 * depth) * (0.7 + 0.6 * random.nextDouble());
        double bend = (random.nextDouble() - 0.5) * 0.7;
        int n = 7;
        double[][] line = new double[n][];
        double[] radii = new double[n];
        double[] density = new double[n];
        double cx = x;
        double cy = y;
        for (int i = 0; i < n; i++) {
            line[i] = new double[] {cx, cy};
            radii[i] = radius * (1 - 0.32 * i / (n - 1));
            double air = side < 0 ? chest.right(cx, cy) : chest.left(cx, cy);
            density[i] = 7.4 * radii[i] * Math.min(1, 0.15 + air) * (depth == 0 ? 0.35 + 0.65 * i / (n - 1) : 1);
            double a = angle + bend * i / n;
            cx += side * Math.cos(a) * length / (n - 1);
            cy += Math.sin(a) * length / (n - 1);
        }
        double air = side < 0 ? chest.right(cx, cy) : chest.left(cx, cy);
        film.tube(line, radii, density, 0);
        if (air < 0.2 && depth > 0) {
            return;
        }
        double spread = 0.28 + 0.22 * random.nextDouble();
        branch(chest, random, side, cx, cy, angle + bend + spread, radius * 0.64, depth + 1);
        branch(chest, random, side, cx, cy, angle + bend - spread * 0.8, radius * 0.68, depth + 1);
    }

    private static double[] fill(int n, double value) {
        double[] all = new double[n];
        Arrays.fill(all, value);
        return all;
    }

    private static double square(double a) {
        return a * a;
    }
}
