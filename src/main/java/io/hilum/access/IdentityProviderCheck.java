package io.hilum.access;

import io.quarkus.oidc.Oidc;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Outside of the local mode nobody could sign in without an identity provider: a start without one ends at once. */
@Singleton
class IdentityProviderCheck {
    private final LocalSecret local;
    private final Optional<String> provider;

    IdentityProviderCheck(
            LocalSecret local, @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> provider) {
        this.local = local;
        this.provider = provider;
    }

    /** Before Quarkus reads the provider's settings, and would name one of ours that nobody is meant to set. */
    void check(@Observes @Priority(200) Oidc starting) {
        if (!local.enabled() && provider.isEmpty()) {
            throw new ConfigurationException(
                    "quarkus.oidc.auth-server-url is not set (as an environment variable: QUARKUS_OIDC_AUTH_SERVER_URL)."
                            + " Set it to the address of your identity provider, or start the local mode with"
                            + " -Dquarkus.profile=local.");
        }
    }
}
