package io.hilum.access;

import io.quarkus.oidc.Oidc;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where forwarded headers are read, whoever may send them has a name: without one Quarkus believes them from anyone, and a
 * start outside of development and tests ends at once.
 */
@Singleton
class ProxyCheck {
    private final boolean forwarding;
    private final Optional<List<String>> trusted;

    ProxyCheck(
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
                    boolean forwarding,
            @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") Optional<List<String>> trusted) {
        this.forwarding = forwarding;
        this.trusted = trusted;
    }

    /** With the other checks of a start, before Quarkus asks the identity provider anything. */
    void check(@Observes @Priority(200) Oidc starting) {
        if (forwarding && trusted.isEmpty() && LaunchMode.current() == LaunchMode.NORMAL) {
            throw new ConfigurationException(
                    "quarkus.http.proxy.proxy-address-forwarding is on, and quarkus.http.proxy.trusted-proxies is not set"
                            + " (as an environment variable: QUARKUS_HTTP_PROXY_TRUSTED_PROXIES): forwarded headers"
                            + " would be believed from anyone. Set it to the addresses of your proxies.");
        }
    }
}
