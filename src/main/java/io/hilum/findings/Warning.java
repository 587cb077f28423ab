package io.hilum.findings;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Something a reader of the report must know that does not keep the report from being made.
 *
 * @param code what kind, stable
 * @param finding the number of the finding that it is about, or null when it is about the whole report
 * @param message what happened, in words for a researcher; never the endpoint's or the user's own text
 */
public record Warning(WarningCode code, @Nullable Integer finding, String message) {
    /** A warning about the whole report. */
    public static Warning of(WarningCode code, String message) {
        return new Warning(code, null, message);
    }

    /** The number of the finding that it is about, if it is about one. */
    public OptionalInt findingNumber() {
        return finding == null ? OptionalInt.empty() : OptionalInt.of(finding);
    }
}
