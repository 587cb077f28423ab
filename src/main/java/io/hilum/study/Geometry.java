package io.hilum.study;

import java.util.Optional;

/**
 * How a frontal image that is not square meets a model that sees only a square. Source: protocol, "Where a box lies".
 */
public enum Geometry {
    /** The whole image is sent; the model sees its centred square and nothing beyond. The default. */
    CROP("crop"),
    /** The image is padded with black to a square first, so that the model sees all of it. */
    PAD("pad");

    private final String key;

    Geometry(String key) {
        this.key = key;
    }

    /** The name in forms, JSON and provenance: {@code crop} or {@code pad}. */
    public String key() {
        return key;
    }

    /** The geometry with that {@link #key()}, if there is one. */
    public static Optional<Geometry> of(String key) {
        for (Geometry geometry : values()) {
            if (geometry.key.equals(key)) {
                return Optional.of(geometry);
            }
        }
        return Optional.empty();
    }
}
