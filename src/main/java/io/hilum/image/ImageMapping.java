package io.hilum.image;

import io.hilum.findings.BoundingBox;
import io.hilum.findings.EndpointBox;
import io.hilum.findings.ImageFacts.Seen;
import io.hilum.findings.LocatedBox;
import io.hilum.findings.PixelRectangle;
import io.hilum.study.Geometry;
import java.util.Optional;

/**
 * How the model's square lies on the original, upright frontal image. All values in pixels of that image.
 *
 * <p>The square's side and corner are whole pixels, as in Microsoft's notebook: {@code side = min(width, height); left =
 * (width - side) / 2; top = (height - side) / 2} when cropped. Padded, the side is the larger one and the corner is
 * negative or zero. An image that is downscaled before it is sent shifts by less than one sent pixel against this, far
 * below the 1 % to which a coordinate is good. Source: protocol, "Where a box lies".
 *
 * @param width of the original image, at least 1
 * @param height of the original image, at least 1
 * @param geometry whether the square is cut out of the image or padded around it
 */
public record ImageMapping(int width, int height, Geometry geometry) {
    /** @throws IllegalArgumentException when a side is below 1 */
    public ImageMapping {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("an image has pixels");
        }
    }

    /** The side of the model's square. */
    public int side() {
        return geometry == Geometry.CROP ? Math.min(width, height) : Math.max(width, height);
    }

    /** The square's left edge; negative where padding lies left of the image. */
    public int left() {
        return Math.floorDiv(width - side(), 2);
    }

    /** The square's top edge; negative where padding lies above the image. */
    public int top() {
        return Math.floorDiv(height - side(), 2);
    }

    /** The part of the original image that the model sees. */
    public Seen seen() {
        return geometry == Geometry.CROP ? new Seen(left(), top(), side(), side()) : new Seen(0, 0, width, height);
    }

    /** Where the sent picture lies on the original: the whole image, or, padded, the square around it. */
    public PixelRectangle sent() {
        return geometry == Geometry.CROP
                ? new PixelRectangle(0, 0, width, height)
                : new PixelRectangle(left(), top(), side(), side());
    }

    /**
     * Where a box of the endpoint's lies on the original image. A box that reaches into the padding is cut back to the
     * image; one that lies in the padding alone is nowhere.
     */
    public Optional<LocatedBox> locate(EndpointBox box) {
        double xMin = onImage(box.xMin(), left(), width);
        double xMax = onImage(box.xMax(), left(), width);
        double yMin = onImage(box.yMin(), top(), height);
        double yMax = onImage(box.yMax(), top(), height);
        // By the fractions: a box as thin as a double's last digit has no area left on the image.
        if (xMin / width >= xMax / width || yMin / height >= yMax / height) {
            return Optional.empty();
        }
        BoundingBox fraction = new BoundingBox(xMin / width, yMin / height, xMax / width, yMax / height);
        return Optional.of(new LocatedBox(fraction, new PixelRectangle(xMin, yMin, xMax - xMin, yMax - yMin), box));
    }

    /** Whether a box reaches past the image's edge into the padding. */
    public boolean reachesIntoPadding(EndpointBox box) {
        return box.xMin() * side() + left() < 0
                || box.xMax() * side() + left() > width
                || box.yMin() * side() + top() < 0
                || box.yMax() * side() + top() > height;
    }

    private double onImage(double coordinate, int corner, int length) {
        return Math.max(0, Math.min(length, coordinate * side() + corner));
    }
}
