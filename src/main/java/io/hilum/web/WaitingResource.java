package io.hilum.web;

import io.hilum.access.CurrentUser;
import io.hilum.access.Role;
import io.hilum.endpoint.ScoringEndpoint;
import io.hilum.endpoint.StudyProgress;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** Tells the upload page's script how the study fares that it has sent. */
@Path("/waiting")
@RolesAllowed(Role.READ)
public class WaitingResource {
    private static final Waiting UNKNOWN = new Waiting("unknown", 0, 0, 0);

    private final ScoringEndpoint endpoint;

    WaitingResource(ScoringEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * How one study fares.
     *
     * @param state {@code waiting}, {@code reading}, or {@code unknown}: not there yet, not any more, or at another replica
     * @param place how many turns until its own, from 1
     * @param expectedWaitSeconds until its turn
     * @param remainingSeconds until its deadline
     */
    public record Waiting(String state, int place, long expectedWaitSeconds, long remainingSeconds) {}

    /** The caller's own study of that reference; nobody else's. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Waiting waiting(@RestQuery String reference, @Context RoutingContext context) {
        return endpoint.progress(CurrentUser.key(context)).stream()
                .filter(study ->
                        !study.reference().isEmpty() && study.reference().equals(reference))
                .findFirst()
                .map(WaitingResource::of)
                .orElse(UNKNOWN);
    }

    private static Waiting of(StudyProgress study) {
        return new Waiting(
                study.state().name().toLowerCase(Locale.ROOT),
                study.place(),
                study.expectedWaitSeconds(),
                study.remainingSeconds());
    }
}
