package io.hilum.access;

import io.hilum.problem.Problem;
import io.hilum.problem.ProblemCode;
import io.hilum.problem.ProblemException;
import io.quarkus.oidc.TenantResolver;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import java.util.Optional;

/**
 * Says for each request whose it is: a script's by the issuer that its token names, a browser's by the address where it
 * signs in ({@code /sign-in/<organisation>}), else by the session that it has. It only chooses who verifies: a token or a
 * session of another organisation's does not pass there.
 */
@ApplicationScoped
class OrganisationOfRequest implements TenantResolver {
    private static final String SIGN_IN = "/sign-in/";

    private final Organisations organisations;

    OrganisationOfRequest(Organisations organisations) {
        this.organisations = organisations;
    }

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    Bearer.settle(context.request());
                    String path = context.normalizedPath();
                    if (path.startsWith(SIGN_IN) && bySignIn(path).isEmpty()) {
                        context.fail(404, nowhere());
                    } else {
                        context.next();
                    }
                },
                FilterOrder.ORGANISATION);
    }

    /** An address that signs in to nothing. */
    private static ProblemException nowhere() {
        return new ProblemException(
                Problem.of(ProblemCode.NOT_FOUND, "Check the address that your organisation gave you."));
    }

    @Override
    public String resolve(RoutingContext context) {
        if (ScriptPaths.asked(context)) {
            return Bearer.issuer(context.request())
                    .flatMap(organisations::byIssuer)
                    .or(() -> organisations.all().stream().findFirst())
                    .map(Organisation::scriptTenant)
                    .orElse(Organisation.ONLY);
        }
        return bySignIn(context.normalizedPath())
                .or(() -> bySession(context))
                .map(Organisation::name)
                .orElse(Organisation.ONLY);
    }

    private Optional<Organisation> bySignIn(String path) {
        return organisations.all().stream()
                .filter(one -> path.startsWith(SIGN_IN))
                .filter(one -> path.equals(one.signInPath()) || path.equals(one.returnPath()))
                .findFirst();
    }

    /** Quarkus has read it from the name of the session's cookie, or of that of a sign-in under way. */
    private Optional<Organisation> bySession(RoutingContext context) {
        return organisations.byName(Objects.requireNonNullElse(context.get(OidcUtils.TENANT_ID_ATTRIBUTE), ""));
    }
}
