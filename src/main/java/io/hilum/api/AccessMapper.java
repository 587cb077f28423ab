package io.hilum.api;

import io.hilum.access.MissingRole;
import io.hilum.access.Organisations;
import io.hilum.problem.Problem;
import io.hilum.problem.ProblemCode;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Answers to those who are not signed in, not believed, or not allowed. */
@Singleton
class AccessMapper {
    /** What Quarkus says of a provider that does not answer; its other failures of that kind are about tokens. */
    private static final String NOT_THERE = "OIDC Server is not available";

    private final ProblemResponses responses;
    private final MissingRole missing;
    private final Organisations organisations;
    private final boolean local;

    AccessMapper(
            ProblemResponses responses,
            MissingRole missing,
            Organisations organisations,
            @ConfigProperty(name = "hilum.local.enabled", defaultValue = "false") boolean local) {
        this.responses = responses;
        this.missing = missing;
        this.organisations = organisations;
        this.local = local;
    }

    @ServerExceptionMapper
    Uni<Response> notSignedIn(UnauthorizedException refused, RoutingContext context) {
        return challenge(context, "");
    }

    /** A token or session that does not hold; or that can't be looked into, since its provider does not answer. */
    @ServerExceptionMapper
    Uni<Response> notBelieved(AuthenticationFailedException refused, RoutingContext context) {
        return unreachable(refused)
                ? Uni.createFrom().item(noProvider(context))
                : challenge(context, " error=\"invalid_token\"");
    }

    /** A sign-in that went wrong on its way back from the provider. */
    @ServerExceptionMapper
    Response notCompleted(AuthenticationCompletionException refused, RoutingContext context) {
        return unreachable(refused) ? noProvider(context) : responses.response(notCompleted(), context);
    }

    /** A provider that has not been there since the start, or a kind of token that has no place here. */
    @ServerExceptionMapper
    Uni<Response> failed(OIDCException failed, RoutingContext context) {
        return unreachable(failed)
                ? Uni.createFrom().item(noProvider(context))
                : challenge(context, " error=\"invalid_token\"");
    }

    @ServerExceptionMapper
    Response notAllowed(ForbiddenException refused, RoutingContext context) {
        return Response.fromResponse(
                        responses.response(Problem.of(ProblemCode.NOT_ALLOWED, missing.advice(context)), context))
                .header("WWW-Authenticate", missing.challenge(context))
                .build();
    }

    /** A person is sent to sign in; a script is told to bring a token, or that its token is none. Source: RFC 6750, 3. */
    private Uni<Response> challenge(RoutingContext context, String error) {
        HttpAuthenticator authenticator = Objects.requireNonNull(context.get(HttpAuthenticator.class.getName()));
        return authenticator
                .getChallenge(context)
                .map(challenge -> challenged(challenge, error, context))
                .onFailure(AccessMapper::unreachable)
                .recoverWithItem(() -> noProvider(context));
    }

    private Response challenged(@Nullable ChallengeData challenge, String error, RoutingContext context) {
        if (challenge != null && challenge.status != 401 && safe(context)) {
            Response.ResponseBuilder signIn = Response.status(challenge.status);
            challenge.getHeaders().forEach((name, value) -> signIn.header(name.toString(), value));
            return signIn.build();
        }
        Response.ResponseBuilder response = Response.fromResponse(responses.response(notSignedIn(context), context));
        if (challenge != null && challenge.status == 401) {
            challenge
                    .getHeaders()
                    .forEach((name, value) -> response.header(
                            name.toString(), value.toString().equals("Bearer") ? value + error : value));
        }
        return response.build();
    }

    /** Sent to sign in, a request would lose its body; and a page's form may not end at the provider's site. */
    private static boolean safe(RoutingContext context) {
        HttpMethod method = context.request().method();
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private static boolean unreachable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof OIDCException && NOT_THERE.equals(cause.getMessage())
                    || cause instanceof TimeoutException
                    || cause instanceof io.smallrye.mutiny.TimeoutException) {
                return true;
            }
        }
        return false;
    }

    /** The session stays: it holds again once the provider answers. */
    private Response noProvider(RoutingContext context) {
        return responses.response(
                Problem.of(
                                ProblemCode.SIGN_IN_UNAVAILABLE,
                                "Who you are can't be looked up right now. Try again in a moment; nothing is lost, and you"
                                        + " stay signed in.")
                        .after(Duration.ofSeconds(5)),
                context);
    }

    private static Problem notCompleted() {
        return Problem.of(
                ProblemCode.NOT_SIGNED_IN,
                "This sign-in was used already, took too long, or began in another browser. Open the start page and sign in"
                        + " again.");
    }

    private Problem notSignedIn(RoutingContext context) {
        return Problem.of(ProblemCode.NOT_SIGNED_IN, ProblemResponses.forBrowser(context) ? signIn() : bearer());
    }

    private String signIn() {
        if (local) {
            return "Open the address that the start printed: it signs you in. Scripts send the secret in it as bearer"
                    + " (Authorization: Bearer …).";
        }
        return organisations.chosenByAddress()
                ? "Open the sign-in address that your organisation gave you: /sign-in/ and its name."
                : "Sign in in another tab, then reload this page: your browser will ask to send the form again, with all"
                        + " that is in it.";
    }

    private String bearer() {
        return local
                ? "Send the secret in the address that the start printed, as Authorization: Bearer …"
                : "Send a valid access token, as Authorization: Bearer …";
    }
}
