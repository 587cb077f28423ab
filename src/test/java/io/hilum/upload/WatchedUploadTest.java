package io.hilum.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A body that is looked at while it comes, over a real socket. */
class WatchedUploadTest {
    private Vertx vertx;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whoeverLooksAndFailsEndsTheUploadAtOnce() throws Exception {
        HttpServer server = vertx.createHttpServer().requestHandler(request -> {
            Body body = new Body(1 << 20, new UploadBudget(new FuzzedUpload.Settings()).share());
            new RawUpload(body, (bytes, from, to) -> {
                        throw new IllegalStateException("a defect of ours");
                    })
                    .read(request)
                    .subscribe()
                    .with(
                            read -> request.response().end("read"),
                            failure -> request.response().setStatusCode(500).end(failure.getMessage()));
        });
        int port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();

        HttpRequest post = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofString("{}"))
                .build();
        assertEquals(
                "a defect of ours",
                HttpClient.newHttpClient().send(post, BodyHandlers.ofString()).body());
    }
}
