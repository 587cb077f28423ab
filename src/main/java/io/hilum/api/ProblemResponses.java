package io.hilum.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hilum.access.Audit;
import io.hilum.access.CurrentUser;
import io.hilum.access.RequestId;
import io.hilum.problem.Problem;
import io.hilum.problem.ProblemPage;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a problem as an answer: problem+json for scripts, a page for a browser. */
@Singleton
class ProblemResponses {
    private static final List<String> FOR_SCRIPTS =
            List.of("/api", "/score", "/openapi", "/health", "/metrics", "/sign-out/back-channel");

    private final ObjectMapper json;
    private final ProblemPage page;

    ProblemResponses(ObjectMapper json, ProblemPage page) {
        this.json = json;
        this.page = page;
    }

    /** As an answer of a REST resource or of an exception mapper. */
    Response response(Problem problem, RoutingContext context) {
        Audit.outcome(context, problem.code().key());
        Response.ResponseBuilder response = Response.status(problem.code().status())
                .type(mediaType(context))
                .entity(body(problem, context));
        headers(problem).forEach(response::header);
        return response.build();
    }

    /** The same, with a status of the endpoint's own and headers that belong to it. */
    Response response(Problem problem, int status, Map<String, String> headers, RoutingContext context) {
        Audit.outcome(context, problem.code().key());
        ProblemJson body = ProblemJson.of(problem, RequestId.of(context));
        Response.ResponseBuilder response =
                Response.status(status).type(ProblemJson.MEDIA_TYPE).entity(write(body.withStatus(status)));
        headers.forEach(response::header);
        return response.build();
    }

    /** As an answer outside of REST: by a filter, or where no route matched. */
    void send(Problem problem, RoutingContext context) {
        if (context.response().ended()) {
            return;
        }
        Audit.outcome(context, problem.code().key());
        context.response().setStatusCode(problem.code().status()).putHeader("Content-Type", mediaType(context));
        headers(problem).forEach(context.response()::putHeader);
        context.response().end(body(problem, context));
    }

    private static Map<String, String> headers(Problem problem) {
        Map<String, String> headers = new TreeMap<>();
        if (problem.retryAfter() != null) {
            headers.put(
                    "Retry-After",
                    Long.toString(Math.max(1, problem.retryAfter().toSeconds())));
        }
        return headers;
    }

    private static String mediaType(RoutingContext context) {
        return forBrowser(context) ? "text/html;charset=UTF-8" : ProblemJson.MEDIA_TYPE;
    }

    private String body(Problem problem, RoutingContext context) {
        String requestId = RequestId.of(context);
        if (forBrowser(context)) {
            return page.html(problem, requestId, CurrentUser.of(context));
        }
        return write(ProblemJson.of(problem, requestId));
    }

    private String write(ProblemJson problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a problem is plain data", impossible);
        }
    }

    /** A browser that opens a page asks for text/html by name; a script does so only by intent. */
    static boolean forBrowser(RoutingContext context) {
        String path = context.normalizedPath();
        String accept = context.request().getHeader("Accept");
        return accept != null
                && accept.contains("text/html")
                && FOR_SCRIPTS.stream().noneMatch(path::startsWith);
    }
}
