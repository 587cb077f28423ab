package io.hilum.api;

import io.hilum.access.CurrentUser;
import io.hilum.endpoint.EndpointStatus;
import io.hilum.endpoint.ScoringEndpoint;
import io.quarkus.security.Authenticated;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the endpoint fares, and the caller's own studies that wait for it. */
@Tag(name = "Endpoint", description = "How the endpoint fares")
@Path("/api/v1/endpoint")
@Authenticated
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
            description =
                    "Whether studies are sent, how many wait and for how long, how long recent ones took, and the"
                            + " caller's own that have no answer yet. A study is known by the X-Study-Reference that came with it.")
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
        EndpointStatus status = endpoint.status();
        return EndpointJson.of(status, endpoint.progress(CurrentUser.of(context)));
    }
}
