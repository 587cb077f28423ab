package io.hilum.endpoint;

import io.hilum.endpoint.RowOutcome.Failed;
import io.hilum.problem.Problem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The room's own parts put together as the program does it, in front of real sockets, without a program around them. */
final class Line implements AutoCloseable {
    static final String COLUMNS = "\"frontal_image\",\"indication\"";
    private static final String DEADLINE = "hilum.endpoint.deadline";

    private final Vertx vertx = Vertx.vertx();
    private final EndpointSettings settings;
    final ScoringClient client;
    final Targets targets;
    final Dispatcher dispatcher;

    /** In front of these scoring URIs; the first is the main one, the others are called 1, 2, …. */
    Line(Map<String, String> changes, URI... endpoints) {
        this(new HttpClientOptions(), changes, endpoints);
    }

    /** The same, trusting what the options say. */
    Line(HttpClientOptions options, Map<String, String> changes, URI... endpoints) {
        Map<String, String> values = new HashMap<>(Map.of(
                "hilum.endpoint.key",
                "the-key",
                "hilum.endpoint.retry-delay",
                "20MS",
                "hilum.endpoint.circuit-delay",
                "200MS",
                DEADLINE,
                "20S",
                "hilum.endpoint.scoring-uri",
                endpoints[0].toString()));
        for (int i = 1; i < endpoints.length; i++) {
            values.put("hilum.endpoint.more." + i + ".scoring-uri", endpoints[i].toString());
            values.put("hilum.endpoint.more." + i + ".key", "key-" + i);
        }
        values.putAll(changes);
        settings = new SmallRyeConfigBuilder()
                .withMapping(EndpointSettings.class)
                .withConverter(MemorySize.class, 1, new MemorySizeConverter())
                .withConverter(Duration.class, 1, new DurationConverter())
                .withDefaultValues(values)
                .build()
                .getConfigMapping(EndpointSettings.class);
        EndpointMeters meters = new EndpointMeters(new SimpleMeterRegistry());
        client = new ScoringClient(vertx, settings, options);
        CredentialsFactory credentials = new CredentialsFactory(vertx, Clock.systemUTC());
        ScoringAddresses addresses = new ScoringAddresses(settings, credentials, Optional::empty, "simulator", false);
        targets = new Targets(vertx, settings, addresses, client, meters);
        dispatcher = new Dispatcher(vertx, settings, targets, client, new Retrying(settings), meters);
    }

    /** A row that says its own name, so that answers can be told apart. */
    static Row row(String name) {
        return row(COLUMNS, name);
    }

    static Row row(String columns, String name) {
        return Row.of(columns, List.of(ByteBuffer.wrap(("[\"" + name + "\",\"\"]").getBytes(StandardCharsets.UTF_8))));
    }

    Sent submit(String user, Row row) {
        return submit(user, row, settings.deadline());
    }

    Sent submit(String user, Row row, Duration deadline) {
        return submit(user, List.of(row), deadline).get(0);
    }

    /** All at once, as the rows of one scoring request. */
    List<Sent> submit(String user, List<Row> rows, Duration deadline) {
        List<Sent> sent = rows.stream()
                .map(row -> new Sent(user, row, deadline.toNanos()))
                .toList();
        dispatcher.submit(sent.stream().map(one -> one.study).toList());
        return sent;
    }

    /** A study under way. */
    static final class Sent {
        final CompletableFuture<RowOutcome> outcome = new CompletableFuture<>();
        final PendingStudy study;

        private Sent(String user, Row row, long deadline) {
            long now = System.nanoTime();
            study = new PendingStudy(row, new Sender(user, "test-request", ""), now, now + deadline, outcome::complete);
        }

        RowOutcome get() throws Exception {
            return outcome.get(30, TimeUnit.SECONDS);
        }
    }

    /** The text of an answered study's only finding. */
    static String text(RowOutcome outcome) {
        if (outcome instanceof Failed failed) {
            throw new AssertionError("no answer: " + failed.fault().problem());
        }
        return ((RowOutcome.Answered) outcome).answer().findings().get(0).text();
    }

    static Problem problem(RowOutcome outcome) {
        if (outcome instanceof Failed failed) {
            return failed.fault().problem();
        }
        throw new AssertionError("answered");
    }

    @Override
    public void close() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
