package io.hilum.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets that cookies are encrypted with, made from the one in {@code hilum.access.session-secret}: one for each
 * organisation and use, so that no cookie can be read in the place of another.
 */
@Singleton
class SessionKeys {
    private final AccessSettings settings;

    SessionKeys(AccessSettings settings) {
        this.settings = settings;
    }

    /** For the session's tokens. */
    String session(String organisation) {
        return derived("session " + organisation);
    }

    /** For what is remembered while somebody is at the provider: PKCE's verifier, the nonce, the page to return to. */
    String state(String organisation) {
        return derived("state " + organisation);
    }

    private String derived(String use) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(settings.sessionSecret().orElseThrow().getBytes(UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(use.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC-SHA256", impossible);
        }
    }
}
