package io.hilum.findings;

import java.util.List;

/**
 * One sentence of the report, with the places on the frontal image that it speaks of.
 *
 * @param number its place in the endpoint's answer, from 1
 * @param text the endpoint's own words: untrusted, to be escaped wherever they are shown
 * @param location whether it says where it lies
 * @param boxes its boxes; none unless the location is {@link Location#GIVEN}
 */
public record Finding(int number, String text, Location location, List<LocatedBox> boxes) {
    /** @throws IllegalArgumentException when the number is below 1, or boxes and location contradict each other */
    public Finding {
        boxes = List.copyOf(boxes);
        if (number < 1 || boxes.isEmpty() == (location == Location.GIVEN)) {
            throw new IllegalArgumentException("a finding is numbered from 1 and has boxes only where one is given");
        }
    }

    /** Says the number only: report text never reaches a log. */
    @Override
    public String toString() {
        return "Finding[" + number + "]";
    }
}
