package io.hilum.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/**
 * Puts the security headers on every answer, unless the answer has set one itself. Pages load only from here; images may
 * also be inline (a report page carries its own pictures, since the server keeps none) or made by the page's script. Over
 * HTTPS, be it our own or that of a trusted proxy, the browser is told to stay with it.
 */
@ApplicationScoped
class SecurityHeaders {
    /** The policy of every page of ours. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    /** Two years, with all subdomains. */
    static final String STRICT_TRANSPORT = "max-age=63072000; includeSubDomains";

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", CONTENT_SECURITY_POLICY,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.addHeadersEndHandler(ready -> complete(context));
                    context.next();
                },
                FilterOrder.SECURITY_HEADERS);
    }

    private static void complete(RoutingContext context) {
        MultiMap headers = context.response().headers();
        HEADERS.forEach((name, value) -> {
            if (!headers.contains(name)) {
                headers.set(name, value);
            }
        });
        if ("https".equals(context.request().scheme())) {
            headers.set("Strict-Transport-Security", STRICT_TRANSPORT);
        }
        if (!headers.contains("Cache-Control") && !context.normalizedPath().startsWith("/assets/")) {
            headers.set("Cache-Control", "no-store");
        }
    }
}
