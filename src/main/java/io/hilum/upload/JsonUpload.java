package io.hilum.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;

/** Reads {@code application/json}: the same names as the form's parts, images as base64, wrapped or not. */
final class JsonUpload {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(4)
                    .maxStringLength(Integer.MAX_VALUE) // the body's own bound holds
                    .build())
            .build();

    private static final String DATA_URI = "data:";

    private final Vertx vertx;
    private final Parts parts;
    private final Body body;

    JsonUpload(Vertx vertx, Parts parts, Body body) {
        this.vertx = vertx;
        this.parts = parts;
        this.body = body;
    }

    Uni<Parts> read(HttpServerRequest request) {
        RawUpload raw = new RawUpload(body, (bytes, from, to) -> {});
        return raw.read(request)
                .chain(json -> Uni.createFrom()
                        .completionStage(() -> vertx.<Parts>executeBlocking(() -> parse(json, raw.length()), false)
                                .toCompletionStage()));
    }

    private Parts parse(byte[] json, int length) {
        try (JsonParser parser = JSON.createParser(json, 0, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw UploadRefused.badRequest("body", "The body must be a JSON object.");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                member(parser, name, json);
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw UploadRefused.badRequest("body", "There is something behind the JSON object.");
            }
            return parts;
        } catch (IOException malformed) { // of the syntax or of the character encoding: it reads from memory
            throw UploadRefused.badRequest("body", "The body is not well-formed JSON.");
        }
    }

    private void member(JsonParser parser, String name, byte[] json) throws IOException {
        JsonToken value = parser.nextToken();
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        boolean image = parts.isImage(name);
        if (!image) {
            parts.expectText(name);
        }
        if (value != JsonToken.VALUE_STRING) {
            throw image ? notBase64(name) : UploadRefused.badRequest(name, "This must be a text.");
        }
        if (image) {
            parts.expectImage(name);
            parts.image(name, base64(parser, name, json));
        } else {
            parts.text(name, parser.getText());
        }
    }

    private static byte[] base64(JsonParser parser, String name, byte[] json) throws IOException {
        int text = (int) parser.currentTokenLocation().getByteOffset() + 1;
        try {
            return parser.getBinaryValue();
        } catch (JsonProcessingException notBase64) {
            throw new String(json, text, Math.min(DATA_URI.length(), json.length - text), UTF_8).equals(DATA_URI)
                    ? UploadRefused.badRequest(
                            name,
                            "The " + Parts.called(name)
                                    + " must be base64 alone: leave out the prefix data:…;base64, (with"
                                    + " its comma).")
                    : notBase64(name);
        }
    }

    private static UploadRefused notBase64(String name) {
        return UploadRefused.badRequest(name, "The " + Parts.called(name) + " must be a base64 text of its file.");
    }
}
