package io.hilum.access.connection;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Tells each connection's {@link Patience} of its requests, and says what of HTTP is spoken. */
@Singleton
class Connections implements HttpServerOptionsCustomizer {
    /** After the request's id and the audit, before whatever may refuse. */
    private static final int ORDER = 885;

    void register(@Observes Filters filters) {
        filters.register(Connections::watch, ORDER);
    }

    /**
     * HTTP/2 is for TLS: without it, nobody needs it, and an upgrade in the middle of a connection passes a proxy's checks
     * by.
     */
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }

    private static void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        Patience patience =
                request.connection() instanceof ConnectionBase connection ? Patience.of(connection.channel()) : null;
        if (patience != null) {
            patience.headRead(request.version() == HttpVersion.HTTP_2);
            context.addHeadersEndHandler(head -> patience.answering());
            context.addEndHandler(over -> patience.answered());
        }
        context.next();
    }
}
