package io.hilum.api;

import io.hilum.access.CurrentUser;
import io.hilum.access.RequestId;
import io.hilum.problem.Problem;
import io.hilum.problem.ProblemCode;
import io.hilum.problem.ProblemException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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
    private final boolean local;

    ProblemMapper(
            ProblemResponses responses,
            @ConfigProperty(name = "hilum.local.enabled", defaultValue = "false") boolean local) {
        this.responses = responses;
        this.local = local;
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

    @ServerExceptionMapper
    Uni<Response> notSignedIn(UnauthorizedException refused, RoutingContext context) {
        return challenge(context, "");
    }

    @ServerExceptionMapper
    Uni<Response> notBelieved(AuthenticationFailedException refused, RoutingContext context) {
        return challenge(context, " error=\"invalid_token\"");
    }

    @ServerExceptionMapper
    Response notAllowed(ForbiddenException refused, RoutingContext context) {
        return responses.response(
                Problem.of(ProblemCode.NOT_ALLOWED, "Your account may not do this. Ask whoever runs Hilum here."),
                context);
    }

    /** A person is sent to sign in; a script is told to bring a token, or that its token is none. Source: RFC 6750, 3. */
    private Uni<Response> challenge(RoutingContext context, String error) {
        HttpAuthenticator authenticator = Objects.requireNonNull(context.get(HttpAuthenticator.class.getName()));
        return authenticator.getChallenge(context).map(challenge -> {
            boolean signIn = challenge != null && challenge.status != 401 && safe(context);
            Response.ResponseBuilder response = signIn
                    ? Response.status(challenge.status)
                    : Response.fromResponse(responses.response(notSignedIn(context), context));
            if (challenge != null && (signIn || challenge.status == 401)) {
                challenge
                        .getHeaders()
                        .forEach((name, value) -> response.header(
                                name.toString(), value.toString().equals("Bearer") ? value + error : value));
            }
            return response.build();
        });
    }

    /** Sent to sign in, a request would lose its body; and a page's form may not end at the provider's site. */
    private static boolean safe(RoutingContext context) {
        HttpMethod method = context.request().method();
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    /** Failures outside of REST: filters, and routes that nobody has. */
    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 1000).failureHandler(context -> {
            if (context.failure() instanceof ProblemException refused) {
                responses.send(refused.problem(), context);
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

    private Problem notSignedIn(RoutingContext context) {
        return Problem.of(ProblemCode.NOT_SIGNED_IN, ProblemResponses.forBrowser(context) ? signIn() : bearer());
    }

    private String signIn() {
        return local
                ? "Open the address that the start printed: it signs you in. Scripts send the secret in it as bearer"
                        + " (Authorization: Bearer …)."
                : "Sign in in another tab, then reload this page: your browser will ask to send the form again, with all"
                        + " that is in it.";
    }

    private String bearer() {
        return local
                ? "Send the secret in the address that the start printed, as Authorization: Bearer …"
                : "Send a valid access token, as Authorization: Bearer …";
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
            default ->
                status < 500
                        ? Problem.of(ProblemCode.BAD_REQUEST, "See /docs for what this address takes.")
                        : internal(failure, context);
        };
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
