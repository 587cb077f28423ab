package io.hilum.access;

import io.quarkus.oidc.OidcTenantConfigBuilder;
import io.quarkus.oidc.runtime.OidcTenantConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.Authentication.CookieSameSite;
import io.quarkus.oidc.runtime.OidcTenantConfig.Roles.Source;
import io.quarkus.oidc.runtime.OidcTenantConfig.TokenStateManager.Strategy;
import io.quarkus.oidc.runtime.builders.LogoutConfigBuilder;
import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What holds for every organisation, whatever its block of settings says: set here and not in properties, so that no
 * organisation can be configured without.
 */
@Singleton
class TenantRules {
    private static final String[] ROLES = {"roles", "realm_access/roles"};

    private final AccessSettings settings;
    private final SessionKeys keys;

    TenantRules(AccessSettings settings, SessionKeys keys) {
        this.settings = settings;
        this.keys = keys;
    }

    /** Sign-in by the code flow with PKCE and nonce, and a session in encrypted cookies. */
    io.quarkus.oidc.OidcTenantConfig forBrowsers(Organisation organisation, OidcTenantConfig configured) {
        return common(organisation.name(), configured)
                .applicationType(ApplicationType.WEB_APP)
                .token()
                .audience(configured.clientId().stream().toList())
                .refreshExpired(true)
                .end()
                .authentication()
                .redirectPath(organisation.returnPath())
                .restorePathAfterRedirect(true)
                .pkceRequired(true)
                // The embedded provider of development gives no nonce back.
                .nonceRequired(LaunchMode.current() == LaunchMode.NORMAL
                        || configured.authentication().nonceRequired())
                .failOnMissingStateParam(true)
                .javaScriptAutoRedirect(false)
                .stateSecret(keys.state(organisation.name()))
                .cookieSameSite(CookieSameSite.LAX)
                .stateCookieSameSite(CookieSameSite.LAX)
                .cookieForceSecure(secure() || configured.authentication().cookieForceSecure())
                .forceRedirectHttpsScheme(https()
                        || configured
                                .authentication()
                                .forceRedirectHttpsScheme()
                                .orElse(false))
                .sessionAgeExtension(settings.sessionAge())
                .end()
                .tokenStateManager()
                .encryptionRequired(true)
                .encryptionSecret(keys.session(organisation.name()))
                .strategy(tokens(configured))
                .end()
                .logout()
                .path(SignOut.PATH)
                .postLogoutPath(organisation.signedOutPath())
                .backchannel()
                .path(organisation.backChannelPath())
                .endLogout()
                .build();
    }

    /** Bearer tokens: signed by the provider, for this API, of this issuer, with a subject, and not yet expired. */
    io.quarkus.oidc.OidcTenantConfig forScripts(Organisation organisation, OidcTenantConfig configured) {
        return common(organisation.scriptTenant(), configured)
                .applicationType(ApplicationType.SERVICE)
                .token()
                .audience(
                        configured.token().audience().isPresent()
                                ? List.of()
                                : configured.clientId().stream().toList())
                .refreshExpired(false)
                .end()
                .roles()
                .source(Source.accesstoken)
                .end()
                .logout(new LogoutConfigBuilder().build())
                .build();
    }

    /** Tokens are verified here, by the provider's keys; what can't be is refused, and not asked about. */
    private static OidcTenantConfigBuilder common(String tenant, OidcTenantConfig configured) {
        OidcTenantConfigBuilder builder = io.quarkus.oidc.OidcTenantConfig.builder(configured)
                .tenantId(tenant)
                .token()
                .subjectRequired(true)
                .issuedAtRequired(true)
                .allowJwtIntrospection(false)
                .allowOpaqueTokenIntrospection(false)
                // Refreshing early would hand on an identity that Granting has not seen.
                .refreshTokenTimeSkew(null)
                // A new key is looked for once a minute at most, so that forged key ids can't make us flood the
                // provider.
                .forcedJwkRefreshInterval(Duration.ofMinutes(1))
                .end();
        return configured.roles().roleClaimPath().isPresent()
                ? builder
                : builder.roles().roleClaimPath(ROLES).end();
    }

    /** The access token stays in the session only where it says what somebody may do. */
    private static Strategy tokens(OidcTenantConfig configured) {
        Optional<Source> source = configured.roles().source();
        return source.isEmpty() || source.get() == Source.idtoken
                ? Strategy.ID_REFRESH_TOKENS
                : Strategy.KEEP_ALL_TOKENS;
    }

    /** In production, unless the public address is said to be http. */
    private boolean secure() {
        return settings.publicUrl().isPresent() ? https() : LaunchMode.current() == LaunchMode.NORMAL;
    }

    private boolean https() {
        return settings.publicUrl()
                .map(url -> "https".equalsIgnoreCase(url.getScheme()))
                .orElse(false);
    }
}
