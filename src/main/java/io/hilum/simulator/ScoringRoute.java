package io.hilum.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP face of a managed online endpoint: refuses what the real one refuses, in its order and with its headers.
 * Source: protocol, "Failures of an Azure Machine Learning managed online endpoint".
 */
final class ScoringRoute {
    private static final int MAX_BODY_BYTES = 200_000_000;

    private final Vertx vertx;
    private final SimulatorSettings settings;
    private final SimulatedScoring scoring;
    private final AtomicInteger held = new AtomicInteger();

    ScoringRoute(Vertx vertx, SimulatorSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        this.scoring = new SimulatedScoring(settings.shape());
    }

    void handle(HttpServerRequest request) {
        Refusal refusal = refusal(request);
        if (refusal != null) {
            refusal.send(request);
            return;
        }
        held.incrementAndGet();
        request.response().endHandler(end -> held.decrementAndGet());
        Buffer body = Buffer.buffer();
        request.exceptionHandler(gone -> {});
        request.handler(chunk -> {
            if (body.length() + chunk.length() <= MAX_BODY_BYTES) {
                body.appendBuffer(chunk);
            } else if (!request.response().ended()) {
                new Refusal(413, "Request Entity Too Large").send(request);
            }
        });
        request.endHandler(end -> score(request, body));
    }

    private @Nullable Refusal refusal(HttpServerRequest request) {
        if (!("Bearer " + settings.key()).equals(request.getHeader("Authorization"))) {
            return new Refusal(401, "Unauthorized");
        }
        String deployment = request.getHeader("azureml-model-deployment");
        if (!"/score".equals(request.path())
                || (deployment != null && !settings.deployments().contains(deployment))) {
            return new Refusal(404, "No valid deployments to route to");
        }
        if (!request.method().equals(HttpMethod.POST)) {
            return new Refusal(405, "Method Not Allowed");
        }
        if (held.get() >= settings.maxConcurrent()) {
            return new Refusal(429, "Too Many Requests");
        }
        return null;
    }

    private void score(HttpServerRequest request, Buffer body) {
        if (request.response().ended()) {
            return;
        }
        long began = System.nanoTime();
        vertx.executeBlocking(() -> scoring.answer(body.getBytes()), false).onComplete(scored -> {
            long left = settings.latency().toMillis() - (System.nanoTime() - began) / 1_000_000;
            Runnable answer = () -> {
                if (request.response().closed()) {
                    return;
                }
                if (scored.succeeded()) {
                    request.response()
                            .putHeader("Content-Type", "application/json")
                            .putHeader(
                                    "azureml-model-deployment",
                                    settings.deployments().get(0))
                            .end(Buffer.buffer(scored.result()));
                } else if (scored.cause() instanceof NotScorable refused) {
                    refused.refusal().send(request);
                } else {
                    new Refusal(500, "Internal Server Error").send(request);
                }
            };
            if (left > 0) {
                vertx.setTimer(left, timer -> answer.run());
            } else {
                answer.run();
            }
        });
    }
}
