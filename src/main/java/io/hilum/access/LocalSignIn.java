package io.hilum.access;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * Signs in by the local mode's secret: the printed address puts a cookie into the browser, scripts send the secret as
 * bearer. Does nothing outside of the local mode, where the identity provider decides.
 */
@ApplicationScoped
class LocalSignIn implements HttpAuthenticationMechanism {
    /** How its cookie's name begins. */
    static final String COOKIE = "hilum-local-";

    private static final String USER = "local";

    private final LocalSecret secret;

    LocalSignIn(LocalSecret secret) {
        this.secret = secret;
    }

    void register(@Observes Filters filters) {
        if (secret.enabled()) {
            filters.register(this::takeAddress, FilterOrder.LOCAL_SIGN_IN);
        }
    }

    /** {@code GET /?secret=...}: the secret turns into a cookie and leaves the address bar. */
    private void takeAddress(RoutingContext context) {
        if (LocalSecret.same(context.request().getParam("secret"), secret.value())
                && context.normalizedPath().equals("/")) {
            Audit.signedIn(USER, context);
            context.response()
                    .addCookie(Cookie.cookie(cookieName(context), secret.cookie())
                            .setHttpOnly(true)
                            .setPath("/")
                            .setSameSite(CookieSameSite.STRICT))
                    .setStatusCode(303)
                    .putHeader(HttpHeaders.LOCATION, "/")
                    .end();
        } else {
            context.next();
        }
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        if (!secret.enabled()) {
            return Uni.createFrom().nullItem();
        }
        Cookie cookie = context.request().getCookie(cookieName(context));
        String authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        boolean known = cookie != null && LocalSecret.same(cookie.getValue(), secret.cookie())
                || LocalSecret.same(authorization, "Bearer " + secret.value());
        return known
                ? Uni.createFrom()
                        .item(QuarkusSecurityIdentity.builder()
                                .setPrincipal(new QuarkusPrincipal(USER))
                                .addRoles(Set.of(Role.READ, Role.WRITE, Role.OPERATE))
                                .build())
                : Uni.createFrom().nullItem();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return secret.enabled()
                ? Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"))
                : Uni.createFrom().nullItem();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return secret.enabled()
                ? Uni.createFrom()
                        .item(new HttpCredentialTransport(
                                HttpCredentialTransport.Type.AUTHORIZATION, "Bearer", "hilum-local"))
                : Uni.createFrom().nullItem();
    }

    @Override
    public int getPriority() {
        return secret.enabled() ? 5_000 : 0;
    }

    /** Cookies know no ports: two programs on one machine must not sign each other out. */
    private static String cookieName(RoutingContext context) {
        return COOKIE + context.request().localAddress().port();
    }
}
