package io.hilum.problem;

import java.util.Locale;

/**
 * The kinds of problems, stable: scripts branch on {@code urn:hilum:problem:<key>}. Each has one HTTP status and a title
 * that a researcher understands, as RFC 9457 asks.
 */
public enum ProblemCode {
    BAD_REQUEST(400, "The request can't be understood"),
    MISSING_IMAGE(400, "An image is missing"),
    NOT_SIGNED_IN(401, "Sign in first"),
    NOT_ALLOWED(403, "You may not do this"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "This address does not take that method"),
    NOT_ACCEPTABLE(406, "None of the accepted formats can be made"),
    UPLOAD_TIMEOUT(408, "The upload took too long"),
    TOO_LARGE(413, "The upload is too large"),
    UNSUPPORTED_IMAGE(415, "This kind of file can't be read"),
    UNSUPPORTED_MEDIA_TYPE(415, "The request's content type is not taken here"),
    UNREADABLE_IMAGE(422, "The image is damaged"),
    TOO_MANY_PIXELS(422, "The image has too many pixels"),
    BLANK_IMAGE(422, "The image is blank"),
    BURNED_IN_TEXT(422, "The image may show whose it is"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    INTERNAL(500, "Something went wrong here"),
    ENDPOINT_REFUSED(502, "The endpoint refused the request"),
    ENDPOINT_FAILED(502, "The endpoint failed"),
    ENDPOINT_ANSWER_INVALID(502, "The endpoint's answer can't be understood"),
    ENDPOINT_CREDENTIALS(502, "The endpoint does not accept this gateway's credentials"),
    BUSY(503, "All places are taken right now"),
    SIGN_IN_UNAVAILABLE(503, "The identity provider can't be reached"),
    ENDPOINT_UNREACHABLE(503, "The endpoint can't be reached"),
    ENDPOINT_TIMEOUT(504, "The endpoint took too long");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The last part of the type, such as {@code missing-image}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The problem type: {@code urn:hilum:problem:<key>}. */
    public String type() {
        return "urn:hilum:problem:" + key();
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What happened, in a few words; the same for each problem of the kind. */
    public String title() {
        return title;
    }
}
