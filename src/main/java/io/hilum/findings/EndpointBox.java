package io.hilum.findings;

/**
 * A box exactly as the endpoint gave it: fractions of the square that the model saw, not of the image. Already checked:
 * 0 <= min < max <= 1 on both axes (a value up to 0.001 outside was clamped).
 */
public record EndpointBox(double xMin, double yMin, double xMax, double yMax) {
    /** @throws IllegalArgumentException when it is no rectangle within the square */
    public EndpointBox {
        if (!(0 <= xMin && xMin < xMax && xMax <= 1 && 0 <= yMin && yMin < yMax && yMax <= 1)) {
            throw new IllegalArgumentException("not a box in the model's square");
        }
    }
}
