package io.hilum.endpoint;

import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * One HTTP call to the endpoint, bounded in time and size: the whole call has one deadline, the answer one size, and a
 * caller that goes away takes the call with it. Redirects are not followed and nothing is decompressed. Works on
 * Vert.x's client, the one below Quarkus's REST client, because that one collects an answer without a bound (decision
 * 0010).
 */
@Singleton
class ScoringClient {
    private final EndpointSettings settings;
    private final HttpClient client;

    ScoringClient(Vertx vertx, EndpointSettings settings, TlsConfigurationRegistry tls) {
        this.settings = settings;
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(10_000)
                .setMaxPoolSize(64)
                .setKeepAliveTimeout(50)
                .setDecompressionSupported(false);
        settings.tlsConfigurationName()
                .ifPresent(name -> TlsConfigUtils.configure(
                        options,
                        tls.get(name)
                                .orElseThrow(() -> new IllegalStateException(
                                        "hilum.endpoint.tls-configuration-name names no quarkus.tls configuration"))));
        this.client = vertx.createHttpClient(options);
    }

    /** An answer of any status, read whole; {@code body} is cut off where it grew past the bound. */
    record Answer(HttpClientResponse response, Buffer body, long latencyMillis) {}

    /** The answer grew past {@code hilum.endpoint.max-answer-bytes}, or is compressed though nobody asked for it. */
    static final class AnswerTooLarge extends Exception {
        private static final long serialVersionUID = 1;
    }

    /**
     * Posts a body and reads the answer.
     *
     * @return fails with {@link TimeoutException} past the time, with {@link AnswerTooLarge}, or with what broke the
     *     connection; cancelling it closes the connection
     */
    Uni<Answer> post(ScoringAddress address, Buffer body, String requestId, Duration time) {
        return Uni.createFrom()
                .<Answer>emitter(emitter -> {
                    Call call = new Call(address, body, requestId);
                    emitter.onTermination(call::abandon);
                    call.start().onSuccess(emitter::complete).onFailure(emitter::fail);
                })
                .ifNoItem()
                .after(time)
                .failWith(TimeoutException::new);
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** One call under way. Its handlers run on one event loop; {@link #abandon} may come from anywhere. */
    private final class Call {
        private final ScoringAddress address;
        private final Buffer body;
        private final String requestId;
        private final Promise<Answer> answer = Promise.promise();
        private final long began = System.nanoTime();
        private final Promise<HttpClientRequest> opened = Promise.promise();

        Call(ScoringAddress address, Buffer body, String requestId) {
            this.address = address;
            this.body = body;
            this.requestId = requestId;
        }

        Future<Answer> start() {
            client.request(options()).onComplete(opened);
            opened.future()
                    .compose(request -> request.send(body))
                    .onSuccess(this::read)
                    .onFailure(answer::tryFail);
            return answer.future();
        }

        private RequestOptions options() {
            RequestOptions options = new RequestOptions()
                    .setMethod(HttpMethod.POST)
                    .setSsl(address.tls())
                    .setHost(address.uri().getHost())
                    .setPort(address.port())
                    .setURI(address.requestTarget())
                    .setFollowRedirects(false)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .putHeader(HttpHeaders.ACCEPT, "application/json")
                    .putHeader("x-ms-client-request-id", requestId);
            address.bearer().ifPresent(key -> options.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + key));
            if (!address.deployment().isEmpty()) {
                options.putHeader("azureml-model-deployment", address.deployment());
            }
            return options;
        }

        private void read(HttpClientResponse response) {
            Buffer read = Buffer.buffer();
            response.exceptionHandler(answer::tryFail);
            if (response.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
                refuse(response);
                return;
            }
            response.handler(chunk -> {
                if (read.length() + chunk.length() > settings.maxAnswerBytes()) {
                    refuse(response);
                } else {
                    read.appendBuffer(chunk);
                }
            });
            response.endHandler(
                    end -> answer.tryComplete(new Answer(response, read, (System.nanoTime() - began) / 1_000_000)));
        }

        private void refuse(HttpClientResponse response) {
            answer.tryFail(new AnswerTooLarge());
            response.request().reset();
        }

        /** Closes the connection unless the answer is complete; does nothing then. */
        void abandon() {
            if (!answer.future().isComplete()) {
                opened.future().onSuccess(HttpClientRequest::reset);
            }
        }
    }
}
