package io.hilum.access;

import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.runtime.OidcTenantConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Outside of the local mode nobody could sign in without an identity provider, and nobody would stay signed in without a
 * secret: a start without one ends at once.
 */
@Singleton
class IdentityProviderCheck {
    private static final int SHORTEST = 32;

    private final LocalSecret local;
    private final AccessSettings settings;

    IdentityProviderCheck(LocalSecret local, AccessSettings settings) {
        this.local = local;
        this.settings = settings;
    }

    /** Before Quarkus reads the provider's settings, and would name one of ours that nobody is meant to set. */
    void check(@Observes @Priority(200) Oidc starting) {
        if (local.enabled()) {
            return;
        }
        List<OidcTenantConfig> organisations = Organisations.configured();
        require(
                !organisations.isEmpty(),
                "quarkus.oidc.auth-server-url is not set (as an environment variable: QUARKUS_OIDC_AUTH_SERVER_URL)."
                        + " Set it to the address of your identity provider, or start the local mode with"
                        + " -Dquarkus.profile=local.");
        require(
                settings.sessionSecret()
                        .filter(secret -> secret.length() >= SHORTEST)
                        .isPresent(),
                "hilum.access.session-secret is not set, or shorter than 32 characters (as an environment variable:"
                        + " HILUM_ACCESS_SESSION_SECRET). Set it to a random text, the same for each replica, such as the"
                        + " output of: openssl rand -base64 48");
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            organisations.forEach(IdentityProviderCheck::strict);
        }
    }

    private static void strict(OidcTenantConfig organisation) {
        String prefix = organisation
                .tenantId()
                .filter(name -> !name.equals(Organisation.ONLY))
                .map(name -> "quarkus.oidc." + name + ".")
                .orElse("quarkus.oidc.");
        require(
                organisation.clientId().isPresent(),
                prefix + "client-id is not set. Set it to the name by which the identity provider knows Hilum.");
        require(
                organisation.token().issuer().filter("any"::equals).isEmpty(),
                prefix + "token.issuer is any. Name the issuer, or leave it out: the provider says it.");
        require(
                organisation
                        .token()
                        .audience()
                        .filter(all -> all.contains("any"))
                        .isEmpty(),
                prefix
                        + "token.audience is any. Name the audience of this API, or leave it out: then it is the client id.");
    }

    private static void require(boolean met, String message) {
        if (!met) {
            throw new ConfigurationException(message);
        }
    }
}
