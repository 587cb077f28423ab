package io.hilum.endpoint;

import io.hilum.endpoint.ScoringClient.Answer;
import io.hilum.endpoint.ScoringClient.AnswerTooLarge;
import io.hilum.problem.Problem;
import io.hilum.problem.ProblemCode;
import io.vertx.core.http.HttpClientResponse;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Turns what the endpoint does wrong into a problem that says what to do next. Nothing of the endpoint's own text is
 * passed on, save the cleaned reason of a 424. Source: protocol, "Failures".
 */
final class EndpointFaults {
    private static final int LONGEST_REASON = 120;
    private static final Duration SOON = Duration.ofSeconds(10);

    private EndpointFaults() {}

    /** The problem of an answer whose status is not 200. */
    static Problem ofStatus(Answer answer, String requestId) {
        HttpClientResponse response = answer.response();
        int status = response.statusCode();
        return switch (status) {
            case 400, 413 ->
                Problem.of(
                        ProblemCode.ENDPOINT_REFUSED,
                        "The endpoint says that the request is malformed or too large (status " + status
                                + "). Try a smaller image; if that does not help, check that hilum.endpoint.scoring-uri"
                                + " belongs to a CXRReportGen deployment.");
            case 401 ->
                Problem.of(
                        ProblemCode.ENDPOINT_CREDENTIALS,
                        "The endpoint does not accept this gateway's key or token. Whoever runs the gateway has to renew"
                                + " hilum.endpoint.key; signing in again does not help.");
            case 403 ->
                Problem.of(
                        ProblemCode.ENDPOINT_CREDENTIALS,
                        "The gateway's identity may not score on this endpoint. Give it the Azure AI Developer role, or one"
                                + " with Microsoft.MachineLearningServices/workspaces/onlineEndpoints/score/action.");
            case 404 ->
                Problem.of(
                        ProblemCode.ENDPOINT_REFUSED,
                        "The endpoint has no deployment with traffic, or not the one that is named. Check"
                                + " hilum.endpoint.scoring-uri and hilum.endpoint.deployment.");
            case 408 ->
                Problem.of(
                        ProblemCode.ENDPOINT_TIMEOUT,
                        "The model took longer than the endpoint's own limit. Wait before you send the study again: the"
                                + " model may still be working on it.");
            case 424 ->
                Problem.of(
                        ProblemCode.ENDPOINT_FAILED,
                        "The model could not read this study" + reason(response)
                                + ". Check the images; if they are fine, give whoever runs the endpoint the request id "
                                + requestId + ".");
            case 429 ->
                Problem.of(ProblemCode.BUSY, "The endpoint holds as many studies as it can. Send this one again later.")
                        .after(RetryAfter.of(response.getHeader("Retry-After")).orElse(SOON));
            case 503 ->
                Problem.of(
                                ProblemCode.ENDPOINT_UNREACHABLE,
                                "The endpoint is not ready, perhaps just starting. Send the study again later.")
                        .after(RetryAfter.of(response.getHeader("Retry-After")).orElse(SOON));
            default ->
                Problem.of(
                        ProblemCode.ENDPOINT_FAILED,
                        "The endpoint answered with status " + status
                                + ", which is not one that it should. Send the study"
                                + " again; if it stays so, check hilum.endpoint.scoring-uri.");
        };
    }

    /** The problem of a call that brought no whole answer. */
    static Problem ofFailure(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return Problem.of(
                    ProblemCode.ENDPOINT_TIMEOUT,
                    "The endpoint did not answer within hilum.endpoint.deadline. Wait before you send the study again:"
                            + " the model may still be working on it.");
        }
        if (failure instanceof AnswerTooLarge) {
            return invalidAnswer();
        }
        if (failure instanceof SSLException) {
            return Problem.of(
                    ProblemCode.ENDPOINT_FAILED,
                    "The endpoint's certificate can't be trusted or does not carry its name. Check"
                            + " hilum.endpoint.scoring-uri and the certificate.");
        }
        if (failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof NoRouteToHostException) {
            return Problem.of(
                            ProblemCode.ENDPOINT_UNREACHABLE,
                            "The endpoint can't be reached: wrong address, switched off, or the network is down. Check"
                                    + " hilum.endpoint.scoring-uri, or send the study again later.")
                    .after(SOON);
        }
        return Problem.of(
                ProblemCode.ENDPOINT_FAILED,
                "The connection to the endpoint broke before its answer was complete. Send the study again.");
    }

    /** The problem of an answer that is not what the protocol says. */
    static Problem invalidAnswer() {
        return Problem.of(
                ProblemCode.ENDPOINT_ANSWER_INVALID,
                "The endpoint answered something that is no list of findings. Check that hilum.endpoint.scoring-uri"
                        + " belongs to a CXRReportGen deployment.");
    }

    /** The model's own status and reason, as far as they are plain words. Source: protocol, row 424. */
    private static String reason(HttpClientResponse response) {
        String status = response.getHeader("ms-azureml-model-error-statuscode");
        String reason = response.getHeader("ms-azureml-model-error-reason");
        String clean = ((status == null ? "" : status + " ") + (reason == null ? "" : reason))
                .replaceAll("[^A-Za-z0-9 _.,:-]", "")
                .strip();
        if (clean.isEmpty()) {
            return "";
        }
        return " (it says: " + clean.substring(0, Math.min(LONGEST_REASON, clean.length())) + ")";
    }
}
