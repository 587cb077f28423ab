package io.hilum.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a scoring request, measures its frontal images, and writes the answer. Source: protocol, "Request", "Response". */
final class SimulatedScoring {
    private static final Set<String> COLUMNS = Set.of(
            "frontal_image", "lateral_image", "prior_image", "prior_report", "indication", "technique", "comparison");
    private static final int MAX_STUDIES = 10;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .build();

    private final SimulatorSettings.Shape shape;

    SimulatedScoring(SimulatorSettings.Shape shape) {
        this.shape = shape;
    }

    /** The answer's JSON. */
    byte[] answer(byte[] request) throws NotScorable, JsonProcessingException {
        JsonNode input = input(request);
        List<String> columns = columns(input.path("columns"));
        int studies = input.path("data").size();
        if (!input.path("data").isArray() || studies < 1 || studies > MAX_STUDIES) {
            throw NotScorable.malformed("data must be a list of 1 to 10 rows");
        }
        if (input.path("index").size() != studies) {
            throw NotScorable.malformed("index and data differ in length");
        }
        List<ArrayNode> outputs = new ArrayList<>();
        for (JsonNode row : input.path("data")) {
            outputs.add(findings(columns, row));
        }
        return JSON.writeValueAsBytes(shaped(outputs));
    }

    private static JsonNode input(byte[] request) throws NotScorable {
        try {
            return JSON.readTree(request).path("input_data");
        } catch (IOException notJson) {
            throw NotScorable.malformed("the body is not JSON");
        }
    }

    private static List<String> columns(JsonNode columns) throws NotScorable {
        List<String> names = new ArrayList<>();
        columns.forEach(name -> names.add(name.asText()));
        if (!names.contains("frontal_image")
                || !COLUMNS.containsAll(names)
                || new HashSet<>(names).size() != names.size()) {
            throw NotScorable.malformed("columns must name frontal_image and may name the other six, each once");
        }
        return names;
    }

    private static ArrayNode findings(List<String> columns, JsonNode row) throws NotScorable {
        if (!row.isArray() || row.size() != columns.size()) {
            throw NotScorable.malformed("a row has another length than columns");
        }
        ArrayNode findings = JSON.createArrayNode();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            if (!row.get(i).isTextual()) {
                throw NotScorable.malformed(column + " must be a text");
            }
            if (column.endsWith("_image")) {
                Picture picture = picture(column, row.get(i).textValue());
                if (column.equals("frontal_image")) {
                    ChestAnalysis.measure(picture).forEach(measured -> findings.add(finding(measured)));
                }
            }
        }
        return findings;
    }

    private static Picture picture(String column, String base64) throws NotScorable {
        try {
            return PictureFile.decode(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException notAnImage) {
            throw NotScorable.byTheModel("cannot identify image file in " + column);
        }
    }

    private static ArrayNode finding(Measurement measured) {
        ArrayNode finding = JSON.createArrayNode().add(measured.text());
        if (measured.boxes().isEmpty()) {
            return finding.addNull();
        }
        ArrayNode boxes = finding.addArray();
        measured.boxes()
                .forEach(box -> boxes.addArray()
                        .add(box.xMin())
                        .add(box.yMin())
                        .add(box.xMax())
                        .add(box.yMax()));
        return finding;
    }

    private JsonNode shaped(List<ArrayNode> outputs) throws JsonProcessingException {
        if (shape == SimulatorSettings.Shape.DOCUMENTED && outputs.size() == 1) {
            return JSON.createObjectNode().set("output", outputs.get(0));
        }
        ArrayNode studies = JSON.createArrayNode();
        for (ArrayNode output : outputs) {
            ObjectNode study = studies.addObject();
            study.put("output", JSON.writeValueAsString(output));
        }
        return studies;
    }
}
