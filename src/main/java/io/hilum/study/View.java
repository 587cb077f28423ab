package io.hilum.study;

import java.util.Optional;

/** The image slots of a study. Only {@link #FRONTAL} is required, and only it ever carries boxes. */
public enum View {
    /** The current frontal image (PA or AP): the one that findings and boxes refer to. */
    FRONTAL("frontal"),
    /** The current lateral image. */
    LATERAL("lateral"),
    /** The frontal image of an earlier study of the same person. */
    PRIOR("prior");

    private final String key;

    View(String key) {
        this.key = key;
    }

    /** The name in forms, JSON, URLs and problem pointers: {@code frontal}, {@code lateral} or {@code prior}. */
    public String key() {
        return key;
    }

    /** The view with that {@link #key()}, if there is one. */
    public static Optional<View> of(String key) {
        for (View view : values()) {
            if (view.key.equals(key)) {
                return Optional.of(view);
            }
        }
        return Optional.empty();
    }
}
