package io.hilum.web;

import io.hilum.findings.WarningCode;
import io.hilum.problem.ProblemCode;
import java.util.List;

/**
 * What the page about the API shows. Its tables come from the program itself, so that they can't drift.
 *
 * @param origin where the caller reached Hilum, such as {@code http://localhost:8080}
 * @param token how one gets an access token here
 * @param examples ready to be copied
 * @param parts of a study
 * @param report an example of one, as JSON
 */
public record DocsPage(String origin, DocsToken token, List<Example> examples, List<Part> parts, String report) {
    /**
     * One way to ask, by two tools.
     *
     * @param title what one gets
     * @param about when to use it
     * @param curl on a command line
     * @param python with {@code requests}
     */
    public record Example(String title, String about, String curl, String python) {}

    /** A part of the form, or a member of the JSON object. */
    public record Part(String name, String form, String json, boolean required, String about) {}

    /** Every kind of problem. */
    public List<ProblemCode> problems() {
        return List.of(ProblemCode.values());
    }

    /** Every kind of warning. */
    public List<WarningCode> warnings() {
        return List.of(WarningCode.values());
    }
}
