package io.hilum.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a caller of the scoring protocol gets. */
public sealed interface ScoringReply {
    /** The shapes of an answer. Source: protocol, "Response". */
    enum Shape {
        /** An array with one object a study, whose output is a JSON text: what real deployments answer. */
        DEPLOYED,
        /** One object whose output is a list: what the how-to shows, for one study; several come as deployed. */
        DOCUMENTED
    }

    /** Why a study got no answer. */
    record Failed(Fault fault) implements ScoringReply {}

    /** All studies were answered. */
    final class Scored implements ScoringReply {
        private static final JsonMapper JSON = JsonMapper.builder()
                // As Python writes them, and as they came.
                .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                .build();

        private final List<RowAnswer.Usable> answers;

        private Scored(List<RowAnswer.Usable> answers) {
            this.answers = answers;
        }

        static Scored of(int count, Map<Integer, RowAnswer.Usable> byRow) {
            return new Scored(IntStream.range(0, count).mapToObj(byRow::get).toList());
        }

        /** The deployment that answered the first study, as the endpoint says, or the empty text. */
        public String deployment() {
            return answers.get(0).deployment();
        }

        /** The answer's JSON in UTF-8, one element a study, in the order in which the studies were sent. */
        public byte[] json(Shape shape) {
            try {
                if (shape == Shape.DOCUMENTED && answers.size() == 1) {
                    return JSON.writeValueAsBytes(
                            element(answers.get(0)).<ObjectNode>set("output", list(answers.get(0))));
                }
                ArrayNode studies = JSON.createArrayNode();
                for (RowAnswer.Usable answer : answers) {
                    studies.add(element(answer).put("output", text(answer)));
                }
                return JSON.writeValueAsBytes(studies);
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException("it was read as JSON before", impossible);
            }
        }

        private static ObjectNode element(RowAnswer.Usable answer) {
            return answer.element().deepCopy();
        }

        private static String text(RowAnswer.Usable answer) throws JsonProcessingException {
            JsonNode output = answer.element().path("output");
            return output.isTextual() ? output.textValue() : JSON.writeValueAsString(output);
        }

        private static JsonNode list(RowAnswer.Usable answer) throws JsonProcessingException {
            JsonNode output = answer.element().path("output");
            return output.isTextual() ? ScoringAnswer.JSON.readTree(output.textValue()) : output;
        }
    }
}
