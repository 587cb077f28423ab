package io.hilum.endpoint;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.hilum.image.PreparedImage;
import io.hilum.study.ClinicalText;
import io.hilum.study.View;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.buffer.impl.BufferImpl;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Writes the request's JSON. The base64 texts are put between the JSON pieces without another copy. Source: protocol,
 * "Request".
 */
final class ScoringBody {
    private static final JsonStringEncoder JSON = JsonStringEncoder.getInstance();

    private ScoringBody() {}

    /** The body for one study: only the columns that it has, images as unwrapped base64 of PNG. */
    static Buffer of(ClinicalText text, Map<View, PreparedImage> images) {
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
        return assemble(columns, cells);
    }

    private static Buffer assemble(List<String> columns, List<byte[]> cells) {
        List<byte[]> pieces = new ArrayList<>();
        pieces.add(ascii("{\"input_data\":{\"columns\":[\"" + String.join("\",\"", columns)
                + "\"],\"index\":[0],\"data\":[[\""));
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                pieces.add(ascii("\",\""));
            }
            pieces.add(cells.get(i));
        }
        pieces.add(ascii("\"]]},\"params\":{}}"));
        return BufferImpl.buffer(Unpooled.wrappedBuffer(pieces.size(), pieces.toArray(byte[][]::new)));
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

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
