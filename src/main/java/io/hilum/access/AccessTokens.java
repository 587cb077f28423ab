package io.hilum.access;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Tells an access token from the other tokens that the same keys sign: ID tokens, refresh tokens, logout tokens. Many
 * providers give them the same audience, so the audience alone does not tell. A token is one only if it bears a mark that
 * access tokens have and no mark that the others have.
 *
 * <p>Sources: RFC 9068, 2.1 ({@code at+jwt}); OpenID Connect Core, 2 and 3.1.3.6 ({@code nonce}, {@code at_hash}, {@code
 * c_hash}); Back-Channel Logout, 2.4 ({@code events}); Keycloak ({@code typ}); Entra ID ({@code scp}, {@code azpacr}, {@code
 * appidacr}); Cognito ({@code token_use}).
 */
final class AccessTokens {
    private static final Set<String> OF_OTHERS = Set.of("nonce", "at_hash", "c_hash", "s_hash", "events");
    private static final Set<String> OF_ACCESS = Set.of("scope", "scp", "azpacr", "appidacr");

    private AccessTokens() {}

    /** Whether a verified token is one. */
    static boolean isOne(String token) {
        JsonObject header = Bearer.part(token, 0).orElseGet(JsonObject::new);
        JsonObject claims = Bearer.part(token, 1).orElseGet(JsonObject::new);
        return OF_OTHERS.stream().noneMatch(claims::containsKey)
                && kind(claims, "typ", "bearer")
                && kind(claims, "token_use", "access")
                && (isTyped(header)
                        || claims.containsKey("typ")
                        || claims.containsKey("token_use")
                        || OF_ACCESS.stream().anyMatch(claims::containsKey));
    }

    /** Whether a claim that tells the kind, where it is there at all, tells this one. */
    private static boolean kind(JsonObject claims, String name, String wanted) {
        return !claims.containsKey(name) || Bearer.text(claims, name).equalsIgnoreCase(wanted);
    }

    private static boolean isTyped(JsonObject header) {
        String type = Bearer.text(header, "typ").toLowerCase(Locale.ROOT);
        return type.equals("at+jwt") || type.equals("application/at+jwt");
    }

    /** What it was issued for: {@code scp} and {@code scope}, as one text or as a list. */
    static Set<String> scopes(String token) {
        JsonObject claims = Bearer.part(token, 1).orElseGet(JsonObject::new);
        Set<String> scopes = new TreeSet<>();
        Stream.of("scp", "scope").map(claims::getValue).forEach(value -> {
            if (value instanceof String text) {
                scopes.addAll(Set.of(text.split(" ")));
            } else if (value instanceof JsonArray list) {
                list.forEach(one -> scopes.add(String.valueOf(one)));
            }
        });
        return scopes;
    }
}
