package io.hilum.api;

import io.hilum.access.CurrentUser;
import io.hilum.access.RequestEnd;
import io.hilum.access.RequestId;
import io.hilum.access.Role;
import io.hilum.endpoint.Sender;
import io.hilum.reading.Outcome;
import io.hilum.reading.Reading;
import io.hilum.reading.Refused;
import io.hilum.reading.StudyReader;
import io.hilum.upload.StudyUploads;
import io.hilum.upload.Upload;
import io.hilum.upload.Upload.Received;
import io.hilum.upload.Upload.Rejected;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One study in, one report out. */
@Tag(name = "Reports", description = "One study in, one report out")
@Path("/api/v1/reports")
@RolesAllowed(Role.WRITE)
@SecurityRequirement(name = "bearer", scopes = Role.WRITE)
public class ReportsResource {
    private final StudyUploads uploads;
    private final StudyReader reader;
    private final ReportFormats formats;
    private final ProblemResponses problems;

    ReportsResource(StudyUploads uploads, StudyReader reader, ReportFormats formats, ProblemResponses problems) {
        this.uploads = uploads;
        this.reader = reader;
        this.formats = formats;
        this.problems = problems;
    }

    /** Reads a study and answers its report in the format that Accept asks for. */
    @POST
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_JSON})
    @Produces({MediaType.APPLICATION_JSON, ReportFormats.SVG, MediaType.TEXT_HTML})
    @Operation(
            operationId = "createReport",
            summary = "Read one study",
            description = "Sends a chest X-ray study to the endpoint and answers its findings, with boxes placed on the"
                    + " original image. Nothing is kept. Research use only. Not for diagnosis.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.MULTIPART_FORM_DATA,
                        schema = @Schema(implementation = StudyParts.Form.class)),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = StudyParts.Json.class))
            })
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ReportJson.class)),
                @Content(
                        mediaType = ReportFormats.SVG,
                        schema =
                                @Schema(
                                        type = SchemaType.STRING,
                                        description = "The annotated frontal image, self-contained")),
                @Content(
                        mediaType = MediaType.TEXT_HTML,
                        schema =
                                @Schema(
                                        type = SchemaType.STRING,
                                        description = "The report as one self-contained page"))
            })
    @APIResponse(
            responseCode = "default",
            description = "A problem, whose type is stable",
            content =
                    @Content(mediaType = ProblemJson.MEDIA_TYPE, schema = @Schema(implementation = ProblemJson.class)))
    public Uni<Response> create(@Context RoutingContext context, @Context Request request) {
        Variant format = request.selectVariant(ReportFormats.ALL);
        if (format == null) {
            throw new NotAcceptableException(); // "application/json;q=0": the route fits, and yet it won't do
        }
        return uploads.receive(context)
                .chain(upload -> outcome(upload, context))
                .emitOn(
                        Infrastructure
                                .getDefaultWorkerPool()) // writing pictures as base64 is no work for an event loop
                .map(outcome -> answer(outcome, format, context));
    }

    private Uni<Outcome> outcome(Upload upload, RoutingContext context) {
        if (upload instanceof Rejected rejected) {
            return Uni.createFrom().item(new Refused(rejected.problem()));
        }
        Sender sender = Sender.of(
                CurrentUser.key(context),
                RequestId.of(context),
                context.request().getHeader(Sender.REFERENCE));
        return reader.read(((Received) upload).study(), sender, end -> RequestEnd.then(context, end));
    }

    private Response answer(Outcome outcome, Variant format, RoutingContext context) {
        if (outcome instanceof Refused refused) {
            return problems.response(refused.problem(), context);
        }
        return formats.answer((Reading) outcome, format.getMediaType());
    }
}
