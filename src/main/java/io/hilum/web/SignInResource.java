package io.hilum.web;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** The addresses that the identity provider knows. The sign-in itself is done before these are reached. */
@Path("/")
@Authenticated
public class SignInResource {
    /** Where the provider sends a browser back to. */
    @GET
    @Path("sign-in")
    @Operation(hidden = true)
    public Response signedIn() {
        return Response.seeOther(URI.create("/")).build();
    }

    /** The same for one organisation of several: where its people begin, and where its provider sends them back to. */
    @GET
    @Path("sign-in/{organisation}{back:(/back)?}")
    @Operation(hidden = true)
    public Response signedInAt(@RestPath String organisation) {
        return signedIn();
    }

    /**
     * Signing out happens on the way here; whoever arrives has no provider to sign out from. A GET, since the pages'
     * policy lets no form end at another site, as the provider is; the cross-site guard watches over this address too.
     */
    @GET
    @Path("sign-out")
    @Operation(hidden = true)
    public Response signedOut() {
        return Response.seeOther(URI.create("/")).build();
    }
}
