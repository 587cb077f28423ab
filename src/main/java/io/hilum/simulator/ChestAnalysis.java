package io.hilum.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures a frontal chest radiograph and says in sentences what it measured, never more.
 *
 * <p>As the model does, it sees only the centred square. "Right" means the patient's right, which is on the picture's
 * left in PA and AP projections. Brightness differences are in percent of full scale (255). Pure: no state, no chance,
 * safe for any thread; some tens of milliseconds for a picture of 2048 by 2048 pixels.
 */
public final class ChestAnalysis {
    private static final int CELLS = 128;
    private static final int LEAST_SIDE = 32;
    private static final double MOST_CLIPPED = 0.9;

    private ChestAnalysis() {}

    /**
     * What the picture shows; never empty, and the last sentences never have a box.
     *
     * @return sentences in reading order, each with the boxes it speaks of
     */
    public static List<Measurement> measure(Picture picture) {
        List<Measurement> found = new ArrayList<>();
        Window window = ContentWindow.of(picture);
        Exposure exposure = Exposure.of(picture);
        if (picture.side() < LEAST_SIDE || exposure.black() + exposure.white() > MOST_CLIPPED) {
            found.add(Measurement.of("no lung fields found in this picture."));
        } else {
            Plane plane = window.reduced(picture, CELLS);
            Placement placement = new Placement(window, Window.centredSquare(picture), plane.width(), plane.height());
            LungFields fields = LungFields.in(plane);
            if (fields instanceof LungFields.Both both) {
                describe(both, plane, placement, found);
            } else if (fields instanceof LungFields.One one) {
                found.add(Measurement.of(
                        one.side() + " lung field found; the other side shows none.", placement.around(one.field())));
            } else {
                found.add(Measurement.of("no lung fields found in this picture."));
            }
        }
        found.add(Measurement.of(exposure.sentence()));
        return List.copyOf(found);
    }

    private static void describe(LungFields.Both both, Plane plane, Placement placement, List<Measurement> found) {
        Region right = both.right();
        Region left = both.left();
        found.add(Measurement.of("right lung field found.", placement.around(right)));
        found.add(Measurement.of(
                "left lung field found, " + comparison(left.mean(plane) - right.mean(plane)), placement.around(left)));
        if (right.left() == 0 || left.right() == plane.width() - 1) {
            found.add(Measurement.of(
                    "cardiothoracic ratio not stated, as a lung field reaches the edge of what was seen."));
        } else {
            found.add(HeartShadow.between(both.inverted() ? plane.negative() : plane, right, left)
                    .map(heart -> ratio(heart, placement))
                    .orElseGet(() -> Measurement.of("cardiothoracic ratio not stated, as no heart border was found.")));
        }
        found.add(Measurement.of(Rotation.of(right, left).sentence()));
        if (both.inverted()) {
            found.add(Measurement.of("the picture appears inverted: the lung fields are brighter than their"
                    + " surroundings. Was it MONOCHROME1?"));
        }
    }

    private static String comparison(double levels) {
        long percent = Math.round(Math.abs(levels) * 100 / 255);
        if (percent == 0) {
            return "as bright as the right.";
        }
        return percent + " % " + (levels < 0 ? "darker" : "brighter") + " than the right.";
    }

    private static Measurement ratio(HeartShadow heart, Placement placement) {
        return Measurement.of(
                String.format(Locale.ROOT, "cardiothoracic ratio %.2f.", heart.ratio()),
                placement.box(heart.left(), heart.top(), heart.right(), heart.bottom()));
    }
}
