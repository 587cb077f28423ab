package io.hilum.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.endpoint.Credentials.Unavailable;
import io.hilum.endpoint.EntraCredentials.Token;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How a token is kept, shared and replaced. Where they really come from is {@link AzureIdentityTest}'s. */
class EntraCredentialsTest {
    private static final Duration LIFE = Duration.ofHours(1);

    private final SetClock clock = new SetClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final List<CompletableFuture<Token>> fetches = new ArrayList<>();
    private final EntraCredentials credentials = new EntraCredentials(this::fetch, clock, Duration.ofSeconds(30));

    private synchronized CompletableFuture<Token> fetch() {
        CompletableFuture<Token> fetch = new CompletableFuture<>();
        fetches.add(fetch);
        return fetch;
    }

    @Test
    void nothingIsFetchedBeforeSomeoneAsks() {
        credentials.bearer();

        assertEquals(0, fetches.size());
    }

    @Test
    void allWhoWaitShareOneFetch() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(50);
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<Optional<String>>> answers = new ArrayList<>();
        try {
            List<CompletableFuture<CompletableFuture<Optional<String>>>> asked = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                asked.add(CompletableFuture.supplyAsync(
                        () -> {
                            await(start);
                            return credentials.bearer().subscribeAsCompletionStage();
                        },
                        callers));
            }
            start.countDown();
            asked.forEach(future -> answers.add(future.join()));
        } finally {
            callers.shutdown();
        }

        give(0, "one");

        for (CompletableFuture<Optional<String>> answer : answers) {
            assertEquals(Optional.of("one"), answer.get(10, TimeUnit.SECONDS));
        }
        assertEquals(1, fetches.size());
    }

    @Test
    void whoStopsWaitingLeavesTheOthersTheirs() {
        UniAssertSubscriber<Optional<String>> first = ask();
        UniAssertSubscriber<Optional<String>> second = ask();

        first.cancel();
        give(0, "one");

        second.awaitItem().assertItem(Optional.of("one"));
        assertEquals(1, fetches.size());
    }

    @Test
    void aTokenIsKeptUntilFiveMinutesBeforeItsEnd() {
        hold("one");

        clock.forward(LIFE.minusMinutes(5).minusSeconds(1));

        assertEquals("one", bearer());
        assertEquals(1, fetches.size());
    }

    @Test
    void theOldTokenIsServedWhileOneNewIsFetched() {
        hold("one");
        clock.forward(LIFE.minusMinutes(5));

        assertEquals("one", bearer());
        assertEquals("one", bearer());
        assertEquals(2, fetches.size());

        give(1, "two");
        assertEquals("two", bearer());
        assertEquals(2, fetches.size());
    }

    @Test
    void aShortLivedTokenIsRefreshedInTheMiddleOfItsLife() {
        ask();
        fetches.get(0).complete(new Token("short", clock.instant().plusSeconds(240)));

        clock.forward(Duration.ofSeconds(119));
        bearer();
        assertEquals(1, fetches.size());

        clock.forward(Duration.ofSeconds(1));
        bearer();
        assertEquals(2, fetches.size());
    }

    @Test
    void aTokenWhoseLifeIsOverIsNotServed() {
        hold("one");
        clock.forward(LIFE);

        UniAssertSubscriber<Optional<String>> answer = ask();
        answer.assertNotTerminated();
        give(1, "two");

        answer.awaitItem().assertItem(Optional.of("two"));
    }

    @Test
    void aFailedRefreshLeavesTheOldTokenAndIsTriedAgain() {
        hold("one");
        clock.forward(LIFE.minusMinutes(5));
        bearer();

        fetches.get(1).completeExceptionally(new Unavailable("not now"));
        assertEquals("one", bearer());
        assertEquals(2, fetches.size());

        clock.forward(Duration.ofSeconds(1));
        assertEquals("one", bearer());
        assertEquals(3, fetches.size());
    }

    @Test
    void aFailureIsToldToAllWhoWaitAndToWhoeverAsksWithinASecond() {
        UniAssertSubscriber<Optional<String>> first = ask();
        UniAssertSubscriber<Optional<String>> second = ask();
        fetches.get(0).completeExceptionally(new CompletionException(new Unavailable("not now")));
        clock.forward(Duration.ofMillis(999));

        first.awaitFailure().assertFailedWith(Unavailable.class, "not now");
        second.awaitFailure().assertFailedWith(Unavailable.class, "not now");
        ask().awaitFailure().assertFailedWith(Unavailable.class, "not now");
        assertEquals(1, fetches.size());
    }

    @Test
    void aFailureIsNotKept() {
        ask();
        fetches.get(0).completeExceptionally(new Unavailable("not now"));
        clock.forward(Duration.ofSeconds(1));

        UniAssertSubscriber<Optional<String>> answer = ask();
        give(1, "one");

        answer.awaitItem().assertItem(Optional.of("one"));
    }

    @Test
    void aBugIsUnavailableWithoutItsMessage() {
        UniAssertSubscriber<Optional<String>> answer = ask();
        fetches.get(0).completeExceptionally(new IllegalStateException("token=secret"));

        Throwable failure = answer.awaitFailure().getFailure();
        assertInstanceOf(Unavailable.class, failure);
        assertFalse(failure.getMessage().contains("secret"), failure.getMessage());
    }

    @Test
    void aFetchThatTakesTooLongIsUnavailableAndNotWaitedForAgain() {
        EntraCredentials impatient = new EntraCredentials(this::fetch, clock, Duration.ofMillis(50));

        UniAssertSubscriber<Optional<String>> answer =
                impatient.bearer().subscribe().withSubscriber(UniAssertSubscriber.create());
        answer.awaitFailure(Duration.ofSeconds(10)).assertFailedWith(Unavailable.class, "gave no token within");
        give(0, "too late");
        clock.forward(Duration.ofSeconds(1));
        impatient.bearer().subscribe().withSubscriber(UniAssertSubscriber.create());

        assertEquals(2, fetches.size());
    }

    @Test
    void allWhoAreRefusedWithTheSameTokenShareOneRenewal() {
        hold("one");

        UniAssertSubscriber<Boolean> first = renew("one");
        UniAssertSubscriber<Boolean> second = renew("one");
        give(1, "two");
        UniAssertSubscriber<Boolean> late = renew("one");

        first.awaitItem().assertItem(true);
        second.awaitItem().assertItem(true);
        late.awaitItem().assertItem(true);
        assertEquals(2, fetches.size());
        assertEquals("two", bearer());
    }

    @Test
    void aRenewalThatGivesTheSameTokenIsNoneAndNotRepeatedWithinASecond() {
        hold("one");

        UniAssertSubscriber<Boolean> renewal = renew("one");
        give(1, "one");
        renewal.awaitItem().assertItem(false);
        renew("one").awaitItem().assertItem(false);
        assertEquals(2, fetches.size());

        clock.forward(Duration.ofSeconds(1));
        UniAssertSubscriber<Boolean> again = renew("one");
        give(2, "two");
        again.awaitItem().assertItem(true);
    }

    @Test
    void aRenewalThatFailsIsUnavailable() {
        hold("one");

        UniAssertSubscriber<Boolean> renewal = renew("one");
        fetches.get(1).completeExceptionally(new Unavailable("not now"));

        renewal.awaitFailure().assertFailedWith(Unavailable.class, "not now");
    }

    @Test
    void theAnswerComesOnTheCallersOwnEventLoop() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            CompletableFuture<Boolean> sameLoop = new CompletableFuture<>();
            vertx.runOnContext(ignored -> {
                Thread loop = Thread.currentThread();
                credentials
                        .bearer()
                        .subscribe()
                        .with(
                                token -> sameLoop.complete(Thread.currentThread() == loop),
                                sameLoop::completeExceptionally);
                Thread elsewhere = new Thread(() -> give(0, "one"));
                elsewhere.start();
            });

            assertTrue(sameLoop.get(10, TimeUnit.SECONDS));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aTokenIsNotPrinted() {
        assertFalse(new Token("secret", clock.instant()).toString().contains("secret"));
    }

    @Test
    void aBlockingCallerSeesUnavailableItself() {
        CompletableFuture<Optional<String>> answer = credentials.bearer().subscribeAsCompletionStage();
        fetches.get(0).completeExceptionally(new Unavailable("not now"));

        ExecutionException thrown = assertThrows(ExecutionException.class, () -> answer.get(10, TimeUnit.SECONDS));
        assertInstanceOf(Unavailable.class, thrown.getCause());
    }

    private UniAssertSubscriber<Optional<String>> ask() {
        return credentials.bearer().subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private UniAssertSubscriber<Boolean> renew(String refused) {
        Uni<Boolean> renewal = credentials.renew(refused);
        return renewal.subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private void hold(String token) {
        UniAssertSubscriber<Optional<String>> answer = ask();
        give(0, token);
        answer.awaitItem().assertItem(Optional.of(token));
    }

    private void give(int fetch, String token) {
        fetches.get(fetch).complete(new Token(token, clock.instant().plus(LIFE)));
    }

    private String bearer() {
        return ask().awaitItem().getItem().orElseThrow();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }
}
