package io.hilum.web;

import io.hilum.access.CurrentUser;
import io.hilum.endpoint.ScoringEndpoint;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Knows who is signed in to the request being answered, and who answers studies. */
@Singleton
class CurrentFrame implements FrameSource {
    /** The start page, since every way to it leads past the provider. */
    private static final String SIGN_IN = "/";

    private static final String SIGN_OUT = "/sign-out";

    private final CurrentVertxRequest request;
    private final ScoringEndpoint endpoint;
    private final boolean providerSignsIn;
    private final String version;

    CurrentFrame(
            CurrentVertxRequest request,
            ScoringEndpoint endpoint,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled", defaultValue = "true") boolean providerSignsIn,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.request = request;
        this.endpoint = endpoint;
        this.providerSignsIn = providerSignsIn;
        this.version = version;
    }

    @Override
    public Frame frame() {
        return frame(user());
    }

    @Override
    public Frame frame(String user) {
        return new Frame(
                user,
                providerSignsIn ? SIGN_IN : "",
                providerSignsIn && !user.isEmpty() ? SIGN_OUT : "",
                endpoint.simulated(),
                version);
    }

    private String user() {
        if (!Arc.container().requestContext().isActive()) {
            return "";
        }
        RoutingContext context = request.getCurrent();
        return context == null ? "" : CurrentUser.of(context);
    }
}
