package io.hilum.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;

/**
 * Gives each request an id of ours: in the answer's {@code X-Request-Id}, in problems, in the log, and sent to the
 * endpoint. An id that the caller sends is not taken over, so that nobody can write into the log with it.
 */
@ApplicationScoped
public class RequestId {
    private static final String KEY = "hilum.request-id";

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.response().putHeader("X-Request-Id", of(context));
                    context.next();
                },
                FilterOrder.REQUEST_ID);
    }

    /** The request's id: a UUID, 36 characters of 0-9 a-f and dashes. */
    public static String of(RoutingContext context) {
        String id = context.get(KEY);
        if (id == null) {
            id = UUID.randomUUID().toString();
            context.put(KEY, id);
        }
        return id;
    }
}
