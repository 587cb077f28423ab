package io.hilum.simulator;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * An answer other than 200.
 *
 * @param status of HTTP; 424 stands for a model container that answered 400
 * @param reason in plain words
 */
record Refusal(int status, String reason) {
    void send(HttpServerRequest request) {
        HttpServerResponse response = request.response().setStatusCode(status);
        if (status == 424) {
            response.putHeader("ms-azureml-model-error-statuscode", "400")
                    .putHeader("ms-azureml-model-error-reason", reason);
        }
        response.putHeader("Content-Type", "text/plain").end(reason);
    }
}
