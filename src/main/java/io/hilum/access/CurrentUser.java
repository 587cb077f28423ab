package io.hilum.access;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;

/** Who is signed in to a request. */
public final class CurrentUser {
    private CurrentUser() {}

    /** The principal's name, or the empty text where nobody is signed in (or nobody has been asked to). */
    public static String of(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                ? user.getSecurityIdentity().getPrincipal().getName()
                : "";
    }
}
