package io.hilum.access;

import io.vertx.ext.web.RoutingContext;

/** When a request is over: its answer has left the house, or whoever asked is gone. */
public final class RequestEnd {
    private RequestEnd() {}

    /** Does something then, or at once where it is over already. It may be done twice. */
    public static void then(RoutingContext context, Runnable action) {
        context.addEndHandler(over -> action.run());
        if (context.response().ended() || context.response().closed()) {
            action.run();
        }
    }
}
