package io.hilum.api;

import io.hilum.access.CurrentUser;
import io.hilum.access.Role;
import io.hilum.endpoint.ScoringEndpoint;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the endpoint fares, and the caller's own studies that wait for it. */
@Tag(name = "Endpoint", description = "How the endpoint fares")
@Path("/api/v1/endpoint")
@RolesAllowed({Role.READ, Role.OPERATE})
@SecurityRequirement(
        name = "bearer",
        scopes = {Role.READ, Role.OPERATE})
public class EndpointResource {
    private final ScoringEndpoint endpoint;

    EndpointResource(ScoringEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The status, from what is known: the endpoint is not asked. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getEndpoint",
            summary = "See how the endpoint fares",
            description = "Whether studies are sent, how many wait and for how long, how long recent ones took, and the"
                    + " caller's own that have no answer yet. A study is known by the X-Study-Reference that came with"
                    + " it. Operators also see each endpoint, and all studies that have no answer yet.")
    @APIResponse(
            responseCode = "200",
            description = "The status",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EndpointJson.class)))
    @APIResponse(
            responseCode = "default",
            description = "A problem, whose type is stable",
            content =
                    @Content(mediaType = ProblemJson.MEDIA_TYPE, schema = @Schema(implementation = ProblemJson.class)))
    public EndpointJson status(@Context RoutingContext context) {
        EndpointJson own = EndpointJson.of(endpoint.status(), endpoint.progress(CurrentUser.key(context)));
        return CurrentUser.has(Role.OPERATE, context) ? own.withLine(endpoint.line()) : own.withoutDetails();
    }
}
