package io.hilum.access;

import java.nio.charset.StandardCharsets;

/**
 * One line of the audit: {@code event=study who=... outcome=...}. Whatever stands in a value that could end it, or the
 * line, is percent-encoded, so that nobody writes a line of his own.
 */
final class AuditLine {
    private static final String PLAIN = "._~:/|-";

    private final StringBuilder line = new StringBuilder();

    AuditLine(String event) {
        with("event", event);
    }

    /** Adds a value. */
    AuditLine with(String key, String value) {
        line.append(line.isEmpty() ? "" : " ").append(key).append('=');
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
            line.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return this;
    }

    @Override
    public String toString() {
        return line.toString();
    }
}
