package io.hilum.web;

import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * In development, serves the front end from {@code src-web} itself, so that a saved file shows on the next load. The
 * packaged program has no such class: there the build's copy is served, as any static resource is.
 */
@IfBuildProfile("dev")
@Singleton
class LiveAssets {
    private static final Path SOURCES = Path.of("src-web").toAbsolutePath();
    /** Before Quarkus's route to static resources, which has the copies made at start. */
    private static final int EARLY = 0;

    void serve(@Observes Router router) {
        if (Files.isDirectory(SOURCES)) {
            router.route("/assets/*")
                    .order(EARLY)
                    .handler(StaticHandler.create(FileSystemAccess.ROOT, SOURCES.toString())
                            .setCachingEnabled(false));
        }
    }
}
