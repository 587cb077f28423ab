package io.hilum.function;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * What the host sends to run a function that no HTTP request triggered: {@code Data} (the trigger and the inputs by their
 * binding's name) and {@code Metadata}. A value in either is JSON, or JSON written into a string: both are seen.
 *
 * @param data the trigger and the inputs
 * @param metadata what the host knows of the call
 */
record Invocation(JsonObject data, JsonObject metadata) {
    /** The most bytes of one. */
    static final int MAX_BYTES = 64 << 10;

    /** Reads one; nothing where the body is none. */
    static Optional<Invocation> read(Buffer body) {
        return object(body.toString())
                .filter(all ->
                        all.getValue("Data") instanceof JsonObject && all.getValue("Metadata") instanceof JsonObject)
                .map(all -> new Invocation(all.getJsonObject("Data"), all.getJsonObject("Metadata")));
    }

    /** Whether it is for that function; the host need not name one. */
    boolean isFor(String function) {
        return nested(metadata.getValue("sys"))
                .map(system -> system.getValue("MethodName"))
                .map(name -> function.equalsIgnoreCase(name.toString()))
                .orElse(true);
    }

    private static Optional<JsonObject> nested(Object value) {
        return value instanceof JsonObject object
                ? Optional.of(object)
                : value instanceof String text ? object(text) : Optional.empty();
    }

    private static Optional<JsonObject> object(String text) {
        try {
            return Optional.of(new JsonObject(text));
        } catch (DecodeException none) {
            return Optional.empty();
        }
    }
}
