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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Judges what the endpoint does wrong: what is to be done, and the problem to tell, which says what to do next. Nothing of
 * the endpoint's own text is passed on, save the cleaned reason of a 424. Source: protocol, "Failures".
 */
final class EndpointFaults {
    private static final int LONGEST_REASON = 120;
    private static final Duration SOON = Duration.ofSeconds(10);
    /** What the platform says beside a status, and a caller of the protocol may act on. */
    private static final List<String> PLATFORM_HEADERS =
            List.of("ms-azureml-model-error-statuscode", "ms-azureml-model-error-reason", "Retry-After");

    private EndpointFaults() {}

    /** The verdict on an answer whose status is not 200. */
    static Verdict ofStatus(Answer answer, String requestId) {
        HttpClientResponse response = answer.response();
        int status = response.statusCode();
        Optional<Duration> retryAfter = RetryAfter.of(response.getHeader("Retry-After"));
        return switch (status) {
            case 400, 413 ->
                new Verdict.Split(Fault.of(
                        ProblemCode.ENDPOINT_REFUSED,
                        "The endpoint says that the request is malformed or too large (status " + status
                                + "). Try a smaller image; if that does not help, check that hilum.endpoint.scoring-uri"
                                + " belongs to a CXRReportGen deployment."));
            case 401 ->
                new Verdict.Renew(Fault.of(
                        ProblemCode.ENDPOINT_CREDENTIALS,
                        "The endpoint does not accept this gateway's key or token. Whoever runs the gateway has to renew"
                                + " hilum.endpoint.key; signing in again does not help."));
            case 403 ->
                new Verdict.GiveUp(Fault.of(
                        ProblemCode.ENDPOINT_CREDENTIALS,
                        "The gateway's identity may not score on this endpoint. Give it the Azure AI Developer role, or one"
                                + " with Microsoft.MachineLearningServices/workspaces/onlineEndpoints/score/action."));
            case 404 ->
                new Verdict.GiveUp(platform(
                        response,
                        Problem.of(
                                ProblemCode.ENDPOINT_REFUSED,
                                "The endpoint has no deployment with traffic, or not the one that is named. Check"
                                        + " hilum.endpoint.scoring-uri and hilum.endpoint.deployment.")));
            case 408 ->
                new Verdict.Split(Fault.of(
                        ProblemCode.ENDPOINT_TIMEOUT,
                        "The model took longer than the endpoint's own limit. Wait before you send the study again: the"
                                + " model may still be working on it."));
            case 424 -> ofModel(response, requestId, retryAfter);
            case 429 -> new Verdict.Wait(platform(response, full(retryAfter)), retryAfter);
            case 503 ->
                retryAfter.isPresent()
                        ? new Verdict.Wait(Fault.of(notReady(retryAfter)), retryAfter)
                        : new Verdict.Retry(Fault.of(notReady(retryAfter)));
            case 500, 502, 504 -> new Verdict.Retry(unexpected(status));
            default -> new Verdict.GiveUp(unexpected(status));
        };
    }

    /** The model's container answered other than 200; its own status says whether waiting helps. */
    private static Verdict ofModel(HttpClientResponse response, String requestId, Optional<Duration> retryAfter) {
        String status = header(response, "ms-azureml-model-error-statuscode");
        String reason = header(response, "ms-azureml-model-error-reason");
        if (status.equals("429") || status.equals("503") || reason.equals("model_not_ready")) {
            return new Verdict.Wait(platform(response, full(retryAfter)), retryAfter);
        }
        String said = (status + " " + reason).strip();
        return new Verdict.Split(platform(
                response,
                Problem.of(
                        ProblemCode.ENDPOINT_FAILED,
                        "The model could not read this study" + (said.isEmpty() ? "" : " (it says: " + said + ")")
                                + ". Check the images; if they are fine, give whoever runs the endpoint the request id "
                                + requestId + ".")));
    }

    private static Problem full(Optional<Duration> retryAfter) {
        return Problem.of(ProblemCode.BUSY, "The endpoint holds as many studies as it can. Send this one again later.")
                .after(retryAfter.orElse(SOON));
    }

    private static Problem notReady(Optional<Duration> retryAfter) {
        return Problem.of(
                        ProblemCode.ENDPOINT_UNREACHABLE,
                        "The endpoint is not ready, perhaps just starting. Send the study again later.")
                .after(retryAfter.orElse(SOON));
    }

    private static Fault unexpected(int status) {
        return Fault.of(
                ProblemCode.ENDPOINT_FAILED,
                "The endpoint answered with status " + status
                        + ", which is not one that it should. Send the study"
                        + " again; if it stays so, check hilum.endpoint.scoring-uri.");
    }

    /** The verdict on a call that brought no whole answer. */
    static Verdict ofFailure(Throwable failure) {
        if (failure instanceof AnswerTooLarge) {
            return new Verdict.GiveUp(invalidAnswer("larger than hilum.endpoint.max-answer-bytes, or compressed"));
        }
        if (failure instanceof Credentials.Unavailable unavailable) {
            return new Verdict.GiveUp(Fault.of(ProblemCode.ENDPOINT_CREDENTIALS, unavailable.advice()));
        }
        if (failure instanceof SSLException) {
            return new Verdict.GiveUp(Fault.of(
                    ProblemCode.ENDPOINT_FAILED,
                    "The endpoint's certificate can't be trusted or does not carry its name. Check"
                            + " hilum.endpoint.scoring-uri and the certificate."));
        }
        if (failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof NoRouteToHostException) {
            return new Verdict.Retry(Fault.of(Problem.of(
                            ProblemCode.ENDPOINT_UNREACHABLE,
                            "The endpoint can't be reached: wrong address, switched off, or the network is down. Check"
                                    + " hilum.endpoint.scoring-uri, or send the study again later.")
                    .after(SOON)));
        }
        return new Verdict.Retry(Fault.of(
                ProblemCode.ENDPOINT_FAILED,
                "The connection to the endpoint broke before its answer was complete. Send the study again."));
    }

    /** An answer that is not what the protocol says. */
    static Fault invalidAnswer(String why) {
        return Fault.of(
                ProblemCode.ENDPOINT_ANSWER_INVALID,
                "The endpoint's answer can't be used: " + why + ". Check that hilum.endpoint.scoring-uri belongs to a"
                        + " CXRReportGen deployment.");
    }

    /** The time is over while the endpoint works on the study. */
    static Fault late() {
        return Fault.of(
                ProblemCode.ENDPOINT_TIMEOUT,
                "The endpoint did not answer within hilum.endpoint.deadline. Wait before you send the study again:"
                        + " the model may still be working on it.");
    }

    /** The time is over, or the line is full, before the endpoint had a place for the study. */
    static Fault busy(Duration wait) {
        return Fault.of(
                Problem.of(ProblemCode.BUSY, "Too many studies wait for the endpoint. Send this one again later.")
                        .after(wait));
    }

    /** The program stops before the study had its turn. */
    static Fault stopping() {
        return Fault.of(Problem.of(ProblemCode.BUSY, "This server is stopping. Send the study again in a few seconds.")
                .after(Duration.ofSeconds(5)));
    }

    /** The circuit is open: nothing is sent until a probe finds the endpoint there. */
    static Fault down(Duration untilProbe) {
        return Fault.of(Problem.of(
                        ProblemCode.ENDPOINT_UNREACHABLE,
                        "The endpoint has failed several times in a row, and is left alone until it answers again. Send"
                                + " the study again later.")
                .after(untilProbe.plusSeconds(1)));
    }

    /** What the platform would have told a caller of the scoring URI itself. */
    private static Fault platform(HttpClientResponse response, Problem problem) {
        Map<String, String> headers = new HashMap<>();
        for (String name : PLATFORM_HEADERS) {
            String value = header(response, name);
            if (!value.isEmpty()) {
                headers.put(name, value);
            }
        }
        return new Fault(problem, response.statusCode(), headers);
    }

    /** A header as far as it is plain words. */
    private static String header(HttpClientResponse response, String name) {
        String value = response.getHeader(name);
        String clean =
                value == null ? "" : value.replaceAll("[^A-Za-z0-9 _.,:-]", "").strip();
        return clean.substring(0, Math.min(LONGEST_REASON, clean.length()));
    }
}
