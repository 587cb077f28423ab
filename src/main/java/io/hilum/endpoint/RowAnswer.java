package io.hilum.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What the endpoint answered to one study. */
sealed interface RowAnswer {
    /** Nothing that can be used; {@code why} is ours, and holds nothing of it. */
    record Unusable(String why) implements RowAnswer {}

    /**
     * Findings: checked, and still as it came, for those who speak the protocol themselves.
     *
     * @param findings in the endpoint's order
     * @param element the study's element of the answer, an object with {@code output}
     * @param deployment that answered, as the endpoint says, or the empty text
     */
    record Usable(List<RawFinding> findings, JsonNode element, String deployment) implements RowAnswer {
        public Usable {
            findings = List.copyOf(findings);
        }

        /** Says nothing: report text never reaches a log. */
        @Override
        public String toString() {
            return "Usable[" + findings.size() + " findings]";
        }
    }
}
