package io.hilum.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hilum.api.Pictures;
import io.hilum.fuzz.Fuzzed;
import io.hilum.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A request of the endpoint's own protocol: the input is the size of the pieces in which it comes, then the body. */
public final class FuzzedRows implements Fuzzed {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Map<String, byte[]> seeds() {
        String png = Base64.getEncoder().encodeToString(Pictures.png(2, 2));
        String jpeg = "/9j/4AAQSkZJRgABAQ==";
        return Map.of(
                "one", body("[\"frontal_image\"]", "[0]", "[[\"" + png + "\"]]"),
                "escapes",
                        body(
                                "[\"frontal_image\",\"indication\"]",
                                "[0,1]",
                                "[[\"" + png.replace("/", "\\/") + "\\n\",\"\\u00e4\u00e4\\ud83e\\udec1\"],[\"" + jpeg
                                        + "\",\"\"]]"));
    }

    private static byte[] body(String columns, String index, String data) {
        return "\u0003{\"input_data\": {\"columns\": %s, \"index\": %s, \"data\": %s}, \"params\": {}}"
                .formatted(columns, index, data)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void feed(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        byte[] body = Arrays.copyOfRange(input, 1, input.length);
        int piece = 1 + (input[0] & 0xFF);
        String whole = read(body, Math.max(1, body.length));
        assertEquals(whole, read(body, piece));
    }

    /** What came of it: the refusal's words, or the rows as JSON. */
    private static String read(byte[] body, int piece) throws IOException {
        ScoringRowsReader reader = new ScoringRowsReader(100);
        List<Row> rows;
        try {
            for (int from = 0; from < body.length; from += piece) {
                reader.feed(body, from, Math.min(body.length, from + piece));
            }
            rows = reader.rows(body).rows();
        } catch (ProblemException refused) {
            assertEquals(1, refused.problem().errors().size());
            assertTrue(
                    refused.problem().detail().matches("[ -~]{10,400}"),
                    refused.problem().detail());
            return refused.problem().detail();
        }
        JsonNode expected = JSON.readTree(body).at("/input_data/data");
        assertEquals(expected.size(), rows.size());
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(expected.get(i), JSON.readTree(text(rows.get(i))));
        }
        return expected.toString();
    }

    private static String text(Row row) {
        StringBuilder text = new StringBuilder();
        row.cells().forEach(cell -> text.append(StandardCharsets.UTF_8.decode(cell.duplicate())));
        return text.toString();
    }
}
