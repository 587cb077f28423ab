package io.hilum.access;

import io.hilum.problem.Problem;
import io.hilum.problem.ProblemCode;
import io.hilum.problem.ProblemException;
import io.quarkus.oidc.Oidc;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps the local mode local: it listens on the loopback only, answers only requests that name the loopback (so that no
 * web site can reach it by a name of its own that resolves here), and prints the one address that signs in.
 */
@ApplicationScoped
class LocalMode {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    private final LocalSecret secret;
    private final String host;
    private final HttpServer server;

    LocalMode(LocalSecret secret, @ConfigProperty(name = "quarkus.http.host") String host, HttpServer server) {
        this.secret = secret;
        this.host = host;
        this.server = server;
    }

    /** Before anything listens: the event comes as soon as settings can be told of. */
    void check(@Observes Oidc starting) {
        if (secret.enabled() && !LOOPBACK.contains(host)) {
            throw new ConfigurationException("The local mode listens on the loopback only, but quarkus.http.host is "
                    + host + ". Leave it out, or run in production mode with an identity provider.");
        }
    }

    void register(@Observes Filters filters) {
        if (secret.enabled()) {
            filters.register(this::guard, FilterOrder.LOCAL_HOST);
        }
    }

    private void guard(RoutingContext context) {
        if (LOOPBACK.contains(hostName(AskedHost.of(context.request())))) {
            context.next();
        } else {
            context.fail(
                    403,
                    new ProblemException(Problem.of(
                            ProblemCode.NOT_ALLOWED,
                            "The local mode answers only at localhost, 127.0.0.1 and [::1].")));
        }
    }

    private static String hostName(String asked) {
        return asked.toLowerCase(Locale.ROOT).replaceFirst(":\\d*$", "");
    }

    void announce(@ObservesAsync HttpServerStart started) {
        if (secret.enabled()) {
            // On the standard output and not in the log: whoever starts it reads it, and no log keeps the secret.
            System.out.printf(
                    "%n  Hilum is ready. Open this address (it signs you in; scripts send the secret as bearer):%n%n"
                            + "    http://%s:%d/?secret=%s%n%n  Research use only. Not for diagnosis.%n%n",
                    host.equals("::1") ? "[::1]" : host, server.getPort(), secret.value());
        }
    }
}
