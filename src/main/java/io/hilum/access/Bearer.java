package io.hilum.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a JSON Web Token says, believed or not. Source: RFC 7519, 7.2. */
final class Bearer {
    private static final String SCHEME = "Bearer ";
    private static final Pattern EMPTY = Pattern.compile("(?i)bearer\\s+\\.+");

    private Bearer() {}

    /** The issuer that a request's bearer token names; empty where there is no token, or none that can be read. */
    static Optional<String> issuer(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? part(authorization.substring(SCHEME.length()), 1).map(claims -> text(claims, "iss"))
                : Optional.empty();
    }

    /** A token of nothing but dots is one that Quarkus stumbles over (500): it becomes one that it refuses. */
    static void settle(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && EMPTY.matcher(authorization).matches()) {
            request.headers().set(HttpHeaders.AUTHORIZATION, SCHEME + "none");
        }
    }

    /** A token's header (0) or claims (1); empty where it has none. */
    static Optional<JsonObject> part(String token, int index) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(new JsonObject(new String(Base64.getUrlDecoder().decode(parts[index]), UTF_8)));
        } catch (IllegalArgumentException | DecodeException none) {
            return Optional.empty();
        }
    }

    /** A claim, or the empty text where it is none or no text. */
    static String text(JsonObject claims, String name) {
        return claims.getValue(name) instanceof String value ? value : "";
    }
}
