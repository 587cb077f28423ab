package io.hilum.endpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hilum.findings.EndpointBox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads an answer in either of its shapes, and in every mix of them: an object with an {@code output} list (one study), or
 * an array with one such object a study, whose {@code output} may be a JSON text. Source: protocol, "Response".
 */
final class ScoringAnswer {
    /** More findings than this for one study is no report. */
    static final int MAX_FINDINGS = 200;

    private static final double TOLERANCE = 0.001;
    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxNumberLength(64)
                            .build())
                    // Python's json writes these for what is no number: a fault of one box, not of the answer.
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ScoringAnswer() {}

    /** The answer is not what the protocol says; the message is ours and holds nothing of it. */
    static class InvalidAnswer extends Exception {
        private static final long serialVersionUID = 1;

        private final String why;

        InvalidAnswer(String why) {
            super(why, null, false, false);
            this.why = why;
        }

        /** What is wrong, to be put behind "it is no list of findings: ". */
        String why() {
            return why;
        }
    }

    /** More or fewer studies were answered than sent: nobody can tell which answer belongs to whom. */
    static final class WrongCount extends InvalidAnswer {
        private static final long serialVersionUID = 1;

        WrongCount(int sent, int answered) {
            super("%d studies were sent and %d answered".formatted(sent, answered));
        }
    }

    /**
     * The answer to each study, in the order in which the studies were sent; one that has another shape is the
     * study's own matter.
     *
     * @param json the whole answer
     * @param studies how many studies were sent
     * @param deployment that answered, or the empty text
     * @throws InvalidAnswer when it is not JSON, has another shape, or answers more or fewer studies
     */
    static List<RowAnswer> read(byte[] json, int studies, String deployment) throws InvalidAnswer {
        JsonNode root = tree(json);
        if (!root.isArray() && !root.isObject()) {
            throw new InvalidAnswer("neither an object nor a list of them");
        }
        List<JsonNode> elements = new ArrayList<>();
        if (root.isArray()) {
            root.forEach(elements::add);
        } else {
            elements.add(root);
        }
        if (elements.size() != studies) {
            throw new WrongCount(studies, elements.size());
        }
        return elements.stream().map(element -> answer(element, deployment)).toList();
    }

    private static RowAnswer answer(JsonNode element, String deployment) {
        try {
            return new RowAnswer.Usable(study(element), element, deployment);
        } catch (InvalidAnswer invalid) {
            return new RowAnswer.Unusable(invalid.why());
        }
    }

    private static JsonNode tree(byte[] json) throws InvalidAnswer {
        try {
            return JSON.readTree(json);
        } catch (IOException notJson) {
            throw new InvalidAnswer("not JSON");
        }
    }

    private static List<RawFinding> study(JsonNode study) throws InvalidAnswer {
        JsonNode output = study.get("output");
        if (output != null && output.isTextual()) {
            output = tree(output.textValue().getBytes(StandardCharsets.UTF_8));
        }
        if (output == null || !output.isArray()) {
            throw new InvalidAnswer("no list of findings under output");
        }
        if (output.size() > MAX_FINDINGS) {
            throw new InvalidAnswer("more than " + MAX_FINDINGS + " findings");
        }
        List<RawFinding> findings = new ArrayList<>();
        for (JsonNode finding : output) {
            findings.add(finding(finding));
        }
        return findings;
    }

    private static RawFinding finding(JsonNode finding) throws InvalidAnswer {
        if (finding.isTextual()) {
            return new RawFinding(finding.textValue(), List.of(), 0, 0);
        }
        if (!finding.isArray()
                || finding.isEmpty()
                || finding.size() > 2
                || !finding.get(0).isTextual()) {
            throw new InvalidAnswer("a finding is neither a text nor a text with boxes");
        }
        String text = finding.get(0).textValue();
        JsonNode boxes = finding.get(1);
        if (boxes == null || boxes.isNull()) {
            return new RawFinding(text, List.of(), 0, 0);
        }
        if (!boxes.isArray()) {
            throw new InvalidAnswer("a finding's boxes are no list");
        }
        return withBoxes(text, boxes);
    }

    private static RawFinding withBoxes(String text, JsonNode boxes) {
        List<EndpointBox> valid = new ArrayList<>();
        int clamped = 0;
        for (JsonNode box : boxes) {
            double[] corners = corners(box);
            double[] inside = clamp(corners);
            if (inside.length == 4 && inside[0] < inside[2] && inside[1] < inside[3]) {
                valid.add(new EndpointBox(inside[0], inside[1], inside[2], inside[3]));
                clamped += Arrays.equals(corners, inside) ? 0 : 1;
            }
        }
        return new RawFinding(text, valid, boxes.size() - valid.size(), clamped);
    }

    /** The four numbers of a box, or none where it is anything else. */
    private static double[] corners(JsonNode box) {
        if (!box.isArray() || box.size() != 4) {
            return new double[0];
        }
        double[] corners = new double[4];
        for (int i = 0; i < 4; i++) {
            if (!box.get(i).isNumber()) {
                return new double[0];
            }
            corners[i] = box.get(i).doubleValue();
        }
        return corners;
    }

    /** The numbers cut back to 0..1 where they are at most the tolerance outside; none where one is further out. */
    private static double[] clamp(double[] corners) {
        double[] inside = new double[corners.length];
        for (int i = 0; i < corners.length; i++) {
            if (!(corners[i] >= -TOLERANCE && corners[i] <= 1 + TOLERANCE)) {
                return new double[0];
            }
            inside[i] = Math.max(0, Math.min(1, corners[i]));
        }
        return inside;
    }
}
