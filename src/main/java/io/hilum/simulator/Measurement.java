package io.hilum.simulator;

import java.util.List;

/**
 * One sentence on what was measured, and where.
 *
 * @param text begins with "Simulated: " and ends with a full stop
 * @param boxes where on the centred square; empty where the sentence has no place
 */
public record Measurement(String text, List<Box> boxes) {

    public Measurement {
        if (!text.startsWith("Simulated: ")) {
            throw new IllegalArgumentException("A measurement says that it is simulated");
        }
        boxes = List.copyOf(boxes);
    }

    /** A sentence without its preamble, and any boxes. */
    static Measurement of(String sentence, Box... boxes) {
        return new Measurement("Simulated: " + sentence, List.of(boxes));
    }
}
