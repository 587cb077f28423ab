package io.hilum.api;

import io.hilum.access.CurrentUser;
import io.hilum.access.RequestId;
import io.hilum.access.Role;
import io.hilum.endpoint.Fault;
import io.hilum.endpoint.ScoringEndpoint;
import io.hilum.endpoint.ScoringReply;
import io.hilum.endpoint.ScoringRowsReader;
import io.hilum.endpoint.Sender;
import io.hilum.problem.ProblemException;
import io.hilum.upload.StudyUploads;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The endpoint's own protocol, so that a client of the endpoint works when only its URL and token change. What it gains is
 * a place in the line, retries within one deadline, and checks before anything is sent.
 */
@Tag(name = "Scoring", description = "The endpoint's own protocol")
@Path("/score")
@RolesAllowed(Role.WRITE)
@SecurityRequirement(name = "bearer", scopes = Role.WRITE)
public class ScoreResource {
    private final StudyUploads uploads;
    private final ScoringEndpoint endpoint;
    private final ScoreSettings settings;
    private final ProblemResponses problems;

    ScoreResource(StudyUploads uploads, ScoringEndpoint endpoint, ScoreSettings settings, ProblemResponses problems) {
        this.uploads = uploads;
        this.endpoint = endpoint;
        this.settings = settings;
        this.problems = problems;
    }

    /** Scores 1 to 10 studies. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "score",
            summary = "Score studies by the endpoint's own protocol",
            description =
                    "Takes and answers what the scoring URI of a CXRReportGen deployment does, images untouched and"
                            + " boxes as the endpoint gives them: relative to the centred square of the frontal image. 404, 424 and"
                            + " 429 pass on with their headers. Research use only. Not for diagnosis.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example =
                                    "{\"input_data\": {\"columns\": [\"frontal_image\", \"indication\"], \"index\": [0],"
                                            + " \"data\": [[\"<base64 of PNG or JPEG>\", \"Cough\"]]}, \"params\": {}}"))
    @APIResponse(
            responseCode = "200",
            description = "One element a study, in their order; output is JSON in a text",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = Object.class),
                            example = "[{\"output\": \"[[\\\"The heart size is normal.\\\", null]]\"}]"))
    @APIResponse(
            responseCode = "default",
            description = "A problem, whose type is stable",
            content =
                    @Content(mediaType = ProblemJson.MEDIA_TYPE, schema = @Schema(implementation = ProblemJson.class)))
    public Uni<Response> score(@Context RoutingContext context) {
        endpoint.refusal().ifPresent(refusal -> {
            StudyUploads.stopReading(context);
            throw new ProblemException(refusal);
        });
        ScoringRowsReader reader = new ScoringRowsReader(uploads.maxTextCharacters());
        Sender sender = Sender.of(
                CurrentUser.key(context),
                RequestId.of(context),
                context.request().getHeader(Sender.REFERENCE));
        return uploads.receive(context, reader::feed)
                .chain(body -> endpoint.score(reader.rows(body), sender, endpoint.deadline()))
                .map(reply -> answer(reply, context));
    }

    private Response answer(ScoringReply reply, RoutingContext context) {
        if (reply instanceof ScoringReply.Failed failed) {
            Fault fault = failed.fault();
            return fault.platformStatus() == 0
                    ? problems.response(fault.problem(), context)
                    : problems.response(fault.problem(), fault.platformStatus(), fault.platformHeaders(), context);
        }
        ScoringReply.Scored scored = (ScoringReply.Scored) Objects.requireNonNull(reply);
        Response.ResponseBuilder response = Response.ok(scored.json(settings.shape()), MediaType.APPLICATION_JSON_TYPE);
        if (!scored.deployment().isEmpty()) {
            response.header("azureml-model-deployment", scored.deployment());
        }
        return response.build();
    }
}
