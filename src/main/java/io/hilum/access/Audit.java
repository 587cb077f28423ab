package io.hilum.access;

import io.quarkus.oidc.SecurityEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Writes one line for each sign-in, each refusal and each study, to the log category {@code io.hilum.audit}: who (issuer
 * and subject), what, outcome, bytes, milliseconds, the request's id; when is the log's own time. Nothing of a study, no
 * name, and no address that a caller has made up is in it.
 */
@Singleton
public class Audit {
    private static final Logger LOG = Logger.getLogger("io.hilum.audit");

    private static final String OUTCOME = "hilum.outcome";
    private static final String START = "hilum.start";

    /** Where studies are sent to. */
    private static final Set<String> STUDIES = Set.of("/", "/sample", "/api/v1/reports", "/score");

    /** What else may be named; another path is in a line as {@code other}. */
    private static final Set<String> NAMED =
            Set.of("/api/v1/endpoint", "/api/v1/images", "/waiting", "/metrics", "/docs", "/sign-in", "/sign-out");

    private static final Set<Integer> REFUSALS = Set.of(401, 403, 429);

    void register(@Observes Filters filters) {
        filters.register(Audit::watch, FilterOrder.AUDIT);
    }

    private static void watch(RoutingContext context) {
        context.put(START, System.nanoTime());
        context.addEndHandler(over -> ended(context));
        context.next();
    }

    /** Whether a request is one that sends a study to be read. */
    static boolean bringsStudy(RoutingContext context) {
        return context.request().method().equals(HttpMethod.POST) && STUDIES.contains(context.normalizedPath());
    }

    /** Notes what became of a request, by its problem's stable key. */
    public static void outcome(RoutingContext context, String problem) {
        context.put(OUTCOME, problem);
    }

    /** Whoever has signed in by the provider's page, or leaves by it. */
    void atProvider(@Observes SecurityEvent event) {
        String what = switch (event.getEventType()) {
            case OIDC_LOGIN -> "sign-in";
            case OIDC_LOGOUT_RP_INITIATED, OIDC_BACKCHANNEL_LOGOUT_COMPLETED -> "sign-out";
            default -> "";
        };
        if (!what.isEmpty() && event.getSecurityIdentity() != null) {
            AuditLine line = new AuditLine(what).with("who", Caller.of(event.getSecurityIdentity()));
            RoutingContext context = event.getSecurityIdentity().getAttribute(RoutingContext.class.getName());
            LOG.info(context == null ? line : line.with("request", RequestId.of(context)));
        }
    }

    /** Whoever has signed in by the local mode's secret. */
    static void signedIn(String who, RoutingContext context) {
        LOG.info(new AuditLine("sign-in").with("who", who).with("request", RequestId.of(context)));
    }

    private static void ended(RoutingContext context) {
        int status = context.response().getStatusCode();
        if (bringsStudy(context)) {
            LOG.info(line("study", context, status));
        } else if (REFUSALS.contains(status)) {
            LOG.info(line("refusal", context, status));
        }
    }

    private static AuditLine line(String event, RoutingContext context, int status) {
        long began = Objects.requireNonNull(context.<Long>get(START));
        return new AuditLine(event)
                .with("who", Caller.of(context))
                .with("method", method(context))
                .with("path", path(context))
                .with("outcome", outcome(context, status))
                .with("status", Integer.toString(status))
                .with("received", Long.toString(context.request().bytesRead()))
                .with("sent", Long.toString(context.response().bytesWritten()))
                .with("ms", Long.toString(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)))
                .with("request", RequestId.of(context));
    }

    private static String outcome(RoutingContext context, int status) {
        String problem = context.get(OUTCOME);
        if (problem != null) {
            return problem;
        }
        if (!context.response().ended()) {
            return "gone";
        }
        return status < 400 ? "done" : "refused";
    }

    private static String path(RoutingContext context) {
        String path = context.normalizedPath();
        return STUDIES.contains(path) || NAMED.contains(path) ? path : "other";
    }

    private static String method(RoutingContext context) {
        String method = context.request().method().name();
        return method.matches("[A-Z]{3,7}") ? method : "other";
    }
}
