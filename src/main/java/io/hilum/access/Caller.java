package io.hilum.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who asks, as the audit and the rate limit know them: issuer and subject, which the identity provider keeps unique. Never
 * a name or an e-mail address; a provider whose subjects are addresses is met with a digest of them.
 */
final class Caller {
    /** Nobody is signed in, or nobody was asked to. */
    static final String NOBODY = "-";

    private Caller() {}

    /** {@code <issuer>|<subject>}, the local mode's {@code local}, or {@link #NOBODY}. */
    static String of(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user ? of(user.getSecurityIdentity()) : NOBODY;
    }

    /** The same for an identity. */
    static String of(SecurityIdentity identity) {
        if (identity.isAnonymous()) {
            return NOBODY;
        }
        if (identity.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null) {
            return token.getIssuer() + '|' + withoutAddress(token.getSubject());
        }
        return withoutAddress(identity.getPrincipal().getName());
    }

    private static String withoutAddress(String subject) {
        if (subject.indexOf('@') < 0) {
            return subject;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
