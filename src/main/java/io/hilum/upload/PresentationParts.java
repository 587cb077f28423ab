package io.hilum.upload;

import io.hilum.study.Mask;
import io.hilum.study.Presentation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the two texts that say how an image is to be shown: the number of a window, and rectangles to blacken. */
final class PresentationParts {
    private static final Pattern INDEX = Pattern.compile("\\d{1,4}");

    /** No sign, no NaN, and too short to take long; whether it is a fraction is seen by its value. */
    private static final Pattern FRACTION = Pattern.compile("(\\d{1,20}(\\.\\d{0,40})?|\\.\\d{1,40})([eE]-?\\d{1,3})?");

    private PresentationParts() {}

    /**
     * Reads them.
     *
     * @param window the name of the part with the window's number, which may be empty
     * @param mask the name of the part with rectangles {@code xMin,yMin,xMax,yMax}, separated by semicolons; may be empty
     * @throws UploadRefused when one of them is something else
     */
    static Presentation read(Parts parts, String window, String mask) {
        return new Presentation(
                window(window, parts.text(window).strip()),
                masks(mask, parts.text(mask).strip()));
    }

    private static int window(String part, String text) {
        if (text.isEmpty()) {
            return 0;
        }
        if (!INDEX.matcher(text).matches()) {
            throw UploadRefused.badRequest(
                    part, "A window is told by its number among those of the DICOM file: 0 is the first.");
        }
        return Integer.parseInt(text);
    }

    private static List<Mask> masks(String part, String text) {
        List<Mask> masks = new ArrayList<>();
        if (text.isEmpty()) {
            return masks;
        }
        for (String rectangle : text.split(";", -1)) {
            if (masks.size() == Presentation.MOST_MASKS) {
                throw UploadRefused.badRequest(
                        part, "An image has at most " + Presentation.MOST_MASKS + " masks: join some of them.");
            }
            masks.add(mask(part, rectangle.split(",", -1)));
        }
        return masks;
    }

    private static Mask mask(String part, String[] numbers) {
        if (numbers.length != 4) {
            throw noMask(part);
        }
        double[] values = new double[4];
        for (int i = 0; i < values.length; i++) {
            String number = numbers[i].strip();
            values[i] = FRACTION.matcher(number).matches() ? Double.parseDouble(number) : Double.NaN;
        }
        try {
            return new Mask(values[0], values[1], values[2], values[3]);
        } catch (IllegalArgumentException noRectangle) {
            throw noMask(part);
        }
    }

    private static UploadRefused noMask(String part) {
        return UploadRefused.badRequest(
                part,
                "A mask is xMin,yMin,xMax,yMax, as fractions of the upright image from 0 to 1, each minimum below its"
                        + " maximum; several are separated by semicolons.");
    }
}
