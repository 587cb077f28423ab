package io.hilum.endpoint;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * One study as the endpoint's protocol has it: a row of cells, already as JSON, in the order of its columns. The bytes are
 * those of whoever made it, not copied; nobody changes them. Source: protocol, "Request".
 *
 * @param columns the columns' names as JSON, without the brackets: {@code "frontal_image","indication"}. Only rows of
 *     the same columns go into one request
 * @param cells the row's JSON, brackets included, in pieces
 * @param bytes how many there are
 */
record Row(String columns, List<ByteBuffer> cells, long bytes) {
    Row {
        cells = List.copyOf(cells);
    }

    static Row of(String columns, List<ByteBuffer> cells) {
        return new Row(
                columns, cells, cells.stream().mapToLong(ByteBuffer::remaining).sum());
    }

    /** Says the size only: a row holds pixels and clinical text. */
    @Override
    public String toString() {
        return "Row[" + bytes + " bytes]";
    }
}
