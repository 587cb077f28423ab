package io.hilum.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.endpoint.ScoringAnswer.InvalidAnswer;
import io.hilum.findings.EndpointBox;
import io.hilum.fuzz.Fuzzed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The endpoint's answer: the input is the number of studies that were sent, less one, then the JSON. */
public final class FuzzedAnswer implements Fuzzed {
    private static final int MOST_STUDIES = 10;

    @Override
    public Map<String, byte[]> seeds() {
        return Map.of(
                "documented",
                        bytes("0{\"output\": [[\"a\", null], [\"b\", [[0.1, 0.2, 0.3, 1.0005], [NaN, 1e400, 0, 1]]]]}"),
                "deployed", bytes("1[{\"output\": \"[[\\\"a\\\", [[0.1, 0, 1, 1]]]]\"}, {\"output\": [\"b\"]}]"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void feed(byte[] input) {
        if (input.length == 0) {
            return;
        }
        int studies = 1 + Math.floorMod(input[0] - '0', MOST_STUDIES);
        byte[] json = Arrays.copyOfRange(input, 1, input.length);
        try {
            List<RowAnswer> answers = ScoringAnswer.read(json, studies, "");
            assertEquals(studies, answers.size());
            if (answers.stream().allMatch(RowAnswer.Usable.class::isInstance)) {
                told(answers);
            }
        } catch (InvalidAnswer invalid) {
            assertTrue(invalid.why().matches("[ -~]{5,80}"), invalid.why());
        }
    }

    /** What is passed on in either shape is the same answer. */
    private static void told(List<RowAnswer> answers) throws InvalidAnswer {
        Map<Integer, RowAnswer.Usable> byRow = new HashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            RowAnswer.Usable usable = (RowAnswer.Usable) answers.get(i);
            usable.findings().forEach(finding -> finding.boxes().forEach(FuzzedAnswer::inside));
            byRow.put(i, usable);
        }
        ScoringReply.Scored scored = ScoringReply.Scored.of(answers.size(), byRow);
        for (ScoringReply.Shape shape : ScoringReply.Shape.values()) {
            List<RowAnswer> again = ScoringAnswer.read(scored.json(shape), answers.size(), "");
            for (int i = 0; i < answers.size(); i++) {
                assertEquals(byRow.get(i).findings(), ((RowAnswer.Usable) again.get(i)).findings());
            }
        }
    }

    private static void inside(EndpointBox box) {
        assertTrue(0 <= box.xMin() && box.xMin() < box.xMax() && box.xMax() <= 1);
        assertTrue(0 <= box.yMin() && box.yMin() < box.yMax() && box.yMax() <= 1);
    }
}
