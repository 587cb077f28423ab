package io.hilum.web;

/**
 * How one gets an access token where this program runs.
 *
 * @param kind {@code development}, {@code local} or {@code provider}
 * @param provider the identity provider's address, or the empty text where there is none
 */
public record DocsToken(String kind, String provider) {
    /** Whether the embedded identity provider hands out tokens to anybody. */
    public boolean development() {
        return kind.equals("development");
    }

    /** Whether the secret that the start prints is the token. */
    public boolean local() {
        return kind.equals("local");
    }
}
