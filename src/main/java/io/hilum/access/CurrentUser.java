package io.hilum.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who is signed in to a request. */
public final class CurrentUser {
    /** How the names of the cookies begin that stand for a sign-in, by the provider or by the local mode's secret. */
    private static final List<String> SESSIONS = List.of("q_session", LocalSignIn.COOKIE);

    private CurrentUser() {}

    /** The principal's name, to be shown, or the empty text where nobody is signed in (or nobody has been asked to). */
    public static String of(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                ? user.getSecurityIdentity().getPrincipal().getName()
                : "";
    }

    /**
     * By which somebody is told from everybody else: issuer and subject, since two organisations may give the same name or
     * subject; never shown. The empty text where nobody is signed in.
     */
    public static String key(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                        && user.getSecurityIdentity().getPrincipal() instanceof JsonWebToken token
                ? token.getIssuer() + ' ' + token.getSubject()
                : of(context);
    }

    /** Whether whoever is signed in has that {@link Role}. */
    public static boolean has(String role, RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                && user.getSecurityIdentity().hasRole(role);
    }

    /**
     * The name on a page that is open to all, where nobody has been asked to sign in: a session that the browser has is
     * looked at. Never fails, and never leads to signing in.
     */
    public static Uni<String> lookUp(RoutingContext context) {
        if (context.user() != null || context.request().cookies().stream().noneMatch(CurrentUser::isSession)) {
            return Uni.createFrom().item(of(context));
        }
        Uni<SecurityIdentity> asked = QuarkusHttpUser.getSecurityIdentity(context, null);
        return asked == null
                ? Uni.createFrom().item("")
                : asked.map(identity -> identity.getPrincipal().getName())
                        .onFailure()
                        .recoverWithItem("");
    }

    private static boolean isSession(Cookie cookie) {
        return SESSIONS.stream().anyMatch(cookie.getName()::startsWith);
    }
}
