package io.hilum.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program of its own, since Azure's libraries read the environment of their process: holds Entra credentials and does
 * what it is told, line by line. Each line is answered by one line on standard output that begins with {@link #MARK}.
 */
final class EntraProbe {
    static final String MARK = "probe: ";

    private EntraProbe() {}

    /** @param arguments the client id, or nothing */
    public static void main(String[] arguments) throws Exception {
        SetClock clock = new SetClock(Instant.now(Clock.systemUTC()));
        Vertx vertx = Vertx.vertx();
        Credentials credentials = new EntraCredentials(
                new AzureIdentity(
                        vertx, Optional.of(arguments).filter(a -> a.length > 0).map(a -> a[0])),
                clock,
                EntraCredentials.LIMIT);
        System.out.println(MARK + "ready");
        BufferedReader told = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            String[] words = line.split(" ", 2);
            System.out.println(MARK
                    + switch (words[0]) {
                        case "bearers" -> bearers(vertx, credentials, Integer.parseInt(words[1]));
                        case "renew" -> outcome(ask(vertx, credentials.renew(words[1])));
                        case "forward" -> {
                            clock.forward(Duration.parse(words[1]));
                            yield clock.instant().toString();
                        }
                        default -> "not understood: " + line;
                    });
        }
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** Asks that many times at once, each on an event loop, and tells the different answers. */
    private static String bearers(Vertx vertx, Credentials credentials, int count) {
        List<CompletableFuture<String>> asked = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            asked.add(ask(vertx, credentials.bearer().map(Optional::orElseThrow)));
        }
        TreeSet<String> answers = new TreeSet<>();
        asked.forEach(answer -> answers.add(outcome(answer)));
        return String.join(" | ", answers);
    }

    private static <T> CompletableFuture<T> ask(Vertx vertx, Uni<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        vertx.getOrCreateContext()
                .runOnContext(ignored -> question.subscribe().with(answer::complete, answer::completeExceptionally));
        return answer;
    }

    private static String outcome(CompletableFuture<?> answer) {
        try {
            return answer.get(60, TimeUnit.SECONDS).toString();
        } catch (Exception thrown) {
            Throwable why = thrown.getCause() == null ? thrown : thrown.getCause();
            return why.getClass().getSimpleName() + ": "
                    + String.valueOf(why.getMessage()).lines().findFirst().orElse("");
        }
    }
}
