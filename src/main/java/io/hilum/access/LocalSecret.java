package io.hilum.access;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The local mode's secret: what the printed address carries, scripts send as bearer, and the browser's cookie stands for. */
@Singleton
class LocalSecret {
    private static final int SHORTEST = 16;

    private final boolean enabled;
    private final String secret;

    LocalSecret(LocalSettings settings) {
        this.enabled = settings.enabled();
        this.secret = settings.secret().orElseGet(LocalSecret::fresh);
        if (enabled && !secret.matches("[A-Za-z0-9._~-]{" + SHORTEST + ",}")) {
            throw new ConfigurationException(
                    "hilum.local.secret (HILUM_LOCAL_SECRET) must have at least 16 characters of A-Z a-z 0-9 . _ ~ -");
        }
    }

    /** Whether the local mode is on. */
    boolean enabled() {
        return enabled;
    }

    String value() {
        return secret;
    }

    /** What the browser keeps instead of the secret itself. */
    String cookie() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(("hilum cookie " + secret).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Compares in a time that does not tell how much is right. */
    static boolean same(@Nullable String given, String expected) {
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static String fresh() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
