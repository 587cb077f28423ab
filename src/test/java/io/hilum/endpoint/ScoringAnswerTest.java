package io.hilum.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hilum.endpoint.ScoringAnswer.InvalidAnswer;
import io.hilum.findings.EndpointBox;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoringAnswerTest {
    private static final String TWO_FINDINGS =
            "[[\"The heart size is normal.\", null], [\"The aorta is tortuous.\", [[0.415, 0.225, 0.635, 0.755]]]]";

    @Test
    void theDocumentedShapeIsRead() throws InvalidAnswer {
        assertTwoFindings(study("{\"output\": " + TWO_FINDINGS + "}"));
    }

    @Test
    void theDeployedShapeWithItsOutputAsTextIsRead() throws InvalidAnswer {
        assertTwoFindings(study("[{\"output\": \"" + TWO_FINDINGS.replace("\"", "\\\"") + "\"}]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"output\": " + TWO_FINDINGS + "}]",
                "{\"output\": \"[[\\\"The heart size is normal.\\\", null], [\\\"The aorta is tortuous.\\\","
                        + " [[0.415, 0.225, 0.635, 0.755]]]]\"}",
            })
    void mixedShapesAreRead(String json) throws InvalidAnswer {
        assertTwoFindings(study(json));
    }

    @Test
    void aBareTextAndAFindingWithoutBoxesAreFindings() throws InvalidAnswer {
        List<RawFinding> findings = study("{\"output\": [\"One.\", [\"Two.\"], [\"Three.\", []], [\"Four.\", null]]}");

        assertEquals(
                List.of("One.", "Two.", "Three.", "Four."),
                findings.stream().map(RawFinding::text).toList());
        assertEquals(
                0,
                findings.stream()
                        .mapToInt(finding -> finding.boxes().size() + finding.discarded())
                        .sum());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[NaN, 0.1, 0.5, 0.5]",
                "[0.1, 0.1, Infinity, 0.5]",
                "[-0.002, 0.1, 0.5, 0.5]",
                "[0.1, 0.1, 1.0011, 0.5]",
                "[0.5, 0.1, 0.5, 0.5]",
                "[0.6, 0.1, 0.5, 0.5]",
                "[0.1, 0.1, 0.5]",
                "[0.1, 0.1, 0.5, 0.5, 0.5]",
                "[\"0.1\", 0.1, 0.5, 0.5]",
                "[null, 0.1, 0.5, 0.5]",
                "{\"xMin\": 0.1}",
                "0.5",
                "[1e400, 0.1, 0.5, 0.5]",
            })
    void aBoxThatCannotBeIsDroppedAndItsTextKept(String box) throws InvalidAnswer {
        RawFinding finding = study("{\"output\": [[\"Text.\", [" + box + ", [0.1, 0.2, 0.3, 0.4]]]]}")
                .get(0);

        assertEquals("Text.", finding.text());
        assertEquals(List.of(new EndpointBox(0.1, 0.2, 0.3, 0.4)), finding.boxes());
        assertEquals(1, finding.discarded());
    }

    @Test
    void aBoxAHairOutsideIsClampedAndSaysSo() throws InvalidAnswer {
        RawFinding finding =
                study("{\"output\": [[\"Text.\", [[-0.001, 0, 1.001, 1]]]]}").get(0);

        assertEquals(List.of(new EndpointBox(0, 0, 1, 1)), finding.boxes());
        assertEquals(1, finding.clamped());
        assertEquals(0, finding.discarded());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html></html>",
                "null",
                "[]",
                "{}",
                "7",
                "{\"output\": null}",
                "{\"output\": 3}",
                "{\"output\": \"no json\"}",
                "{\"output\": \"{}\"}",
                "{\"output\": [[]]}",
                "{\"output\": [[3]]}",
                "{\"output\": [[\"a\", \"b\"]]}",
                "{\"output\": [[\"a\", null, null]]}",
                "{\"output\": [{\"text\": \"a\"}]}",
                "{\"output\": []} trailing",
                "[{\"output\": []}, {\"output\": []}]",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
            })
    void anythingElseIsInvalid(String json) {
        assertThrows(InvalidAnswer.class, () -> study(json));
    }

    @Test
    void moreThanTwoHundredFindingsAreInvalid() throws InvalidAnswer {
        String finding = "\"a\",";

        assertEquals(
                200, study("{\"output\": [" + finding.repeat(199) + "\"a\"]}").size());
        assertThrows(InvalidAnswer.class, () -> study("{\"output\": [" + finding.repeat(200) + "\"a\"]}"));
    }

    @Test
    void fewerAnswersThanStudiesAreInvalid() {
        assertThrows(
                InvalidAnswer.class,
                () -> ScoringAnswer.read("[{\"output\": []}]".getBytes(StandardCharsets.UTF_8), 2, ""));
    }

    private static List<RawFinding> study(String json) throws InvalidAnswer {
        RowAnswer answer =
                ScoringAnswer.read(json.getBytes(StandardCharsets.UTF_8), 1, "").get(0);
        if (answer instanceof RowAnswer.Unusable unusable) {
            throw new InvalidAnswer(unusable.why());
        }
        return ((RowAnswer.Usable) answer).findings();
    }

    private static void assertTwoFindings(List<RawFinding> findings) {
        assertEquals(2, findings.size());
        assertEquals("The heart size is normal.", findings.get(0).text());
        assertEquals(List.of(), findings.get(0).boxes());
        assertEquals("The aorta is tortuous.", findings.get(1).text());
        assertEquals(
                List.of(new EndpointBox(0.415, 0.225, 0.635, 0.755)),
                findings.get(1).boxes());
    }
}
