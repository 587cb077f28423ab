package io.hilum.access.connection;

import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;

/** How Vert.x finds {@link PatientServers}: it is named in {@code META-INF/services}. */
public final class PatientServersProvider implements VertxServiceProvider {
    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(new PatientServers(builder.findTransport()));
    }
}
