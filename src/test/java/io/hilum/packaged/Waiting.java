package io.hilum.packaged;

import static io.hilum.packaged.Requests.answer;
import static io.hilum.packaged.Requests.to;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hilum.api.Pictures;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A study that somebody has sent and that has no answer yet. */
final class Waiting implements AutoCloseable {
    private final Program program;
    private final String reference;
    private final CompletableFuture<HttpResponse<String>> answer;

    private Waiting(Program program, String reference, CompletableFuture<HttpResponse<String>> answer) {
        this.program = program;
        this.reference = reference;
        this.answer = answer;
    }

    /** Sends one, and returns once its sender sees it. The program's simulator has to take its time. */
    static Waiting of(Program program, String token, String reference) throws Exception {
        HttpRequest request = to(program, "/api/v1/reports")
                .header("Authorization", "Bearer " + token)
                .header("X-Study-Reference", reference)
                .header("Content-Type", "multipart/form-data; boundary=" + Requests.BOUNDARY)
                .POST(Requests.form(Map.of("frontal", Pictures.png(300, 300))))
                .build();
        Waiting waiting = new Waiting(program, reference, Requests.CLIENT.sendAsync(request, BodyHandlers.ofString()));
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (waiting.seenBy(token) == 0) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("its sender never saw it");
            }
        }
        return waiting;
    }

    /** How many studies of that reference the bearer of a token sees. */
    int seenBy(String token) throws Exception {
        HttpResponse<String> status =
                answer(to(program, "/api/v1/endpoint").header("Authorization", "Bearer " + token));
        int seen = 0;
        for (JsonNode study : new ObjectMapper().readTree(status.body()).path("studies")) {
            seen += study.path("reference").asText().equals(reference) ? 1 : 0;
        }
        return seen;
    }

    @Override
    public void close() {
        answer.cancel(true);
    }
}
