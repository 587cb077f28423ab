package io.hilum.findings;

/** Whether a finding says where it lies. */
public enum Location {
    /** At least one valid box. */
    GIVEN("given"),
    /** The endpoint gave no box. */
    NONE("none"),
    /** The endpoint gave only boxes that can't be. */
    DISCARDED("discarded");

    private final String key;

    Location(String key) {
        this.key = key;
    }

    /** The name in JSON: {@code given}, {@code none} or {@code discarded}. */
    public String key() {
        return key;
    }
}
