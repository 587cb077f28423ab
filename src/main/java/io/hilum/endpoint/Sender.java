package io.hilum.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * Who sent a study, and by which names it is known.
 *
 * @param user the key of whoever is signed in; the endpoint's time is shared fairly between users
 * @param requestId of the request that brought it: at most 40 characters of A-Z a-z 0-9 - _
 * @param reference what the caller calls the study, to find it among those that wait, or the empty text: at most 40
 *     characters of A-Z a-z 0-9 - _
 */
public record Sender(String user, String requestId, String reference) {
    /** The header in which a caller may say what it calls its study. */
    public static final String REFERENCE = "X-Study-Reference";

    private static final String NAME = "[A-Za-z0-9_-]{1,40}";

    /** @throws IllegalArgumentException when an id or reference is of another form */
    public Sender {
        if (!requestId.matches(NAME) || !(reference.isEmpty() || reference.matches(NAME))) {
            throw new IllegalArgumentException("an id has at most 40 characters of A-Z a-z 0-9 - _");
        }
    }

    /** A sender with the reference that came in the header, if one came; one of another form is as good as none. */
    public static Sender of(String user, String requestId, @Nullable String reference) {
        return new Sender(user, requestId, reference != null && reference.matches(NAME) ? reference : "");
    }

    /** Says the request only: who sent a study is for the audit, not for every log line. */
    @Override
    public String toString() {
        return "Sender[" + requestId + "]";
    }
}
