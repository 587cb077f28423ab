package io.hilum.upload;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code multipart/form-data}: image parts grow in memory, under the body's bounds; no file is written. The parser
 * of the syntax drops a part that never ends without a word, so a form counts as one only if its final boundary came.
 */
final class MultipartUpload {
    private static final int MAX_FILES = 8;

    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary=\"?([^\";,\\s]{1,70})", Pattern.CASE_INSENSITIVE);
    /** Room for the longest final boundary and a line end or two behind it. */
    private static final int TAIL = 128;

    private final Parts parts;
    private final Body body;
    private byte[] tail = new byte[0];
    private int files;

    MultipartUpload(Parts parts, Body body) {
        this.parts = parts;
        this.body = body;
    }

    Uni<Parts> read(HttpServerRequest request) {
        Matcher boundary = BOUNDARY.matcher(request.getHeader(HttpHeaders.CONTENT_TYPE));
        if (!boundary.find()) {
            return Uni.createFrom()
                    .failure(UploadRefused.badRequest("body", "The form data names no boundary in its Content-Type."));
        }
        String last = "--" + boundary.group(1) + "--";
        return Uni.createFrom().emitter(emitter -> {
            request.setExpectMultipart(true);
            request.handler(chunk -> guarded(emitter, () -> arrived(chunk)));
            request.uploadHandler(part -> guarded(emitter, () -> part(emitter, part)));
            request.exceptionHandler(failure -> emitter.fail(refusal(failure)));
            request.endHandler(end -> guarded(emitter, () -> {
                if (!new String(tail, StandardCharsets.ISO_8859_1).contains(last)) {
                    throw malformed();
                }
                request.formAttributes().forEach(this::text);
                emitter.complete(parts);
            }));
            request.resume();
        });
    }

    /**
     * The parser puts U+FFFD where bytes are no text of their encoding. Whoever sent that character itself had lost one
     * before.
     */
    private void text(String name, String value) {
        if (value.indexOf('\ufffd') >= 0) {
            throw UploadRefused.badRequest(
                    name,
                    "The text is not UTF-8 (or holds U+FFFD, which stands for a lost character): send it as UTF-8.");
        }
        parts.text(name, value);
    }

    /** Every byte counts, whatever it is part of. */
    private void arrived(Buffer chunk) {
        body.arrived(chunk.length());
        byte[] newest = chunk.getBytes(Math.max(0, chunk.length() - TAIL), chunk.length());
        byte[] both = Arrays.copyOf(tail, tail.length + newest.length);
        System.arraycopy(newest, 0, both, tail.length, newest.length);
        tail = Arrays.copyOfRange(both, Math.max(0, both.length - TAIL), both.length);
    }

    private void part(UniEmitter<?> emitter, HttpServerFileUpload part) {
        if (++files > MAX_FILES) {
            throw UploadRefused.tooLarge("The upload has more parts than a study can have.");
        }
        parts.expectImage(part.name());
        Buffer bytes = Buffer.buffer();
        part.handler(bytes::appendBuffer);
        part.exceptionHandler(failure -> emitter.fail(refusal(failure)));
        part.endHandler(end -> guarded(emitter, () -> {
            // A form's file input that was left empty comes as a part without name and bytes.
            if (bytes.length() > 0 || !part.filename().isEmpty()) {
                parts.image(part.name(), bytes.getBytes());
            }
        }));
    }

    /** What the parser of the multipart syntax says, in our words. */
    private static UploadRefused refusal(Throwable failure) {
        String kind = failure.getClass().getSimpleName() + " " + failure.getMessage();
        kind = kind.toLowerCase(Locale.ROOT);
        if (kind.contains("toomany") || kind.contains("toolong") || kind.contains("maximum")) {
            return UploadRefused.tooLarge("The upload has too many parts, or a text that is too long.");
        }
        return malformed();
    }

    private static UploadRefused malformed() {
        return UploadRefused.badRequest("body", "The form data ends early or is malformed: send the study again.");
    }

    private static void guarded(UniEmitter<?> emitter, Runnable step) {
        try {
            step.run();
        } catch (UploadRefused refused) {
            emitter.fail(refused);
        }
    }
}
