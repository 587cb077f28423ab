package io.hilum.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Signing out takes along what the browser keeps of Hilum: its cache, and what the pages have stored. Cookies are left to
 * those who set them: a browser would clear those of all sites under the same domain, the provider's among them.
 */
@ApplicationScoped
class SignOut {
    static final String PATH = "/sign-out";

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    if (context.normalizedPath().equals(PATH)) {
                        context.addHeadersEndHandler(answered -> clear(context));
                    }
                    context.next();
                },
                FilterOrder.SIGN_OUT);
    }

    private static void clear(RoutingContext context) {
        if (context.response().getStatusCode() / 100 == 3) {
            context.response().putHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        }
    }
}
