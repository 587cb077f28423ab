package io.hilum.simulator;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the stand-in endpoint on a loopback port of its own, so that the gateway talks to it over real HTTP as to the real
 * one. The rest of the product learns its address from the bean named {@code simulator} and knows nothing else of it.
 */
@Singleton
class Simulator {
    private static final Logger LOG = Logger.getLogger(Simulator.class);
    private static final String LOOPBACK = "127.0.0.1";

    private final Vertx vertx;
    private final SimulatorSettings settings;
    private final Optional<String> scoringUri;
    private volatile @Nullable HttpServer server;

    Simulator(
            Vertx vertx,
            SimulatorSettings settings,
            @ConfigProperty(name = "hilum.endpoint.scoring-uri") Optional<String> scoringUri) {
        this.vertx = vertx;
        this.settings = settings;
        this.scoringUri = scoringUri;
    }

    /** Before anything asks for the address. */
    void start(@Observes @Priority(100) StartupEvent started) {
        if (!settings.enabled() || scoringUri.isPresent()) {
            return;
        }
        HttpServerOptions options = new HttpServerOptions().setHost(LOOPBACK).setPort(settings.port());
        HttpServer running = vertx.createHttpServer(options)
                .requestHandler(new ScoringRoute(vertx, settings)::handle)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        server = running;
        LOG.infof(
                "The simulator stands in for the endpoint: image measurements, not a model (http://%s:%d)",
                LOOPBACK, running.actualPort());
    }

    void stop(@Observes ShutdownEvent stopped) {
        HttpServer running = server;
        if (running != null) {
            running.close();
        }
    }

    /** Where the simulator listens, if it runs. */
    @Produces
    @Singleton
    @Identifier("simulator")
    Supplier<Optional<URI>> scoringUri() {
        return this::address;
    }

    private Optional<URI> address() {
        HttpServer running = server;
        return running == null
                ? Optional.empty()
                : Optional.of(URI.create("http://" + LOOPBACK + ":" + running.actualPort() + "/score"));
    }
}
