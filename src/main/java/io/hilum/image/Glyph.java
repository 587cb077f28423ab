package io.hilum.image;

/**
 * A connected patch of ink that may be a letter or several that touch, or a line of them. In pixels; right and bottom are
 * past the last one.
 *
 * @param ink how many pixels it covers
 * @param strokesAcross how many strokes a row crosses, in the mean
 * @param strokesDown how many strokes a column crosses, in the mean
 * @param level mean height of its ink over the ground, in grey levels
 */
record Glyph(int left, int top, int right, int bottom, int ink, float strokesAcross, float strokesDown, float level) {
    int width() {
        return right - left;
    }

    int height() {
        return bottom - top;
    }

    /** Mean thickness of its strokes, in pixels. */
    double stroke() {
        double along = ink / Math.max(1, strokesAcross * height());
        double down = ink / Math.max(1, strokesDown * width());
        return Math.min(along, down);
    }

    /** Whether it is a plain stroke or block: slim, or filled. */
    boolean bar() {
        return width() < 0.3 * height() || ink > 0.85 * width() * height();
    }

    /** How many letters it may be: more than one where it is wide and has strokes enough. */
    int letters() {
        double fit = width() / (0.75 * height());
        return (int) Math.max(1, Math.min(Math.round(fit), Math.round(strokesAcross / 1.2)));
    }

    /** As if the picture lay on its side: rows become columns. */
    @SuppressWarnings("ArgumentSelectionDefectChecker") // they are swapped on purpose
    Glyph turned() {
        return new Glyph(top, left, bottom, right, ink, strokesDown, strokesAcross, level);
    }
}
