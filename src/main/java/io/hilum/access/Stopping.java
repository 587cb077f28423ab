package io.hilum.access;

import io.hilum.problem.Problem;
import io.hilum.problem.ProblemCode;
import io.hilum.problem.ProblemException;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Once the program is told to stop, what is under way is finished and no new study is begun: Quarkus waits for the former
 * ({@code quarkus.shutdown.timeout}) but would go on with the latter meanwhile. What a page under way still needs is
 * served.
 */
@ApplicationScoped
class Stopping {
    private volatile boolean stopping;

    void stop(@Observes ShutdownDelayInitiatedEvent told) {
        stopping = true;
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, FilterOrder.STOPPING);
    }

    private void guard(RoutingContext context) {
        if (stopping && context.request().method().equals(HttpMethod.POST)) {
            context.fail(
                    503,
                    new ProblemException(
                            Problem.of(ProblemCode.BUSY, "This server is stopping. Send it again in a few seconds.")
                                    .after(Duration.ofSeconds(5))));
        } else {
            context.next();
        }
    }
}
