package io.hilum.endpoint;

import io.hilum.endpoint.JsonTokens.NotJson;
import io.hilum.problem.Problem;
import io.hilum.problem.ProblemCode;
import io.hilum.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a request of the endpoint's protocol as its bytes arrive, and refuses it, naming row and column, as soon as it
 * can't be one: unknown columns, ragged rows, an index that does not match, images that are none. Source: protocol,
 * "Request".
 */
public final class ScoringRowsReader {
    private static final List<String> COLUMNS = List.of(
            "frontal_image", "lateral_image", "prior_image", "prior_report", "indication", "technique", "comparison");
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private final int maxTextBytes;
    private final JsonTokens tokens = new JsonTokens(new Grammar());
    private final List<String> columns = new ArrayList<>();
    private final List<String> index = new ArrayList<>();
    private final List<Cells> rows = new ArrayList<>();
    private final Set<String> members = new HashSet<>();

    /** @param maxTextCharacters the most characters of one text */
    public ScoringRowsReader(int maxTextCharacters) {
        this.maxTextBytes = 4 * maxTextCharacters; // as UTF-8 at most
    }

    /** One row's place in the body, and what its cells are. */
    private static final class Cells {
        private final int start;
        private final List<Cell> cells = new ArrayList<>();
        private int end;

        Cells(int start) {
            this.start = start;
        }
    }

    /** What is known of one cell when it has passed: whether it is an image's base64, and where a text lies. */
    private record Cell(int start, int length, boolean ascii, boolean base64, boolean image) {}

    /**
     * Takes the bytes from one position of the body to another, which follow those that came before.
     *
     * @throws ProblemException when it can't be a request of the protocol any more
     */
    public void feed(byte[] body, int from, int to) {
        try {
            tokens.feed(body, from, to);
        } catch (NotJson notJson) {
            throw refused("body", "The body is not JSON: " + notJson.getMessage() + ".");
        }
    }

    /**
     * All has come.
     *
     * @param body the whole of it; its rows are used as they lie there
     * @throws ProblemException when it is no request of the protocol
     */
    public ScoringRows rows(byte[] body) {
        try {
            tokens.end();
        } catch (NotJson notJson) {
            throw refused("body", "The body is not JSON: " + notJson.getMessage() + ".");
        }
        checkColumns();
        checkIndex();
        String names = columns.stream().map(name -> '"' + name + '"').collect(Collectors.joining(","));
        List<Row> checked = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            Cells cells = rows.get(row);
            if (cells.cells.size() != columns.size()) {
                throw refused(
                        "data[" + row + "]",
                        "Row %d has %d cells, but there are %d columns."
                                .formatted(row, cells.cells.size(), columns.size()));
            }
            for (int column = 0; column < columns.size(); column++) {
                check(body, cells.cells.get(column), row, columns.get(column));
            }
            checked.add(Row.of(names, List.of(ByteBuffer.wrap(body, cells.start, cells.end - cells.start))));
        }
        return new ScoringRows(checked);
    }

    private void checkColumns() {
        if (!members.contains("data") || !members.contains("columns")) {
            throw refused("input_data", "The body must have input_data with columns, index and data.");
        }
        if (!columns.contains("frontal_image")) {
            throw refused("columns", "The column frontal_image is missing.");
        }
        if (new HashSet<>(columns).size() < columns.size()) {
            throw refused("columns", "A column is named twice.");
        }
    }

    private void checkIndex() {
        if (rows.isEmpty()) {
            throw refused("data", "There are no rows.");
        }
        boolean matches = index.size() == rows.size();
        for (int i = 0; matches && i < index.size(); i++) {
            matches = index.get(i).equals(Integer.toString(i));
        }
        if (members.contains("index") && !matches) {
            throw refused("index", "The index must be 0 to %d, one for each row.".formatted(rows.size() - 1));
        }
    }

    private void check(byte[] body, Cell cell, int row, String column) {
        String pointer = "data[" + row + "]." + column;
        String where = "Row " + row + ", column " + column + ": ";
        if (column.endsWith("_image")) {
            if (!cell.base64) {
                throw refused(pointer, where + "not base64.");
            }
            if (!cell.image) {
                throw refused(pointer, where + "neither a PNG nor a JPEG image.");
            }
        } else if (cell.length > maxTextBytes) {
            throw new ProblemException(Problem.at(pointer, ProblemCode.TOO_LARGE, where + "the text is too long."));
        } else if (!cell.ascii && !utf8(body, cell)) {
            throw refused(pointer, where + "not UTF-8.");
        }
    }

    private static boolean utf8(byte[] body, Cell cell) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body, cell.start, cell.length));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private static ProblemException refused(String pointer, String detail) {
        return new ProblemException(Problem.at(pointer, ProblemCode.BAD_REQUEST, detail));
    }

    private static boolean beginsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    /** Where in the request what comes stands. */
    private enum Place {
        BODY,
        TOP,
        INPUT,
        PARAMS,
        COLUMNS,
        INDEX,
        DATA,
        ROW
    }

    /** The protocol's grammar over the tokens. */
    private final class Grammar implements JsonTokens.Listener {
        private Place place = Place.BODY;
        private String member = "";

        @Override
        public void startObject(int at) {
            place = switch (place) {
                case BODY -> Place.TOP;
                case TOP -> member.equals("input_data") ? Place.INPUT : Place.PARAMS;
                default -> throw misplaced();
            };
        }

        @Override
        public void endObject(int after) {
            place = place == Place.TOP ? Place.BODY : Place.TOP;
        }

        @Override
        public void startArray(int at) {
            place = switch (place) {
                case INPUT ->
                    member.equals("columns") ? Place.COLUMNS : member.equals("index") ? Place.INDEX : Place.DATA;
                case DATA -> row(at);
                default -> throw misplaced();
            };
        }

        private Place row(int at) {
            if (rows.size() == ScoringRows.MAX_STUDIES) {
                throw refused("data", "There are more than %d rows.".formatted(ScoringRows.MAX_STUDIES));
            }
            rows.add(new Cells(at));
            return Place.ROW;
        }

        @Override
        public void endArray(int after) {
            if (place == Place.ROW) {
                rows.get(rows.size() - 1).end = after;
                place = Place.DATA;
            } else {
                place = Place.INPUT;
            }
        }

        @Override
        public void key(byte[] body, JsonString string) {
            member = string.length() > 32 ? "" : JsonTokens.text(body, string);
            Set<String> known = switch (place) {
                case TOP -> Set.of("input_data", "params");
                case INPUT -> Set.of("columns", "index", "data");
                default -> Set.of();
            };
            if (place == Place.PARAMS) {
                throw refused("params", "params must be empty: the model has no parameters.");
            }
            if (!known.contains(member)) {
                throw refused("body", "The body has a member that the protocol does not know" + named(member) + ".");
            }
            if (!members.add(member)) {
                throw refused(member, "The body has " + member + " twice.");
            }
        }

        @Override
        public void string(byte[] body, JsonString string) {
            if (place == Place.ROW) {
                cell(string);
            } else if (place == Place.COLUMNS) {
                column(string.length() > 32 ? "" : JsonTokens.text(body, string));
            } else {
                throw misplaced();
            }
        }

        private void cell(JsonString string) {
            Cells row = rows.get(rows.size() - 1);
            if (row.cells.size() == COLUMNS.size()) {
                throw refused(
                        "data[" + (rows.size() - 1) + "]",
                        "Row %d has more cells than there are columns.".formatted(rows.size() - 1));
            }
            byte[] head = string.head();
            row.cells.add(new Cell(
                    string.start(),
                    string.length(),
                    string.ascii(),
                    string.base64(),
                    beginsWith(head, PNG) || beginsWith(head, JPEG)));
        }

        private void column(String name) {
            if (!COLUMNS.contains(name)) {
                throw refused("columns", "There is a column that the protocol does not know" + named(name) + ".");
            }
            columns.add(name);
            if (columns.size() > COLUMNS.size()) {
                throw refused("columns", "A column is named twice.");
            }
        }

        @Override
        public void scalar(String text) {
            if (place == Place.ROW) {
                int row = rows.size() - 1;
                int cell = rows.get(row).cells.size();
                String column = cell < columns.size() ? columns.get(cell) : Integer.toString(cell);
                throw refused("data[" + row + "]." + column, "Row %d, column %s: not a text.".formatted(row, column));
            }
            if (place != Place.INDEX) {
                throw misplaced();
            }
            index.add(text);
            if (index.size() > ScoringRows.MAX_STUDIES) {
                throw refused("index", "There are more than %d rows.".formatted(ScoringRows.MAX_STUDIES));
            }
        }

        private ProblemException misplaced() {
            String where = switch (place) {
                case BODY, TOP -> "body";
                case INPUT, PARAMS -> "input_data";
                case COLUMNS -> "columns";
                case INDEX -> "index";
                case DATA -> "data";
                case ROW -> "data[" + (rows.size() - 1) + "]";
            };
            return refused(where, "The body is not as the protocol says: something else is expected in " + where + ".");
        }

        /** Only plain words of a caller's are said back. */
        private static String named(String name) {
            return name.matches("[A-Za-z0-9_.-]{1,32}") ? ": " + name : "";
        }
    }
}
