package io.hilum.access;

import io.hilum.problem.Problem;
import io.hilum.problem.ProblemCode;
import io.hilum.problem.ProblemException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;

/**
 * Refuses requests that two programs could read in two ways: without one clear host, with a body whose end is unclear.
 * What the HTTP decoder refuses itself (two lengths, a length beside chunks, a line without CR) never gets here. Source: RFC
 * 9112, sections 3.2 and 6.1.
 */
@ApplicationScoped
class RequestForm {
    /** The methods that some address takes, or that are refused in its own words. */
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    void register(@Observes Filters filters) {
        filters.register(RequestForm::guard, FilterOrder.REQUEST_FORM);
    }

    private static void guard(RoutingContext context) {
        HttpServerRequest request = context.request();
        String encoding = request.getHeader(HttpHeaders.TRANSFER_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("chunked")) {
            // Whoever reads this encoding otherwise sees another request begin: nothing more comes from that
            // connection.
            context.addEndHandler(over -> request.connection().close());
            refuse(context, ProblemCode.BAD_REQUEST, "Send a body with its length, or in chunks.");
        } else if (request.version() == null) {
            refuse(context, ProblemCode.BAD_REQUEST, "Speak HTTP/1.1.");
        } else if (!METHODS.contains(request.method())) {
            refuse(context, ProblemCode.METHOD_NOT_ALLOWED, "See /docs for the methods that this address takes.");
        } else if (!oneHost(request)) {
            refuse(context, ProblemCode.BAD_REQUEST, "Name one host, and the same in the address and in the header.");
        } else {
            context.next();
        }
    }

    private static void refuse(RoutingContext context, ProblemCode code, String detail) {
        context.fail(code.status(), new ProblemException(Problem.of(code, detail)));
    }

    private static boolean oneHost(HttpServerRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        if (request.version() == HttpVersion.HTTP_2) {
            return true;
        }
        if (hosts.size() != 1) {
            return hosts.isEmpty() && request.version() == HttpVersion.HTTP_1_0;
        }
        String address = request.uri();
        return address.startsWith("/") || address.equals("*") || names(address, hosts.get(0));
    }

    private static boolean names(String address, String host) {
        String rest = address.replaceFirst("^(?i)https?://", "");
        return !rest.equals(address) && rest.split("[/?#]", 2)[0].equalsIgnoreCase(host);
    }
}
