package io.hilum.simulator;

import java.util.Random;
import java.util.function.IntUnaryOperator;

/** What may happen to a film on its way: scaled, cut, framed, turned, noisy, badly exposed. */
final class Darkroom {

    private Darkroom() {}

    interface Paint {
        double at(int x, int y);
    }

    static Picture painted(int width, int height, Paint paint) {
        byte[] grey = new byte[width * height];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) Math.max(0, Math.min(255, Math.round(paint.at(i % width, i / width))));
        }
        return new Picture(width, height, grey);
    }

    static Picture levels(Picture from, IntUnaryOperator change) {
        return painted(from.width(), from.height(), (x, y) -> change.applyAsInt(from.at(x, y)));
    }

    static Picture inverted(Picture from) {
        return levels(from, level -> 255 - level);
    }

    static Picture noisy(Picture from, double spread, long seed) {
        Random random = new Random(seed);
        return painted(from.width(), from.height(), (x, y) -> from.at(x, y) + spread * random.nextGaussian());
    }

    static Picture scaled(Picture from, int width, int height) {
        return painted(
                width,
                height,
                (x, y) -> sample(from, (x + 0.5) * from.width() / width, (y + 0.5) * from.height() / height, 0));
    }

    static Picture rotated(Picture from, double degrees) {
        double sin = Math.sin(Math.toRadians(degrees));
        double cos = Math.cos(Math.toRadians(degrees));
        double mx = from.width() / 2.0;
        double my = from.height() / 2.0;
        return painted(from.width(), from.height(), (x, y) -> {
            double dx = x + 0.5 - mx;
            double dy = y + 0.5 - my;
            return sample(from, mx + cos * dx + sin * dy, my - sin * dx + cos * dy, 0);
        });
    }

    static Picture framed(Picture from, int width, int height, int level) {
        int left = (width - from.width()) / 2;
        int top = (height - from.height()) / 2;
        return painted(width, height, (x, y) -> {
            boolean inside = x >= left && y >= top && x < left + from.width() && y < top + from.height();
            return inside ? from.at(x - left, y - top) : level;
        });
    }

    static Picture cut(Picture from, int left, int top, int width, int height) {
        return painted(width, height, (x, y) -> from.at(x + left, y + top));
    }

    private static double sample(Picture from, double x, double y, double outside) {
        double fx = x - 0.5;
        double fy = y - 0.5;
        int x0 = (int) Math.floor(fx);
        int y0 = (int) Math.floor(fy);
        if (x0 < -1 || y0 < -1 || x0 >= from.width() || y0 >= from.height()) {
            return outside;
        }
        double upper = Film.mix(pixel(from, x0, y0), pixel(from, x0 + 1, y0), fx - x0);
        double lower = Film.mix(pixel(from, x0, y0 + 1), pixel(from, x0 + 1, y0 + 1), fx - x0);
        return Film.mix(upper, lower, fy - y0);
    }

    private static int pixel(Picture from, int x, int y) {
        return from.at(Math.max(0, Math.min(from.width() - 1, x)), Math.max(0, Math.min(from.height() - 1, y)));
    }
}
