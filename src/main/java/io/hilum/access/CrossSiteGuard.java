package io.hilum.access;

import io.hilum.problem.Problem;
import io.hilum.problem.ProblemCode;
import io.hilum.problem.ProblemException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses what another site makes a browser do: any request that changes something, and signing out. Browsers say where
 * a request comes from ({@code Sec-Fetch-Site}, else {@code Origin}); scripts send neither and are not at risk. Decided
 * before a byte of the body is read. A site that CORS is switched on for may send what it has a token for: a browser asks
 * first before it sends such a header, and no cookie stands for it.
 */
@ApplicationScoped
class CrossSiteGuard {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Set<String> allowed;

    CrossSiteGuard(
            @ConfigProperty(name = "quarkus.http.cors.enabled", defaultValue = "false") boolean cors,
            @ConfigProperty(name = "quarkus.http.cors.origins") Optional<Set<String>> origins) {
        this.allowed = cors ? origins.orElse(Set.of()) : Set.of();
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, FilterOrder.CROSS_SITE);
    }

    private void guard(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean matters = !SAFE.contains(request.method()) || "/sign-out".equals(context.normalizedPath());
        if (matters && crossSite(request) && !allowed(request)) {
            context.fail(
                    403,
                    new ProblemException(Problem.of(
                            ProblemCode.NOT_ALLOWED,
                            "This request was made by another site. Open Hilum itself and do it there.")));
        } else {
            context.next();
        }
    }

    private boolean allowed(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        return origin != null && allowed.contains(origin) && request.headers().contains("Authorization");
    }

    private static boolean crossSite(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin != null && !sameHost(origin, AskedHost.of(request));
    }

    private static boolean sameHost(String origin, String host) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
