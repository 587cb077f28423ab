package io.hilum.problem;

/** Shows a problem to a person. Its one implementation is a page; the one problem mapper knows it by this face only. */
public interface ProblemPage {
    /**
     * The whole page.
     *
     * @param problem what happened
     * @param requestId for the person to quote
     * @param user who is signed in, or the empty text
     */
    String html(Problem problem, String requestId, String user);
}
