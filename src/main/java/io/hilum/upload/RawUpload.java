package io.hilum.upload;

import io.hilum.upload.StudyUploads.Watcher;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;

/** Collects a body in one array, of its announced length where it has one. */
final class RawUpload {
    private static final int FIRST = 1 << 16;

    private final Body body;
    private final Watcher watcher;
    private byte[] bytes = new byte[0];
    private int arrived;

    RawUpload(Body body, Watcher watcher) {
        this.body = body;
        this.watcher = watcher;
    }

    Uni<byte[]> read(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        bytes = new byte[length == null ? FIRST : Integer.parseInt(length)]; // within the bound, checked before
        return Uni.createFrom().emitter(emitter -> {
            request.exceptionHandler(failure ->
                    emitter.fail(UploadRefused.badRequest("body", "The request ended early: send the study again.")));
            request.endHandler(end -> emitter.complete(bytes));
            request.handler(chunk -> arrived(chunk, emitter));
            request.resume();
        });
    }

    /** How many bytes of the array have arrived: behind them there may be room. */
    int length() {
        return arrived;
    }

    private void arrived(Buffer chunk, UniEmitter<? super byte[]> emitter) {
        try {
            body.arrived(chunk.length());
            int end = arrived + chunk.length();
            if (end > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
            }
            chunk.getBytes(bytes, arrived);
            watcher.arrived(bytes, arrived, end);
            arrived = end;
        } catch (RuntimeException failed) { // refused, or a defect of whoever watches: Vert.x would only log it
            emitter.fail(failed);
        }
    }
}
