package io.hilum.image;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds writing that is burnt into a picture near its borders, as names, dates and hospitals often are: lines of four or
 * more glyphs. Shorter ones are side markers, which say nothing about a patient.
 *
 * <p>A heuristic that reads nothing: it misses some writing, and takes some rows of like shapes for writing. How often is
 * in decision 19. Takes time and memory in proportion to the picture, whatever is on it.
 */
public final class BurnedInText {
    /** Writing lies at least partly within this fraction of the picture's sides from a border. */
    private static final double BORDER = 0.25;

    private static final int MOST_REGIONS = 32;

    /** Patches and glyphs, of both polarities. */
    private static final long FIXED_BYTES = 4 << 20;

    private BurnedInText() {}

    /** The most that {@link #find} takes of memory for a picture of that size, and a copy of it, in bytes. */
    static long workingBytes(int width, int height) {
        return FIXED_BYTES + TextRelief.bytes(width, height) + (long) width * height;
    }

    /**
     * Where a line of writing lies, as fractions of the picture's width and height; origin top left; {@code 0 <= xMin <
     * xMax <= 1} and {@code 0 <= yMin < yMax <= 1}.
     */
    public record Region(double xMin, double yMin, double xMax, double yMax) {
        /** @throws IllegalArgumentException when the edges are not in order or outside the picture */
        public Region {
            if (!(0 <= xMin && xMin < xMax && xMax <= 1 && 0 <= yMin && yMin < yMax && yMax <= 1)) {
                throw new IllegalArgumentException("A region lies within the picture and is not empty");
            }
        }

        private boolean nearBorder() {
            return xMin < BORDER || xMax > 1 - BORDER || yMin < BORDER || yMax > 1 - BORDER;
        }
    }

    /**
     * Lines of writing, lying or standing, brighter or darker than what is around them.
     *
     * @param picture any picture, not changed
     * @return at most 32 regions, one for each line that was found; empty when there is none
     */
    public static List<Region> find(Picture picture) {
        List<Region> regions = new ArrayList<>();
        Picture small = TextRelief.reduced(picture);
        if (Math.min(small.width(), small.height()) < TextRelief.LEAST_SIDE) {
            return regions;
        }
        for (TextRelief relief : TextRelief.of(small)) {
            GlyphFinder finder = new GlyphFinder(relief);
            for (Glyph line : TextLines.in(finder.find())) {
                Region region = new Region(
                        (double) line.left() / small.width(),
                        (double) line.top() / small.height(),
                        (double) line.right() / small.width(),
                        (double) line.bottom() / small.height());
                if (region.nearBorder() && !finder.strewn(line) && regions.size() < MOST_REGIONS) {
                    regions.add(region);
                }
            }
        }
        return regions;
    }
}
