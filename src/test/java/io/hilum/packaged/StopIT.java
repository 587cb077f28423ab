package io.hilum.packaged;

import static io.hilum.packaged.Requests.answer;
import static io.hilum.packaged.Requests.form;
import static io.hilum.packaged.Requests.report;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hilum.api.Pictures;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** Told to stop, the program finishes what it has begun and takes nothing new. */
@ExtendWith(TellsStory.class)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGTERM")
class StopIT {
    private static final BodyPublisher STUDY = form(Map.of("frontal", Pictures.png(300, 300)));

    @Test
    void aStudyUnderWayIsAnsweredAndNoOtherIsBegun() throws Exception {
        try (Program program = Program.local("-Dhilum.simulator.latency=2S")) {
            CountDownLatch invited = new CountDownLatch(1);
            CompletableFuture<HttpResponse<String>> underWay = Requests.CLIENT.sendAsync(
                    report(program, telling(STUDY, invited))
                            .expectContinue(true)
                            .build(),
                    BodyHandlers.ofString());
            assertTrue(invited.await(30, TimeUnit.SECONDS), "it asks for the study");

            program.terminate();

            awaitRefusal(program);
            assertFalse(underWay.isDone(), "refused while the other is still read");
            assertEquals(200, underWay.get(15, TimeUnit.SECONDS).statusCode());
            assertTrue(Set.of(0, 143).contains(program.exitCode(Duration.ofSeconds(15))));
        }
    }

    @Test
    void aStudyThatWaitsItsTurnIsHandedBack() throws Exception {
        try (Program program = Program.local(
                "-Dhilum.simulator.latency=3S",
                "-Dhilum.endpoint.concurrency=1",
                "-Dhilum.endpoint.max-concurrency=1",
                "-Dhilum.endpoint.max-batch-studies=1")) {
            CompletableFuture<HttpResponse<String>> first = send(program);
            awaitStudies(program, 1);
            CompletableFuture<HttpResponse<String>> second = send(program);
            awaitStudies(program, 2);

            program.terminate();

            LocalModeIT.assertProblem(503, "busy", second.get(10, TimeUnit.SECONDS));
            assertFalse(first.isDone(), "handed back while the other is still read");
            assertEquals(200, first.get(15, TimeUnit.SECONDS).statusCode());
        }
    }

    private static CompletableFuture<HttpResponse<String>> send(Program program) {
        return Requests.CLIENT.sendAsync(report(program, STUDY).build(), BodyHandlers.ofString());
    }

    /** Until the program itself says that so many have no answer yet. */
    private static void awaitStudies(Program program, int count) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        HttpRequest status = HttpRequest.newBuilder(program.address().resolve("/api/v1/endpoint"))
                .header("Authorization", "Bearer " + program.secret())
                .build();
        String said = "";
        while (System.nanoTime() < deadline) {
            said = Requests.CLIENT.send(status, BodyHandlers.ofString()).body();
            if (new ObjectMapper().readTree(said).path("studies").size() == count) {
                return;
            }
        }
        throw new AssertionError("not " + count + " studies: " + said);
    }

    @Test
    void anIdleProgramStopsAtOnce() throws Exception {
        try (Program program = Program.local()) {
            assertEquals(200, answer(report(program, STUDY)).statusCode());

            program.terminate();

            assertTrue(Set.of(0, 143).contains(program.exitCode(Duration.ofSeconds(5))));
            try (Stream<Path> left = Files.walk(program.temporary())) {
                assertEquals(List.of(), left.filter(Files::isRegularFile).toList());
            }
        }
    }

    /** The signal takes a moment to arrive; studies sent until then are read like any other. */
    private static void awaitRefusal(Program program) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (System.nanoTime() < deadline) {
            try {
                // Refused before it is read, or for its missing parts while the program still takes studies.
                HttpResponse<String> answer = answer(report(program, BodyPublishers.noBody()));
                if (answer.statusCode() == 503) {
                    LocalModeIT.assertProblem(503, "busy", answer);
                    return;
                }
            } catch (IOException refused) {
                return;
            }
        }
        throw new AssertionError("it still takes studies");
    }

    /** Counts down as soon as the body is asked for: the server has seen the request and wants it. */
    private static BodyPublisher telling(BodyPublisher body, CountDownLatch asked) {
        return new BodyPublisher() {
            @Override
            public long contentLength() {
                return body.contentLength();
            }

            @Override
            public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
                asked.countDown();
                body.subscribe(subscriber);
            }
        };
    }
}
