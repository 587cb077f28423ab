package io.hilum.endpoint;

import io.hilum.findings.EndpointBox;
import java.util.List;

/**
 * One finding as the endpoint said it, its boxes checked but not yet placed on the image.
 *
 * @param text the endpoint's words, untrusted
 * @param boxes those that can be
 * @param discarded how many can't be
 * @param clamped how many reached at most 0.001 past the square and were cut back
 */
public record RawFinding(String text, List<EndpointBox> boxes, int discarded, int clamped) {
    public RawFinding {
        boxes = List.copyOf(boxes);
    }

    /** Says the counts only: report text never reaches a log. */
    @Override
    public String toString() {
        return "RawFinding[%d boxes, %d discarded]".formatted(boxes.size(), discarded);
    }
}
