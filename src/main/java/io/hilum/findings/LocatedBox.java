package io.hilum.findings;

/**
 * One box of a finding, in both of its frames.
 *
 * @param fraction where it lies on the original frontal image, as fractions of it
 * @param pixels the same in pixels of the original frontal image
 * @param endpoint what the endpoint said
 */
public record LocatedBox(BoundingBox fraction, PixelRectangle pixels, EndpointBox endpoint) {}
