package io.hilum.overlay;

/**
 * A finding's number on the image.
 *
 * @param mark whose number it is
 * @param x of its centre, in the image's pixels
 * @param y of its centre
 * @param radius in the image's pixels
 * @param cornerX of the box that it belongs to, where a line leads to when the badge had to move away
 * @param cornerY of the same corner
 */
record Badge(Mark mark, double x, double y, double radius, double cornerX, double cornerY) {
    /** A badge that lies farther from its corner than this many radii is joined to it by a line. */
    private static final double FAR = 1.6;

    boolean isFar() {
        return Math.hypot(x - cornerX, y - cornerY) > FAR * radius;
    }

    boolean touches(double otherX, double otherY) {
        return Math.hypot(x - otherX, y - otherY) < 2 * radius;
    }
}
