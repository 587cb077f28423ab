package io.hilum.api;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The description of the API (OpenAPI 3.1), as the build has made it: see {@link ApiDescription}. Public: it holds nothing
 * of anybody's.
 */
@Path("/")
@PermitAll
public class DescriptionResource {
    /** YAML, unless {@code format=json} or Accept ask for JSON. */
    @GET
    @Path("openapi")
    @Operation(hidden = true)
    public Response either(@QueryParam("format") @Nullable String format, @Context HttpHeaders head) {
        boolean json = "json".equalsIgnoreCase(format)
                || head.getAcceptableMediaTypes().contains(MediaType.APPLICATION_JSON_TYPE);
        return json ? json() : yaml();
    }

    /** JSON. */
    @GET
    @Path("openapi.json")
    @Operation(hidden = true)
    public Response json() {
        return file("/openapi/openapi.json", "application/json;charset=UTF-8");
    }

    /** YAML. */
    @GET
    @Path("openapi.yaml")
    @Operation(hidden = true)
    public Response yaml() {
        return file("/openapi/openapi.yaml", "application/yaml;charset=UTF-8");
    }

    /** YAML by its other ending. */
    @GET
    @Path("openapi.yml")
    @Operation(hidden = true)
    public Response yml() {
        return yaml();
    }

    private static Response file(String path, String type) {
        try (InputStream description = DescriptionResource.class.getResourceAsStream(path)) {
            return Response.ok(Objects.requireNonNull(description, path).readAllBytes(), type)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
