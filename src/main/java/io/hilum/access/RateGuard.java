package io.hilum.access;

import io.hilum.problem.Problem;
import io.hilum.problem.ProblemCode;
import io.hilum.problem.ProblemException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Keeps one user from taking what is everybody's: studies and other requests are counted by user, once it is known who
 * asks and before a byte of the body is read. Who is not signed in is not counted: such a request never gets further than
 * its headers, and behind a proxy an address is no person.
 */
@Singleton
public class RateGuard {
    private final Instance<RateLimits> limits;

    /** @param limits asked for with the first request: a filter is made before there are settings */
    RateGuard(Instance<RateLimits> limits) {
        this.limits = limits;
    }

    /** Counts a request that found its resource; who asks is known by then. */
    @ServerRequestFilter
    public void count(RoutingContext context) {
        String user = Caller.of(context);
        RateLimits all = limits.get();
        if (!all.enabled() || user.equals(Caller.NOBODY)) {
            return;
        }
        RateLimit limit = Audit.bringsStudy(context) ? all.studies() : all.requests();
        RateLimit.Answer answer = limit.take(user);
        context.response().putHeader("RateLimit-Policy", limit.policy()).putHeader("RateLimit", limit.limit(answer));
        if (!answer.taken()) {
            throw new ProblemException(Problem.of(
                            ProblemCode.TOO_MANY_REQUESTS,
                            "You send faster than one user may. Wait %d s, then go on more slowly."
                                    .formatted(answer.retrySeconds()))
                    .after(Duration.ofSeconds(answer.retrySeconds())));
        }
    }
}
