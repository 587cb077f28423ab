package io.hilum.endpoint;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A token of Microsoft Entra ID. It is kept, and fetched anew in good time before it ends, while the old one is still
 * served. Whoever waits for one shares the same fetch; one who stops waiting leaves the others theirs. A failure is told
 * to those who waited and to whoever asks within a second, and then forgotten. Thread-safe; answers on the caller's own
 * Vert.x context where there is one.
 */
final class EntraCredentials implements Credentials {
    private static final Logger LOG = Logger.getLogger(EntraCredentials.class);

    /** The most time that a fetch may take. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final TokenSource source;
    private final Clock clock;
    private final Duration limit;
    private @Nullable Held held;
    private @Nullable CompletableFuture<Token> underWay;
    private @Nullable Failure failure;

    /** @param limit the most time that a fetch may take */
    EntraCredentials(TokenSource source, Clock clock, Duration limit) {
        this.source = source;
        this.clock = clock;
        this.limit = limit;
    }

    /** Where tokens come from: each call asks for a new one and keeps nothing. */
    interface TokenSource {
        /** Fails with {@link Unavailable}, with a message for the one who runs the gateway, or with a bug. */
        CompletableFuture<Token> fetch();
    }

    /** A token and the end of its life. */
    record Token(String value, Instant expiry) {
        /** The token never reaches a log. */
        @Override
        public String toString() {
            return "Token[until " + expiry + "]";
        }
    }

    /** @param unchanged whether a renewal gave the very token that it was to replace */
    private record Held(Token token, Instant fetched, boolean unchanged) {
        boolean alive(Instant now) {
            return now.isBefore(token.expiry());
        }

        /** Five minutes before its end, or in the middle of its life where it is a short one. */
        boolean due(Instant now) {
            Duration life = Duration.between(fetched, token.expiry());
            Duration early = life.dividedBy(2).compareTo(EARLY) < 0 ? life.dividedBy(2) : EARLY;
            return !now.isBefore(token.expiry().minus(early));
        }
    }

    private record Failure(Unavailable why, Instant at) {}

    @Override
    public Uni<Optional<String>> bearer() {
        return answer(this::usable).map(token -> Optional.of(token.value()));
    }

    @Override
    public Uni<Boolean> renew(String refused) {
        return answer(now -> replacement(refused, now))
                .map(token -> !token.value().equals(refused));
    }

    private synchronized CompletableFuture<Token> usable(Instant now) {
        if (held == null || !held.alive(now)) {
            return fetched(now);
        }
        if (held.due(now)) {
            // Nobody waits for it: should it fail, there is time for another.
            CompletableFuture<Token> unused = fetched(now);
        }
        return CompletableFuture.completedFuture(held.token());
    }

    private synchronized CompletableFuture<Token> replacement(String refused, Instant now) {
        if (held != null) {
            boolean another = !held.token().value().equals(refused);
            if (another || held.unchanged() && recent(held.fetched(), now)) {
                return CompletableFuture.completedFuture(held.token());
            }
        }
        return fetched(now);
    }

    /** The fetch that is under way, else the failure of a moment ago, else a fetch that begins now. */
    @SuppressWarnings("FutureReturnValueIgnored") // the nested one is unfolded in the same line
    private CompletableFuture<Token> fetched(Instant now) {
        if (underWay != null) {
            return underWay;
        }
        if (failure != null && recent(failure.at(), now)) {
            return CompletableFuture.failedFuture(failure.why());
        }
        CompletableFuture<Token> begun = begin().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Token> shared = begun.handle(this::settle).thenCompose(Function.identity());
        // Where it is complete already, it has been settled.
        underWay = shared.isDone() ? null : shared;
        return shared;
    }

    /** A copy: its end, by time or otherwise, is this flight's own. */
    private CompletableFuture<Token> begin() {
        try {
            return source.fetch().copy();
        } catch (RuntimeException bug) {
            return CompletableFuture.failedFuture(bug);
        }
    }

    private synchronized CompletableFuture<Token> settle(@Nullable Token token, @Nullable Throwable thrown) {
        Instant now = clock.instant();
        underWay = null;
        if (token != null) {
            boolean unchanged = held != null && held.token().value().equals(token.value());
            held = new Held(token, now, unchanged);
            failure = null;
            return CompletableFuture.completedFuture(token);
        }
        Unavailable why = unavailable(thrown);
        failure = new Failure(why, now);
        return CompletableFuture.failedFuture(why);
    }

    private Unavailable unavailable(@Nullable Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException wrapped ? wrapped.getCause() : thrown;
        if (cause instanceof Unavailable unavailable) {
            LOG.warn(unavailable.getMessage());
            return unavailable;
        }
        if (cause instanceof TimeoutException) {
            Unavailable late = new Unavailable("Microsoft Entra ID gave no token within " + limit.toSeconds()
                    + " s. Check that the identity endpoint can be reached from here.");
            LOG.warn(late.getMessage());
            return late;
        }
        LOG.error("fetching a token of Microsoft Entra ID broke", cause == null ? null : silent(cause));
        return new Unavailable("No token of Microsoft Entra ID could be fetched; the log says why.");
    }

    /** The same traces without the messages, which may repeat what an identity's endpoint said. */
    private static Throwable silent(Throwable thrown) {
        Throwable cause = thrown.getCause();
        Throwable silent = new Throwable(thrown.getClass().getName(), cause == null ? null : silent(cause));
        silent.setStackTrace(thrown.getStackTrace());
        return silent;
    }

    private static boolean recent(Instant then, Instant now) {
        return Duration.between(then, now).abs().compareTo(PAUSE) < 0;
    }

    /** Each caller gets a copy: cancelling it does not touch the fetch that the others wait for. */
    private Uni<Token> answer(Function<Instant, CompletableFuture<Token>> question) {
        return Uni.createFrom().deferred(() -> {
            CompletableFuture<Token> answer = question.apply(clock.instant());
            Uni<Token> waiting = Uni.createFrom().completionStage(answer.copy());
            Context context = answer.isDone() ? null : Vertx.currentContext();
            return context == null ? waiting : waiting.emitOn(task -> context.runOnContext(ignored -> task.run()));
        });
    }
}
