package io.hilum.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hilum.api.Pictures;
import io.hilum.problem.Problem;
import io.hilum.problem.ProblemCode;
import io.hilum.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoringRowsReaderTest {
    private static final String PNG = Base64.getEncoder().encodeToString(Pictures.png(64, 80));
    private static final String JPEG = Base64.getEncoder().encodeToString(Pictures.jpeg(64, 80));
    private static final ObjectMapper JSON = new ObjectMapper();

    @Example
    void aRequestIsReadAndItsRowsAreThoseOfItsBody() throws Exception {
        String row = "[\"" + PNG + "\", \"Cough \\\"5 months\\\"\\n\\u00e4\u00e4\"]";
        Row read = read(body("[\"frontal_image\", \"indication\"]", "[0]", "[" + row + "]"))
                .rows()
                .get(0);

        assertEquals("\"frontal_image\",\"indication\"", read.columns());
        assertEquals(row, text(read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"input_data\": {\"columns\": [\"frontal_image\"], \"index\": [0], \"data\": [[\"%s\"]]}}",
                "{\"params\": {}, \"input_data\": {\"data\": [[\"%s\"]], \"index\": [0], \"columns\": [\"frontal_image\"]}}",
                " {\"input_data\":{\"columns\":[\"frontal_image\"],\"data\":[[\"%s\"]]},\"params\":{}} \n",
            })
    void theOrderOfMembersAndTheAbsenceOfParamsDoNotMatter(String body) {
        assertEquals(1, read(body.formatted(PNG)).count());
        assertEquals(1, read(body.formatted(JPEG)).count());
    }

    @Example
    void wrappedBase64AndItsEscapesAreTaken() {
        byte[] image = Pictures.png(64, 80);
        String wrapped = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(image) + "\n";

        assertEquals(1, read(one(wrapped.replace("\n", "\\n"))).count());
        assertEquals(1, read(one(wrapped.replace("\n", "\\r\\n"))).count());
        assertEquals(1, read(one(PNG.replace("/", "\\/"))).count());
        assertEquals(
                1,
                read(one(PNG.replace("+", "\\u002B").replace("=", "\\u003d"))).count());
    }

    @Example
    void tenRowsAreTakenAndElevenAreNot() {
        String row = "[\"" + PNG + "\"]";
        String ten = (row + ",").repeat(9) + row;

        assertEquals(
                10,
                read(body("[\"frontal_image\"]", "[0,1,2,3,4,5,6,7,8,9]", "[" + ten + "]"))
                        .count());
        refused("index", "more than 10 rows", body("[]", "[0,1,2,3,4,5,6,7,8,9,10]", "[]"));
        refused("data", "more than 10 rows", body("[\"frontal_image\"]", "[]", "[" + ten + "," + row + "]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "columns | does not know: patient_name | [\"frontal_image\", \"patient_name\"] | [0] | [[\"P\", \"\"]]",
                "columns | frontal_image is missing | [\"indication\"] | [0] | [[\"\"]]",
                "columns | named twice | [\"frontal_image\", \"frontal_image\"] | [0] | [[\"P\", \"P\"]]",
                "data[1] | Row 1 has 1 cells | [\"frontal_image\", \"indication\"] | [0, 1] | [[\"P\", \"\"], [\"P\"]]",
                "data[0] | Row 0 has 3 cells | [\"frontal_image\", \"indication\"] | [0] | [[\"P\", \"\", \"\"]]",
                "index | 0 to 0 | [\"frontal_image\"] | [0, 1] | [[\"P\"]]",
                "index | 0 to 1 | [\"frontal_image\"] | [1, 0] | [[\"P\"], [\"P\"]]",
                "index | 0 to 0 | [\"frontal_image\"] | [] | [[\"P\"]]",
                "data | no rows | [\"frontal_image\"] | [] | []",
                "data[0].indication | not a text | [\"frontal_image\", \"indication\"] | [0] | [[\"P\", null]]",
                "data[0].1 | not a text | [] | [0] | [[\"P\", 7]]",
                "data[0].frontal_image | not base64 | [\"frontal_image\"] | [0] | [[\"P!\"]]",
                "data[0].frontal_image | not base64 | [\"frontal_image\"] | [0] | [[\"\"]]",
                "data[0].frontal_image | not base64 | [\"frontal_image\"] | [0] | [[\"data:image/png;base64,P\"]]",
                "data[1].lateral_image | neither a PNG nor a JPEG | [\"frontal_image\", \"lateral_image\"] | [0, 1] | [[\"P\", \"P\"], [\"P\", \"R0lGODlhAQABAAAAACw=\"]]",
                "data[0] | something else | [\"frontal_image\"] | [0] | [[[\"P\"]]]",
                "input_data | something else | \"frontal_image\" | [0] | [[\"P\"]]",
            })
    void whatIsWrongIsNamedWithRowAndColumn(String pointer, String detail, String columns, String index, String data) {
        refused(pointer, detail, body(columns, index, data.replace("\"P", "\"" + PNG)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nonsense",
                "[1,2",
                "{\"input_data\": {\"columns\": [\"frontal_image\"]}",
                "{\"input_data\" {}}",
                "{\"input_data\": {\"columns\": [\"frontal_image\",]}}",
                "{\"input_data\": {\"index\": [01]}}",
                "{\"input_data\": {\"index\": [1e]}}",
                "{\"input_data\": {\"columns\": [\"a\nb\"]}}",
                "{\"input_data\": {\"columns\": [\"\\x\"]}}",
                "{\"input_data\": {\"columns\": [\"\\u12g4\"]}}",
                "{}{}",
                "{\"a\": [[[[[[[[[[[[[[[[",
                "\uFEFF{}",
            })
    void whatIsNotJsonOrNotTheProtocolIsRefused(String body) {
        Problem problem = assertThrows(ProblemException.class, () -> read(body)).problem();

        assertEquals(ProblemCode.BAD_REQUEST, problem.code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"input_data\": {}, \"params\": {\"temperature\": 1}}",
                "{\"input_data\": {\"imageUrl\": \"http://127.0.0.1/\"}}",
                "{\"input_data\": {}, \"input_data\": {}}",
                "{\"input_data\": []}",
                "{\"input_data\": {\"data\": {}}}",
            })
    void membersThatTheProtocolDoesNotHaveAreRefused(String body) {
        Problem problem = assertThrows(ProblemException.class, () -> read(body)).problem();

        assertEquals(ProblemCode.BAD_REQUEST, problem.code());
    }

    @Example
    void aTextThatIsTooLongIsTooLarge() {
        String body =
                body("[\"frontal_image\", \"indication\"]", "[0]", "[[\"" + PNG + "\", \"" + "a".repeat(401) + "\"]]");

        Problem problem = assertThrows(ProblemException.class, () -> read(body)).problem();

        assertEquals(ProblemCode.TOO_LARGE, problem.code());
        assertEquals("data[0].indication", problem.errors().get(0).pointer());
    }

    @Example
    void aTextThatIsNotUtf8IsRefused() {
        String body = body("[\"frontal_image\", \"indication\"]", "[0]", "[[\"" + PNG + "\", \"M\u00fcller\"]]");
        byte[] latin1 = body.getBytes(StandardCharsets.ISO_8859_1);

        ScoringRowsReader reader = new ScoringRowsReader(100);
        reader.feed(latin1, 0, latin1.length);
        Problem problem =
                assertThrows(ProblemException.class, () -> reader.rows(latin1)).problem();

        assertEquals("data[0].indication", problem.errors().get(0).pointer());
    }

    /** In whatever pieces it arrives, the same is read; and Jackson, which knows nothing of us, reads the same rows. */
    @Property(tries = 200)
    void piecesDoNotMatter(@ForAll @IntRange(min = 1, max = 10) int rows, @ForAll long seed) throws Exception {
        Random random = new Random(seed);
        StringBuilder data = new StringBuilder();
        StringBuilder index = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            String text = JSON.writeValueAsString("\u00e4\ud83e\udec1\"\\/\n" + random.nextInt());
            data.append(i == 0 ? "" : " ,").append("[ \"").append(random.nextBoolean() ? PNG : JPEG);
            data.append("\",").append(text).append("]");
            index.append(i == 0 ? "" : ",").append(i);
        }
        String body = body("[\"frontal_image\",\"technique\"]", "[" + index + "]", "[" + data + "]");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

        ScoringRowsReader reader = new ScoringRowsReader(100);
        for (int from = 0; from < bytes.length; ) {
            int to = Math.min(bytes.length, from + 1 + random.nextInt(random.nextBoolean() ? 3 : 500));
            reader.feed(bytes, from, to);
            from = to;
        }
        List<Row> read = reader.rows(bytes).rows();

        JsonNode expected = JSON.readTree(body).at("/input_data/data");
        assertEquals(expected.size(), read.size());
        for (int i = 0; i < read.size(); i++) {
            assertEquals(expected.get(i), JSON.readTree(text(read.get(i))));
        }
    }

    /** However a request is spoilt, it is read as JSON's own readers read it, or refused; never another failure. */
    @Property(tries = 2000)
    void aSpoiltRequestIsRefusedOrStillOne(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        byte[] bytes = body("[\"frontal_image\",\"technique\"]", "[0]", "[[\"" + PNG.substring(0, 64) + "\",\"t\"]]")
                .getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) "\"\\{}[],:0aP=\n\u0000\u00ff".charAt(random.nextInt(15));
        }
        ScoringRowsReader reader = new ScoringRowsReader(100);
        try {
            reader.feed(bytes, 0, bytes.length);
            List<Row> rows = reader.rows(bytes).rows();
            assertEquals(JSON.readTree(bytes).at("/input_data/data").get(0), JSON.readTree(text(rows.get(0))));
        } catch (ProblemException refused) {
            assertTrue(refused.problem().errors().size() == 1);
        }
    }

    private static String one(String image) {
        return body("[\"frontal_image\"]", "[0]", "[[\"" + image + "\"]]");
    }

    private static String body(String columns, String index, String data) {
        return "{\"input_data\": {\"columns\": %s, \"index\": %s, \"data\": %s}, \"params\": {}}"
                .formatted(columns, index, data);
    }

    private static ScoringRows read(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        ScoringRowsReader reader = new ScoringRowsReader(100);
        reader.feed(bytes, 0, bytes.length);
        return reader.rows(bytes);
    }

    private static void refused(String pointer, String detail, String body) {
        Problem problem = assertThrows(ProblemException.class, () -> read(body)).problem();
        assertEquals(ProblemCode.BAD_REQUEST, problem.code());
        assertEquals(pointer, problem.errors().get(0).pointer());
        assertTrue(problem.detail().contains(detail), problem.detail());
    }

    private static String text(Row row) {
        StringBuilder text = new StringBuilder();
        row.cells().forEach(piece -> text.append(StandardCharsets.UTF_8.decode(piece.duplicate())));
        return text.toString();
    }
}
