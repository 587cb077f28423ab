package io.hilum.simulator;

import java.util.Random;

/** A film that collects how much tissue the beam passed, in centimetres of water, and is then developed to 8 bits. */
final class Film {
    final int width;
    final int height;
    final double scale;
    final float[] tissue;

    /** @param scale pixels per centimetre */
    Film(int width, int height, double scale) {
        this.width = width;
        this.height = height;
        this.scale = scale;
        this.tissue = new float[width * height];
    }

    /** Tissue at a place, in centimetres; x from the film's middle, y from its top. */
    interface Tissue {
        double at(double x, double y);
    }

    void expose(Tissue body) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                tissue[y * width + x] += (float) body.at((x + 0.5 - width / 2.0) / scale, (y + 0.5) / scale);
            }
        }
    }

    /** A tube along a line; its wall may be denser than its core, as a bone's cortex is. */
    void tube(double[][] line, double[] radius, double[] density, double cortex) {
        double[] bounds = bounds(line, radius);
        int x0 = Math.max(0, (int) bounds[0]);
        int y0 = Math.max(0, (int) bounds[1]);
        int x1 = Math.min(width - 1, (int) bounds[2]);
        int y1 = Math.min(height - 1, (int) bounds[3]);
        if (x1 < x0 || y1 < y0) {
            return;
        }
        int w = x1 - x0 + 1;
        float[] most = new float[w * (y1 - y0 + 1)];
        for (int i = 0; i + 1 < line.length; i++) {
            double length = Math.hypot(line[i + 1][0] - line[i][0], line[i + 1][1] - line[i][1]) * scale;
            int steps = Math.max(1, (int) Math.ceil(length / Math.max(0.5, 0.12 * radius[i] * scale)));
            for (int step = 0; step < steps; step++) {
                double t = (double) step / steps;
                double cx = (mix(line[i][0], line[i + 1][0], t)) * scale + width / 2.0;
                double cy = mix(line[i][1], line[i + 1][1], t) * scale;
                double r = mix(radius[i], radius[i + 1], t) * scale;
                double d = mix(density[i], density[i + 1], t);
                stamp(most, w, x0, y0, x1, y1, cx, cy, r, d, cortex);
            }
        }
        for (int y = y0; y <= y1; y++) {
            for (int x = x0; x <= x1; x++) {
                tissue[y * width + x] += most[(y - y0) * w + x - x0];
            }
        }
    }

    private static void stamp(
            float[] most,
            int w,
            int x0,
            int y0,
            int x1,
            int y1,
            double cx,
            double cy,
            double r,
            double d,
            double cortex) {
        for (int y = Math.max(y0, (int) (cy - r - 2)); y <= Math.min(y1, (int) (cy + r + 2)); y++) {
            for (int x = Math.max(x0, (int) (cx - r - 2)); x <= Math.min(x1, (int) (cx + r + 2)); x++) {
                double at = Math.hypot(x + 0.5 - cx, y + 0.5 - cy) / Math.max(r, 0.7);
                if (at < 1) {
                    double core = Math.sqrt(1 - at * at);
                    double value = d * (core * (1 - cortex) + cortex * 0.55 * Math.min(1, (1 - at) * 9));
                    int i = (y - y0) * w + x - x0;
                    if (Math.abs(value) > Math.abs(most[i])) {
                        most[i] = (float) value;
                    }
                }
            }
        }
    }

    private double[] bounds(double[][] line, double[] radius) {
        double[] found = {1e9, 1e9, -1e9, -1e9};
        for (int i = 0; i < line.length; i++) {
            double x = line[i][0] * scale + width / 2.0;
            double y = line[i][1] * scale;
            double r = radius[i] * scale + 3;
            found[0] = Math.min(found[0], x - r);
            found[1] = Math.min(found[1], y - r);
            found[2] = Math.max(found[2], x + r);
            found[3] = Math.max(found[3], y + r);
        }
        return found;
    }

    /** Blurs (scatter and focal spot), adds grain and turns tissue into brightness. */
    Picture developed(double blurCm, double grain, long seed) {
        Plane sharp = new Plane(width, height, tissue);
        Plane blurred = sharp.blurred((int) Math.round(blurCm * scale));
        Random random = new Random(seed);
        float[] noise = new float[width * height];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        float[] coarse = new Plane(width, height, noise)
                .blurred(Math.max(1, (int) (0.22 * scale)))
                .value();
        byte[] grey = new byte[width * height];
        for (int i = 0; i < grey.length; i++) {
            int x = i % width;
            double speck = x > 0 ? 0.7 * noise[i] + 0.5 * noise[i - 1] : noise[i];
            double a = Math.max(0, blurred.value()[i]);
            a += Math.min(1, a / 4) * coarse[i] * 0.11 * scale;
            double g = 10 + 240 * Math.pow(1 - Math.exp(-a / 12.5), 1.35) + speck * grain;
            grey[i] = (byte) Math.max(0, Math.min(255, Math.round(g)));
        }
        return new Picture(width, height, grey);
    }

    static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }

    /** 0 up to {@code from}, 1 from {@code to} on, smooth between. */
    static double step(double from, double to, double value) {
        double t = Math.max(0, Math.min(1, (value - from) / (to - from)));
        return t * t * (3 - 2 * t);
    }

    /** A smooth curve through points given as x0, y0, x1, y1, ...; ordered by x, level beyond the ends. */
    static double curve(double x, double... points) {
        int n = points.length / 2;
        if (x <= points[0]) {
            return points[1];
        }
        if (x >= points[2 * n - 2]) {
            return points[2 * n - 1];
        }
        int i = 0;
        while (x > points[2 * i + 2]) {
            i++;
        }
        double h = points[2 * i + 2] - points[2 * i];
        double t = (x - points[2 * i]) / h;
        double a = points[2 * i + 1];
        double b = points[2 * i + 3];
        double ma = slope(points, i, n) * h;
        double mb = slope(points, i + 1, n) * h;
        double t2 = t * t;
        double t3 = t2 * t;
        return (2 * t3 - 3 * t2 + 1) * a + (t3 - 2 * t2 + t) * ma + (-2 * t3 + 3 * t2) * b + (t3 - t2) * mb;
    }

    private static double slope(double[] p, int i, int n) {
        int before = Math.max(0, i - 1);
        int after = Math.min(n - 1, i + 1);
        return (p[2 * after + 1] - p[2 * before + 1]) / (p[2 * after] - p[2 * before]);
    }
}
