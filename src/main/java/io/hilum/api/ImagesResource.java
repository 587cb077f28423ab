package io.hilum.api;

import io.hilum.access.RequestEnd;
import io.hilum.access.Role;
import io.hilum.reading.ImagePreviewer;
import io.hilum.reading.Preview;
import io.hilum.reading.PreviewOutcome;
import io.hilum.reading.Refused;
import io.hilum.upload.StudyUploads;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One image in, what would be sent of it out. At two addresses: scripts come by token, our own page by its session. */
@Tag(name = "Images", description = "One image in, what would be sent of it out")
@Path("/")
@RolesAllowed(Role.WRITE)
@SecurityRequirement(name = "bearer", scopes = Role.WRITE)
public class ImagesResource {
    private final StudyUploads uploads;
    private final ImagePreviewer previewer;
    private final ProblemResponses problems;

    ImagesResource(StudyUploads uploads, ImagePreviewer previewer, ProblemResponses problems) {
        this.uploads = uploads;
        this.previewer = previewer;
        this.problems = problems;
    }

    /** Shows a script what would be sent of an image. */
    @POST
    @Path("api/v1/images")
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_JSON})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "previewImage",
            summary = "See what would be sent of one image",
            description = "Decodes, windows and masks an image as a study's would be, and answers a preview of it, what"
                    + " its DICOM file says, and what a report would warn of. Nothing is sent to the endpoint, and"
                    + " nothing is kept.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.MULTIPART_FORM_DATA,
                        schema = @Schema(implementation = ImageParts.Form.class)),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ImageParts.Json.class))
            })
    @APIResponse(
            responseCode = "200",
            description = "The preview",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PreviewJson.class)))
    @APIResponse(
            responseCode = "default",
            description = "A problem, whose type is stable",
            content =
                    @Content(mediaType = ProblemJson.MEDIA_TYPE, schema = @Schema(implementation = ProblemJson.class)))
    public Uni<Response> preview(@Context RoutingContext context) {
        return uploads.receiveImage(context)
                .chain(image -> previewer.preview(image, end -> RequestEnd.then(context, end)))
                .emitOn(Infrastructure.getDefaultWorkerPool()) // base64 of a picture is no work for an event loop
                .map(outcome -> answer(outcome, context));
    }

    /** The same for our own page: {@code /api} would take no session. */
    @POST
    @Path("images")
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_JSON})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<Response> previewForPage(@Context RoutingContext context) {
        return preview(context);
    }

    private Response answer(PreviewOutcome outcome, RoutingContext context) {
        if (outcome instanceof Refused refused) {
            return problems.response(refused.problem(), context);
        }
        return Response.ok(PreviewJson.of((Preview) outcome), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
