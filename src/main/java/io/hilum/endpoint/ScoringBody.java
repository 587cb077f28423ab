package io.hilum.endpoint;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.hilum.image.PreparedImage;
import io.hilum.study.ClinicalText;
import io.hilum.study.View;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.buffer.impl.BufferImpl;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the request's JSON. The base64 texts are put between the JSON pieces without another copy. Source: protocol,
 * "Request".
 */
final class ScoringBody {
    private static final JsonStringEncoder JSON = JsonStringEncoder.getInstance();

    private ScoringBody() {}

    /** The row of one study: only the columns that it has, images as unwrapped base64 of PNG. */
    static Row row(ClinicalText text, Map<View, PreparedImage> images) {
        List<String> columns = new ArrayList<>();
        List<byte[]> cells = new ArrayList<>();
        images.forEach((view, image) -> {
            columns.add(column(view));
            cells.add(Base64.getEncoder().encode(image.png()));
        });
        columns.addAll(List.of("indication", "technique", "comparison"));
        cells.add(quotable(text.indication()));
        cells.add(quotable(text.technique()));
        cells.add(quotable(text.comparison().isEmpty() ? "None" : text.comparison()));
        if (!text.priorReport().isEmpty()) {
            columns.add("prior_report");
            cells.add(quotable(text.priorReport()));
        }
        return Row.of("\"" + String.join("\",\"", columns) + "\"", pieces(cells));
    }

    private static List<ByteBuffer> pieces(List<byte[]> cells) {
        List<ByteBuffer> pieces = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            pieces.add(ascii(i == 0 ? "[\"" : "\",\""));
            pieces.add(ByteBuffer.wrap(cells.get(i)));
        }
        pieces.add(ascii("\"]"));
        return pieces;
    }

    /**
     * The request for studies of the same columns, in their order.
     *
     * @throws IllegalArgumentException when there are none, or their columns differ
     */
    static Buffer of(List<Row> rows) {
        String columns = rows.get(0).columns();
        List<ByteBuffer> pieces = new ArrayList<>();
        String index =
                IntStream.range(0, rows.size()).mapToObj(Integer::toString).collect(Collectors.joining(","));
        pieces.add(ascii("{\"input_data\":{\"columns\":[" + columns + "],\"index\":[" + index + "],\"data\":["));
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).columns().equals(columns)) {
                throw new IllegalArgumentException("only studies of the same columns go into one request");
            }
            if (i > 0) {
                pieces.add(ascii(","));
            }
            rows.get(i).cells().forEach(piece -> pieces.add(piece.duplicate()));
        }
        pieces.add(ascii("]},\"params\":{}}"));
        return BufferImpl.buffer(Unpooled.wrappedBuffer(pieces.size(), pieces.toArray(ByteBuffer[]::new)));
    }

    private static String column(View view) {
        return switch (view) {
            case FRONTAL -> "frontal_image";
            case LATERAL -> "lateral_image";
            case PRIOR -> "prior_image";
        };
    }

    private static byte[] quotable(String text) {
        return JSON.quoteAsUTF8(text);
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
