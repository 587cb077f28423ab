package io.hilum.web;

import io.hilum.access.CurrentUser;
import io.quarkus.runtime.LaunchMode;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The page about the API, with examples and a form to try it. Public: it holds nothing of anybody's. */
@Path("/docs")
@PermitAll
public class DocsResource {
    private static final String REPORT = example("/example/report.json");

    private final FrameSource frames;
    private final DocsToken token;

    DocsResource(
            FrameSource frames,
            @ConfigProperty(name = "hilum.local.enabled", defaultValue = "false") boolean local,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> provider) {
        this.frames = frames;
        String kind = local ? "local" : LaunchMode.current() == LaunchMode.NORMAL ? "provider" : "development";
        this.token = new DocsToken(kind, local ? "" : provider.orElse(""));
    }

    /** The page. */
    @GET
    @Produces(UploadResource.HTML)
    @Operation(hidden = true)
    public Uni<String> docs(@Context RoutingContext request) {
        String origin = request.request().scheme() + "://" + request.request().authority();
        DocsPage docs = new DocsPage(origin, token, DocsExamples.at(origin), DocsExamples.PARTS, REPORT);
        return CurrentUser.lookUp(request)
                .map(user -> Pages.docs(frames.frame(user), docs).render());
    }

    private static String example(String path) {
        try (InputStream in = DocsResource.class.getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
