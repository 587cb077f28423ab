package io.hilum.api;

import io.hilum.access.CurrentUser;
import io.hilum.access.MissingRole;
import io.hilum.access.RequestId;
import io.hilum.problem.Problem;
import io.hilum.problem.ProblemCode;
import io.hilum.problem.ProblemException;
import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The one place where exceptions become answers. What is expected keeps its problem; what is not is logged once, with its
 * cause and the request's id, and answered without any detail.
 */
@Singleton
class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    private final ProblemResponses responses;
    private final MissingRole missing;

    ProblemMapper(ProblemResponses responses, MissingRole missing) {
        this.responses = responses;
        this.missing = missing;
    }

    @ServerExceptionMapper
    Response refused(ProblemException refused, RoutingContext context) {
        return responses.response(refused.problem(), context);
    }

    /** What the REST layer itself refuses: no such route, method, format. */
    @ServerExceptionMapper
    Uni<Response> byRest(WebApplicationException failure, RoutingContext context) {
        int status = failure.getResponse().getStatus();
        if (status < 400) {
            return Uni.createFrom().item(failure.getResponse());
        }
        Problem problem = problem(status, failure, context);
        return withUser(context, () -> responses.response(problem, context));
    }

    @ServerExceptionMapper
    Response bug(Throwable failure, RoutingContext context) {
        return responses.response(internal(failure, context), context);
    }

    /** Failures outside of REST: filters, and routes that nobody has. */
    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 1000).failureHandler(context -> {
            if (context.failure() instanceof ProblemException refused) {
                responses.send(refused.problem(), context);
            } else if (context.failure() instanceof ForbiddenException) {
                context.response().putHeader("WWW-Authenticate", missing.challenge(context));
                responses.send(Problem.of(ProblemCode.NOT_ALLOWED, missing.advice(context)), context);
            } else if (context.statusCode() == 400) {
                responses.send(badRequest(), context);
            } else {
                context.next();
            }
        });
        router.route()
                .last()
                .handler(context -> withUser(context, () -> {
                            responses.send(notFound(), context);
                            return context;
                        })
                        .subscribe()
                        .with(sent -> {}, context::fail));
    }

    /** A page says who is signed in, also where nobody needs to be. */
    private static <T> Uni<T> withUser(RoutingContext context, Supplier<T> answer) {
        return ProblemResponses.forBrowser(context)
                ? CurrentUser.lookUp(context).map(known -> answer.get())
                : Uni.createFrom().item(answer);
    }

    private Problem problem(int status, Throwable failure, RoutingContext context) {
        return switch (status) {
            case 404 -> notFound();
            case 405 ->
                Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "See /docs for the methods that this address takes.");
            case 406 ->
                Problem.of(ProblemCode.NOT_ACCEPTABLE, "Accept one of application/json, image/svg+xml and text/html.");
            case 413 -> Problem.of(ProblemCode.TOO_LARGE, "Send smaller images.");
            case 415 -> Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send multipart/form-data or application/json.");
            default -> status < 500 ? badRequest() : internal(failure, context);
        };
    }

    private static Problem badRequest() {
        return Problem.of(ProblemCode.BAD_REQUEST, "See /docs for what this address takes.");
    }

    private static Problem notFound() {
        return Problem.of(ProblemCode.NOT_FOUND, "Check the address. The start page is at /, the API's at /docs.");
    }

    private static Problem internal(Throwable failure, RoutingContext context) {
        LOG.errorf(failure, "request %s failed", RequestId.of(context));
        return Problem.of(
                ProblemCode.INTERNAL,
                "This is a fault of Hilum's own. Send the study again; if it stays so, report it with the request id.");
    }
}
