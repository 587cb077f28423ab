package io.hilum.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The endpoint's answer to one study: checked, and still as it came, for those who speak the protocol themselves.
 *
 * @param findings in the endpoint's order
 * @param element the study's element of the answer, an object with {@code output}
 * @param deployment that answered, as the endpoint says, or the empty text
 */
record RowAnswer(List<RawFinding> findings, JsonNode element, String deployment) {
    RowAnswer {
        findings = List.copyOf(findings);
    }

    /** Says nothing: report text never reaches a log. */
    @Override
    public String toString() {
        return "RowAnswer[" + findings.size() + " findings]";
    }
}
