package io.hilum.upload;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.EndOfDataDecoderException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.TooLongFormFieldException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.TooManyFormFieldsException;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code multipart/form-data}: image parts grow in memory, under the body's bounds; no file is written. The parser
 * of the syntax drops a part that never ends without a word, so a form counts as one only if its final boundary came.
 *
 * <p>The parser is Netty's, fed here and not by Vert.x: of some malformed heads it throws what Vert.x does not expect, and
 * the request would neither fail nor end.
 */
final class MultipartUpload {
    private static final int MAX_FILES = 8;
    private static final int MAX_FIELDS = 16;

    /** Of a part's head, and of all that waits for more of it: room for a file name of 4 kB. */
    private static final int MAX_BUFFERED_BYTES = 16 << 10;

    private static final int MAX_TEXT_BYTES = 128 << 10;

    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary=\"?([^\";,\\s]{1,70})", Pattern.CASE_INSENSITIVE);
    /** Room for the longest final boundary and a line end or two behind it. */
    private static final int TAIL = 128;

    /**
     * The parser takes its own buffers from where the bytes came from: the heap, whose room is counted. Not a constant, which
     * a native executable would have to hold from its build on.
     */
    private final ByteBufAllocator heap = new UnpooledByteBufAllocator(false);

    private final Parts parts;
    private final Body body;
    private byte[] tail = new byte[0];
    private @Nullable InterfaceHttpData begun;
    private int files;

    MultipartUpload(Parts parts, Body body) {
        this.parts = parts;
        this.body = body;
    }

    Uni<Parts> read(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        Matcher boundary = BOUNDARY.matcher(type);
        if (!boundary.find()) {
            return Uni.createFrom()
                    .failure(UploadRefused.badRequest("body", "The form data names no boundary in its Content-Type."));
        }
        String last = "--" + boundary.group(1) + "--";
        return Uni.createFrom()
                .emitter(emitter -> guarded(emitter, () -> {
                    HttpPostMultipartRequestDecoder decoder = decoder(type);
                    Context context =
                            Objects.requireNonNull(Vertx.currentContext(), "uploads are read on an event loop");
                    // A deadline ends it on another thread.
                    emitter.onTermination(() -> context.runOnContext(ended -> decoder.destroy()));
                    request.handler(chunk -> guarded(emitter, () -> {
                        arrived(chunk);
                        parse(
                                decoder,
                                new DefaultHttpContent(
                                        heap.buffer(chunk.length()).writeBytes(chunk.getBytes())));
                    }));
                    request.exceptionHandler(failure -> emitter.fail(malformed()));
                    request.endHandler(end -> guarded(emitter, () -> {
                        if (!new String(tail, StandardCharsets.ISO_8859_1).contains(last)) {
                            throw malformed();
                        }
                        parse(decoder, LastHttpContent.EMPTY_LAST_CONTENT);
                        emitter.complete(parts);
                    }));
                    request.resume();
                }));
    }

    /** The parser wants a request for its Content-Type alone. */
    private static HttpPostMultipartRequestDecoder decoder(String type) {
        DefaultHttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
        head.headers().set(HttpHeaders.CONTENT_TYPE, type);
        try {
            return new HttpPostMultipartRequestDecoder(
                    new DefaultHttpDataFactory(false), head, StandardCharsets.UTF_8, MAX_FIELDS, MAX_BUFFERED_BYTES);
        } catch (RuntimeException malformed) {
            throw refusal(malformed);
        }
    }

    private void parse(HttpPostMultipartRequestDecoder decoder, HttpContent content) {
        try {
            decoder.offer(content);
        } catch (RuntimeException unread) {
            throw refusal(unread);
        }
        while (hasNext(decoder)) {
            InterfaceHttpData part = decoder.next();
            begin(part);
            end(part);
            part.release();
        }
        begin(decoder.currentPartialHttpData());
    }

    private static boolean hasNext(HttpPostMultipartRequestDecoder decoder) {
        try {
            return decoder.hasNext();
        } catch (EndOfDataDecoderException ended) {
            // Nothing behind the final boundary counts.
            return false;
        }
    }

    /** Refuses what can be refused of a part before all of it has come. */
    private void begin(@Nullable InterfaceHttpData part) {
        if (part instanceof Attribute text && text.length() > MAX_TEXT_BYTES) {
            throw UploadRefused.tooLarge("The upload has a text that is too long.");
        }
        if (part instanceof FileUpload file && file != begun) {
            if (++files > MAX_FILES) {
                throw UploadRefused.tooLarge("The upload has more parts than a study can have.");
            }
            parts.expectImage(file.getName());
        }
        begun = part;
    }

    private void end(InterfaceHttpData part) {
        try {
            if (part instanceof Attribute text) {
                text(text.getName(), text.getValue());
            } else if (part instanceof FileUpload file) {
                // A form's file input that was left empty comes as a part without name and bytes.
                if (file.length() > 0 || !file.getFilename().isEmpty()) {
                    parts.image(file.getName(), file.get());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a part that lies in memory", e);
        }
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

    /** What the parser of the multipart syntax says, in our words. */
    private static UploadRefused refusal(RuntimeException failure) {
        if (failure instanceof TooManyFormFieldsException || failure instanceof TooLongFormFieldException) {
            return UploadRefused.tooLarge("The upload has too many parts, or a text that is too long.");
        }
        return malformed();
    }

    private static UploadRefused malformed() {
        return UploadRefused.badRequest("body", "The form data ends early or is malformed: send the study again.");
    }

    /** What a handler throws Vert.x swallows; then nobody would be answered. */
    private static void guarded(UniEmitter<?> emitter, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failed) {
            emitter.fail(failed);
        }
    }
}
