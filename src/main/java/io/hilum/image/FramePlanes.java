package io.hilum.image;

import io.hilum.image.PixelFormat.Colour;

/** The samples of a frame's components, each of which comes in one scan. */
final class FramePlanes {
    private final Colour colour;
    private final int size;
    private final char[][] planes;
    private int missing;

    FramePlanes(Colour colour, int columns, int rows) {
        this.colour = colour;
        this.size = columns * rows;
        this.planes = new char[colour.samples][0];
        this.missing = colour.samples;
    }

    boolean complete() {
        return missing == 0;
    }

    /**
     * Planes for a scan's components, which it is to fill.
     *
     * @throws ImageRefused when an earlier scan had one of them
     */
    char[][] of(ScanHeader scan, MarkerSegments.Damage damage) throws ImageRefused {
        char[][] parts = new char[scan.parts().size()][];
        for (int i = 0; i < parts.length; i++) {
            int component = scan.parts().get(i).component();
            if (planes[component].length > 0) {
                throw damage.of("its parts repeat or contradict each other");
            }
            parts[i] = new char[size];
            planes[component] = parts[i];
            missing--;
        }
        return parts;
    }

    /** What is shown of them, if they are complete: the only one, or the luma of three, whose samples are of 8 bits. */
    char[] shown() {
        char[] shown = planes[0];
        for (int i = 0; planes.length == 3 && i < shown.length; i++) {
            shown[i] = (char) colour.luma(shown[i] & 0xFF, planes[1][i] & 0xFF, planes[2][i] & 0xFF);
        }
        return shown;
    }
}
