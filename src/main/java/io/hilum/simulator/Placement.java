package io.hilum.simulator;

/**
 * Where the cells of an analysed plane lie on the centred square.
 *
 * @param window the pixels that the plane was made from
 * @param square the centred square
 * @param columns the plane's width in cells
 * @param rows the plane's height in cells
 */
record Placement(Window window, Window square, int columns, int rows) {

    /** The box around a region. */
    Box around(Region region) {
        return box(region.left(), region.top(), region.right() + 1.0, region.bottom() + 1.0);
    }

    /** The box of a rectangle given in cells; the far edges lie behind the last cell. */
    Box box(double left, double top, double right, double bottom) {
        return Box.of(x(left), y(top), x(right), y(bottom));
    }

    private double x(double cells) {
        return (window.left() - square.left() + cells * window.width() / columns) / square.width();
    }

    private double y(double cells) {
        return (window.top() - square.top() + cells * window.height() / rows) / square.height();
    }
}
