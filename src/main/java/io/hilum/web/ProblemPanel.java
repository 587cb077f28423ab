package io.hilum.web;

import io.hilum.overlay.PlainText;
import io.hilum.problem.Problem;
import java.util.List;

/**
 * A problem as a page shows it.
 *
 * @param title what happened
 * @param detail what to do next
 * @param code the problem's stable key
 * @param status the HTTP status
 * @param retryAfterSeconds how long to wait before trying again, or 0
 * @param faults the parts that are to blame
 * @param requestId as in the log
 */
public record ProblemPanel(
        String title,
        String detail,
        String code,
        int status,
        long retryAfterSeconds,
        List<Problem.Fault> faults,
        String requestId) {
    /** The panel for that problem. */
    public static ProblemPanel of(Problem problem, String requestId) {
        long wait = problem.retryAfter() == null
                ? 0
                : Math.max(1, problem.retryAfter().toSeconds());
        return new ProblemPanel(
                problem.code().title(),
                PlainText.clean(problem.detail()),
                problem.code().key(),
                problem.code().status(),
                wait,
                problem.errors(),
                PlainText.clean(requestId));
    }
}
