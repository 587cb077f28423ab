package io.hilum.upload;

import io.hilum.problem.Problem;
import io.hilum.problem.ProblemCode;
import io.hilum.problem.ProblemException;
import io.hilum.study.ImageFile;
import io.hilum.upload.Upload.Received;
import io.hilum.upload.Upload.Rejected;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes an upload in as its bytes arrive, without a thread of its own, a temporary file, or a byte past the bounds. A
 * refused upload is not read to its end: the answer goes out at once, and the connection closes soon after it.
 */
@Singleton
public class StudyUploads {
    /** How long what is still on its way is thrown away, so that the client can read the refusal. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final UploadSettings settings;
    private final UploadBudget budget;

    StudyUploads(Vertx vertx, UploadSettings settings, UploadBudget budget) {
        this.vertx = vertx;
        this.settings = settings;
        this.budget = budget;
    }

    /** The most bytes of one request's body: what is set, or the room for all uploads where that is smaller. */
    public long maxBytes() {
        return Math.min(settings.maxBytes().asLongValue(), budget.limit());
    }

    /** The most characters of one text. */
    public int maxTextCharacters() {
        return settings.maxTextCharacters();
    }

    /** Reads the request's body as a study: {@code multipart/form-data} or {@code application/json}. */
    public Uni<Upload> receive(RoutingContext context) {
        StudyForm form = new StudyForm(settings.maxTextCharacters());
        return parts(context, form.parts())
                .<Upload>map(complete -> new Received(form.study()))
                .onFailure(UploadRefused.class)
                .recoverWithItem(refused -> {
                    stopReading(context);
                    return new Rejected(refused.problem(), form.typed(), form.chosen());
                });
    }

    /**
     * Reads the request's body as one image that is only looked at, with its window and masks: {@code
     * multipart/form-data} or {@code application/json}.
     *
     * @return the image; fails with a {@link ProblemException}
     */
    public Uni<ImageFile> receiveImage(RoutingContext context) {
        ImageForm form = new ImageForm(settings.maxTextCharacters());
        return parts(context, form.parts())
                .map(complete -> form.image())
                .onFailure(UploadRefused.class)
                .transform(refused -> {
                    stopReading(context);
                    return new ProblemException(refused.problem());
                });
    }

    /** Sees a body's bytes as they arrive. */
    public interface Watcher {
        /**
         * More bytes are there.
         *
         * @param body all so far; it may be another array next time, with the same bytes
         * @throws ProblemException to refuse the rest
         */
        void arrived(byte[] body, int from, int to);
    }

    /**
     * Reads the request's body of {@code application/json} as it is, in one copy.
     *
     * @return the body, perhaps with room behind it; fails with a {@link ProblemException}
     */
    public Uni<byte[]> receive(RoutingContext context, Watcher watcher) {
        HttpServerRequest request = context.request();
        UploadBudget.Share share = budget.share();
        context.addEndHandler(ended -> share.release());
        return Uni.createFrom()
                .deferred(() -> {
                    Body body = new Body(maxBytes(), share);
                    body.announced(request.getHeader(HttpHeaders.CONTENT_LENGTH));
                    goOn(request);
                    return new RawUpload(body, watcher).read(request);
                })
                .ifNoItem()
                .after(settings.deadline())
                .failWith(this::late)
                .onFailure(UploadRefused.class)
                .transform(refused -> new ProblemException(refused.problem()))
                .onFailure(ProblemException.class)
                .invoke(refused -> stopReading(context));
    }

    private UploadRefused late() {
        return new UploadRefused(Problem.of(
                ProblemCode.UPLOAD_TIMEOUT,
                "The upload took longer than %d s. Send smaller images, or try a faster line."
                        .formatted(settings.deadline().toSeconds())));
    }

    private static void goOn(HttpServerRequest request) {
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
    }

    private Uni<Parts> parts(RoutingContext context, Parts parts) {
        UploadBudget.Share share = budget.share();
        context.addEndHandler(ended -> share.release());
        return reader(context.request(), parts, new Body(maxBytes(), share))
                .ifNoItem()
                .after(settings.deadline())
                .failWith(this::late);
    }

    private Uni<Parts> reader(HttpServerRequest request, Parts parts, Body body) {
        return Uni.createFrom().deferred(() -> {
            String type = mediaType(request.getHeader(HttpHeaders.CONTENT_TYPE));
            if (!type.equals("multipart/form-data") && !type.equals("application/json")) {
                return Uni.createFrom()
                        .failure(new UploadRefused(Problem.of(
                                ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send multipart/form-data or application/json.")));
            }
            body.announced(request.getHeader(HttpHeaders.CONTENT_LENGTH));
            goOn(request);
            return type.equals("application/json")
                    ? new JsonUpload(vertx, parts, body).read(request)
                    : new MultipartUpload(parts, body).read(request);
        });
    }

    /**
     * Throws away what is still to come of the request's body, for long enough that the client can read an answer, and
     * then closes the connection. To be called before the answer is written.
     */
    public static void stopReading(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            return;
        }
        request.setExpectMultipart(false);
        request.handler(rest -> {});
        request.exceptionHandler(gone -> {});
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        context.addEndHandler(ended -> context.vertx()
                .setTimer(GRACE.toMillis(), timer -> request.connection().close()));
        request.resume();
    }

    private static String mediaType(@Nullable String header) {
        return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
