package io.hilum.endpoint;

import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Context;
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
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One HTTP call to the endpoint, bounded in size, and ended by whoever began it: the dispatcher keeps the time. Redirects
 * are not followed and nothing is decompressed. Works on Vert.x's client, the one below Quarkus's REST client, because that
 * one collects an answer without a bound (decision 0010).
 */
@Singleton
class ScoringClient {
    private final EndpointSettings settings;
    private final Vertx vertx;
    private final HttpClientOptions options;
    /** For whoever calls from no event loop. */
    private final HttpClient client;
    /** One for each event loop: a single one would give out the connections of other loops, and bytes would change loops. */
    private final Map<Thread, HttpClient> clients = new ConcurrentHashMap<>();

    @Inject
    ScoringClient(Vertx vertx, EndpointSettings settings, TlsConfigurationRegistry tls) {
        this(vertx, settings, trusting(settings, tls));
    }

    /** @param options what certificates it trusts; the rest is set here */
    ScoringClient(Vertx vertx, EndpointSettings settings, HttpClientOptions options) {
        this.settings = settings;
        this.vertx = vertx;
        this.options = options.setConnectTimeout(10_000)
                .setMaxPoolSize(64)
                .setKeepAliveTimeout(50)
                .setDecompressionSupported(false);
        this.client = vertx.createHttpClient(options);
    }

    private HttpClient client() {
        return Context.isOnEventLoopThread()
                ? clients.computeIfAbsent(Thread.currentThread(), loop -> vertx.createHttpClient(options))
                : client;
    }

    private static HttpClientOptions trusting(EndpointSettings settings, TlsConfigurationRegistry tls) {
        HttpClientOptions options = new HttpClientOptions();
        settings.tlsConfigurationName()
                .ifPresent(name -> TlsConfigUtils.configure(
                        options,
                        tls.get(name)
                                .orElseThrow(() -> new IllegalStateException(
                                        "hilum.endpoint.tls-configuration-name names no quarkus.tls configuration"))));
        return options;
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
     * @param bearer to show, if any
     * @return the call under way: it fails with {@link AnswerTooLarge}, or with what broke the connection
     */
    Call post(ScoringAddress address, Optional<String> bearer, Buffer body, String requestId) {
        Call call = new Call(options(address, bearer, HttpMethod.POST, requestId), body);
        call.start();
        return call;
    }

    /**
     * Asks whether anything is there, without a study: a GET, which a scoring URI refuses, but only where one is.
     *
     * @return the answer's status
     */
    Future<Integer> probe(ScoringAddress address, Optional<String> bearer, Duration time) {
        RequestOptions options =
                options(address, bearer, HttpMethod.GET, "probe").setTimeout(time.toMillis());
        Call call = new Call(options, Buffer.buffer());
        call.start();
        return call.answer().map(answer -> answer.response().statusCode());
    }

    private static RequestOptions options(
            ScoringAddress address, Optional<String> bearer, HttpMethod method, String requestId) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setSsl(address.tls())
                .setHost(address.uri().getHost())
                .setPort(address.port())
                .setURI(address.requestTarget())
                .setFollowRedirects(false)
                .putHeader(HttpHeaders.ACCEPT, "application/json")
                .putHeader("x-ms-client-request-id", requestId);
        if (method.equals(HttpMethod.POST)) {
            options.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        }
        bearer.ifPresent(shown -> options.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + shown));
        if (!address.deployment().isEmpty()) {
            options.putHeader("azureml-model-deployment", address.deployment());
        }
        return options;
    }

    @PreDestroy
    void close() {
        client.close();
        clients.values().forEach(HttpClient::close);
    }

    /** One call under way. Its handlers run on one event loop; {@link #abandon} may come from anywhere. */
    final class Call {
        private final RequestOptions options;
        private final Buffer body;
        private final Promise<Answer> answer = Promise.promise();
        private final long began = System.nanoTime();
        private final Promise<HttpClientRequest> opened = Promise.promise();

        private Call(RequestOptions options, Buffer body) {
            this.options = options;
            this.body = body;
        }

        private void start() {
            client().request(options).onComplete(opened);
            opened.future()
                    .compose(request -> {
                        // The request fails by itself; nobody else is to hear of it.
                        request.connection().exceptionHandler(broken -> {});
                        return request.send(body);
                    })
                    .onSuccess(this::read)
                    .onFailure(answer::tryFail);
        }

        Future<Answer> answer() {
            return answer.future();
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
