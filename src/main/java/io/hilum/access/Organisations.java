package io.hilum.access;

import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.runtime.OidcConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The organisations that share this deployment. Each has two Quarkus tenants, made at the start from its one block of
 * settings: one for browsers, one for scripts.
 */
@Singleton
public class Organisations {
    private final LocalSecret local;
    private final TenantRules rules;
    private final Map<String, Organisation> byName = new TreeMap<>();

    Organisations(LocalSecret local, TenantRules rules) {
        this.local = local;
        this.rules = rules;
    }

    /** After {@link IdentityProviderCheck}, and before Quarkus reads the tenants. */
    void create(@Observes @Priority(300) Oidc starting) {
        if (local.enabled()) {
            return;
        }
        for (OidcTenantConfig settings : configured()) {
            Organisation organisation = organisation(settings);
            starting.create(rules.forBrowsers(organisation, settings));
            starting.create(rules.forScripts(organisation, settings));
        }
    }

    /** The settings of each organisation, in the order of their names. */
    static List<OidcTenantConfig> configured() {
        Collection<OidcTenantConfig> all = ConfigProvider.getConfig()
                .unwrap(SmallRyeConfig.class)
                .getConfigMapping(OidcConfig.class)
                .namedTenants()
                .values();
        List<OidcTenantConfig> used = new ArrayList<>(all);
        used.removeIf(settings ->
                !settings.tenantEnabled() || settings.authServerUrl().isEmpty());
        used.sort(Comparator.comparing(settings -> settings.tenantId().orElse("")));
        return used;
    }

    private Organisation organisation(OidcTenantConfig settings) {
        String issuer = settings.token().issuer().or(settings::authServerUrl).orElseThrow();
        try {
            Organisation organisation = new Organisation(settings.tenantId().orElse(Organisation.ONLY), issuer);
            byIssuer(issuer).ifPresent(other -> {
                throw new IllegalArgumentException(
                        "the organisations " + other.name() + " and " + organisation.name() + " have the same issuer");
            });
            byName.put(organisation.name(), organisation);
            return organisation;
        } catch (IllegalArgumentException refused) {
            throw new ConfigurationException("quarkus.oidc: " + refused.getMessage()); // one line, no trace
        }
    }

    Collection<Organisation> all() {
        return byName.values();
    }

    Optional<Organisation> byName(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<Organisation> byIssuer(String issuer) {
        return byName.values().stream().filter(one -> one.issued(issuer)).findFirst();
    }

    /** Whether a person has to choose an organisation by the address that signs in: {@code /sign-in/<organisation>}. */
    public boolean chosenByAddress() {
        return !byName.isEmpty() && !byName.containsKey(Organisation.ONLY);
    }
}
