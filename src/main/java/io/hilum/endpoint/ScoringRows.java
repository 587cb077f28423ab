package io.hilum.endpoint;

import java.util.List;

/**
 * The studies of a request in the endpoint's own protocol, checked: 1 to 10 rows of the same columns. Their bytes are
 * those of the request's body, not copied. Source: protocol, "Request".
 */
public final class ScoringRows {
    /** The most studies in one request. Source: protocol, "index". */
    public static final int MAX_STUDIES = 10;

    private final List<Row> rows;

    ScoringRows(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    List<Row> rows() {
        return rows;
    }

    /** How many studies there are. */
    public int count() {
        return rows.size();
    }
}
