package io.hilum.web;

import io.hilum.access.Role;
import io.hilum.endpoint.ScoringEndpoint;
import io.hilum.reading.Reading;
import io.hilum.reading.Refused;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The upload page, and what it answers when its form is sent: the report's page, or itself with what was wrong. */
@Path("/")
@RolesAllowed(Role.WRITE)
@Produces(UploadResource.HTML)
public class UploadResource {
    static final String HTML = "text/html;charset=UTF-8";

    private final StudyForm study;
    private final FrameSource frames;
    private final UploadLimits limits;
    private final ReportPage reportPage;
    private final ScoringEndpoint endpoint;

    UploadResource(
            StudyForm study, FrameSource frames, UploadLimits limits, ReportPage reportPage, ScoringEndpoint endpoint) {
        this.study = study;
        this.frames = frames;
        this.limits = limits;
        this.reportPage = reportPage;
        this.endpoint = endpoint;
    }

    /** The empty form. */
    @GET
    @Operation(hidden = true)
    public String empty() {
        return Pages.upload(frames.frame(), form(Typed.NOTHING, null)).render();
    }

    /** Reads the study that the form holds. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Uni<Response> read(@Context RoutingContext request) {
        return answer(study.read(request));
    }

    /** Reads the bundled sample study; the form has no field, so a script need not send one either. */
    @POST
    @Path("sample")
    @Operation(hidden = true)
    public Uni<Response> readSample(@Context RoutingContext request) {
        return answer(study.readSample(request));
    }

    private UploadForm form(Typed typed, @Nullable ProblemPanel problem) {
        return new UploadForm(typed, limits, EndpointLine.of(endpoint.status()), problem);
    }

    private Uni<Response> answer(Uni<FormAnswer> answered) {
        Frame frame = frames.frame();
        // Pages are rendered, and pictures written, on a worker: both may wait for a slow reader.
        return answered.emitOn(Infrastructure.getDefaultWorkerPool()).map(answer -> page(answer, frame));
    }

    private Response page(FormAnswer answer, Frame frame) {
        if (answer.outcome() instanceof Reading reading) {
            return Response.ok(reportPage.of(reading, frame), HTML).build();
        }
        Refused refused = (Refused) answer.outcome();
        ProblemPanel panel = ProblemPanel.of(refused.problem(), answer.requestId());
        UploadForm form = form(answer.typed(), panel);
        Response.ResponseBuilder response = Response.status(panel.status())
                .entity(Pages.upload(frame, form).render())
                .type(HTML);
        if (panel.retryAfterSeconds() > 0) {
            response.header(HttpHeaders.RETRY_AFTER, panel.retryAfterSeconds());
        }
        return response.build();
    }
}
