package io.hilum.function;

import io.hilum.problem.Problem;
import io.hilum.problem.ProblemCode;
import io.hilum.problem.ProblemException;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /warmup}: the function {@code warmup}, which the host calls on an instance that it adds, before that gets
 * requests. Whoever else asks finds nothing there, and before a byte of a body is read. Source:
 * learn.microsoft.com/azure/azure-functions/functions-custom-handlers, "Request payload" and "Response payload".
 */
@Singleton
class WarmUpRoute {
    private static final String FUNCTION = "warmup";

    private final FunctionHost host;
    private final WarmUp warmUp;

    WarmUpRoute(FunctionHost host, WarmUp warmUp) {
        this.host = host;
        this.warmUp = warmUp;
    }

    void register(@Observes Router router) {
        if (host.present()) {
            BodyHandler body = BodyHandler.create(false).setBodyLimit(Invocation.MAX_BYTES);
            router.post("/" + FUNCTION).handler(ifHost(body)).handler(ifHost(this::run));
        }
    }

    private Handler<RoutingContext> ifHost(Handler<RoutingContext> handler) {
        return context -> {
            if (host.calls(context.request())) {
                handler.handle(context);
            } else {
                context.next();
            }
        };
    }

    private void run(RoutingContext context) {
        boolean ours = Optional.ofNullable(context.body().buffer())
                .flatMap(Invocation::read)
                .filter(invocation -> invocation.isFor(FUNCTION))
                .isPresent();
        if (ours) {
            warmUp.run().subscribe().with(lines -> answer(context, lines), context::fail);
        } else {
            context.fail(
                    400,
                    new ProblemException(Problem.of(
                            ProblemCode.BAD_REQUEST, "The host calls this function with Data and Metadata.")));
        }
    }

    private static void answer(RoutingContext context, List<String> lines) {
        JsonObject answer = new JsonObject()
                .put("Outputs", new JsonObject())
                .put("Logs", new JsonArray(lines))
                .put("ReturnValue", null);
        context.response().putHeader("Content-Type", "application/json").end(answer.toBuffer());
    }
}
