package io.hilum.web;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Turns the upload page's form, or the bundled sample study, into an outcome. Cancelling gives the reading up. */
public interface StudyForm {
    /** Reads the study in the body of that request, {@code multipart/form-data} as the API takes it. */
    Uni<FormAnswer> read(RoutingContext request);

    /** Reads the bundled sample study. */
    Uni<FormAnswer> readSample(RoutingContext request);
}
