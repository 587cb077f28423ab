package io.hilum.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvocationTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Data\":{\"warmupContext\":{}},\"Metadata\":{\"sys\":{\"MethodName\":\"warmup\"}}}",
                "{\"Data\":{\"warmupContext\":\"{}\"},\"Metadata\":{\"sys\":\"{\\\"MethodName\\\":\\\"WarmUp\\\"}\"}}",
                "{\"Data\":{},\"Metadata\":{}}",
                "{\"Data\":{},\"Metadata\":{\"sys\":\"no JSON\"}}"
            })
    void valuesAreJsonOrJsonInAString(String body) {
        Invocation invocation = Invocation.read(Buffer.buffer(body)).orElseThrow();

        assertTrue(invocation.isFor("warmup"));
    }

    @Test
    void anotherFunctionsInvocationIsSeen() {
        String body = "{\"Data\":{},\"Metadata\":{\"sys\":{\"MethodName\":\"queue\"}}}";

        assertFalse(Invocation.read(Buffer.buffer(body)).orElseThrow().isFor("warmup"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{\"Data\":{}}",
                "{\"Data\":\"{}\",\"Metadata\":{}}",
                "{\"data\":{},\"metadata\":{}}"
            })
    void whatIsNoInvocationIsNone(String body) {
        assertEquals(Optional.empty(), Invocation.read(Buffer.buffer(body)));
    }

    @Test
    void aDeeplyNestedOneIsNone() {
        String body = "{\"Data\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}";

        assertEquals(Optional.empty(), Invocation.read(Buffer.buffer(body)));
    }
}
