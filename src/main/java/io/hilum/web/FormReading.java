package io.hilum.web;

import io.hilum.access.Audit;
import io.hilum.access.CurrentUser;
import io.hilum.access.RequestEnd;
import io.hilum.access.RequestId;
import io.hilum.endpoint.Sender;
import io.hilum.reading.Refused;
import io.hilum.reading.StudyReader;
import io.hilum.study.ClinicalText;
import io.hilum.study.Geometry;
import io.hilum.study.Study;
import io.hilum.upload.StudyUploads;
import io.hilum.upload.Upload;
import io.hilum.upload.Upload.Received;
import io.hilum.upload.Upload.Rejected;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the study that the upload page's form holds, or the bundled sample. */
@Singleton
class FormReading implements StudyForm {
    private final StudyUploads uploads;
    private final StudyReader reader;

    FormReading(StudyUploads uploads, StudyReader reader) {
        this.uploads = uploads;
        this.reader = reader;
    }

    /** The bounds that the upload room holds to. */
    @Produces
    @Singleton
    UploadLimits limits() {
        return new UploadLimits(uploads.maxBytes(), uploads.maxTextCharacters());
    }

    @Override
    public Uni<FormAnswer> read(RoutingContext request) {
        return uploads.receive(request).chain(upload -> answer(upload, request));
    }

    @Override
    public Uni<FormAnswer> readSample(RoutingContext request) {
        return read(SampleStudy.load(), request);
    }

    private Uni<FormAnswer> answer(Upload upload, RoutingContext request) {
        if (upload instanceof Rejected rejected) {
            Audit.outcome(request, rejected.problem().code().key());
            return Uni.createFrom()
                    .item(new FormAnswer(
                            typed(rejected.typed(), rejected.geometry()),
                            new Refused(rejected.problem()),
                            RequestId.of(request)));
        }
        return read(((Received) upload).study(), request);
    }

    private static Typed typed(ClinicalText text, Geometry geometry) {
        return new Typed(text.indication(), text.technique(), text.comparison(), text.priorReport(), geometry);
    }

    private Uni<FormAnswer> read(Study study, RoutingContext request) {
        String requestId = RequestId.of(request);
        Sender sender =
                Sender.of(CurrentUser.key(request), requestId, request.request().getHeader(Sender.REFERENCE));
        Typed typed = typed(study.text(), study.geometry());
        return reader.read(study, sender, end -> RequestEnd.then(request, end))
                .invoke(outcome -> {
                    if (outcome instanceof Refused refused) {
                        Audit.outcome(request, refused.problem().code().key());
                    }
                })
                .map(outcome -> new FormAnswer(typed, outcome, requestId));
    }
}
