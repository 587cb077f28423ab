package io.hilum.access;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Takes out of each span what a caller has made up: the address with its query, what the client calls itself, and where it
 * says to come from (X-Forwarded-For, whoever sent it). The route stays, and names each address that exists; so does the
 * peer's own address.
 */
@Singleton
class TracedRequests implements SpanProcessor {
    private static final List<AttributeKey<String>> MADE_UP = List.of(
            AttributeKey.stringKey("url.path"),
            AttributeKey.stringKey("url.query"),
            AttributeKey.stringKey("client.address"),
            AttributeKey.stringKey("user_agent.original"));

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        for (AttributeKey<String> attribute : MADE_UP) {
            if (span.getAttribute(attribute) != null) {
                span.setAttribute(attribute, "");
            }
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
