package io.hilum.access.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection's clock, at a time that the test moves. */
class PatienceTest {
    private final EmbeddedChannel connection = new EmbeddedChannel(false, false);
    private final Patience patience = new Patience();

    @BeforeEach
    void connected() throws Exception {
        connection.freezeTime();
        connection.pipeline().addFirst(patience);
        connection.register();
        assertEquals(patience, Patience.of(connection));
    }

    @Test
    void aHeadThatNeverComesEndsTheConnection() {
        closesAfter(Patience.HEAD);
    }

    @Test
    void aHeadThatDripsHasNoMoreTime() {
        for (int second = 1; second < Patience.HEAD.toSeconds(); second++) {
            pass(Duration.ofSeconds(1));
            assertTrue(connection.writeInbound("byte"));
        }
        closesAfter(Duration.ofSeconds(1));
    }

    @Test
    void whoWaitsForTheModelMaySayNothing() {
        patience.headRead(false);
        pass(Duration.ofHours(1));
        assertTrue(connection.isOpen());
    }

    @Test
    void anAnswerHasToBeTaken() {
        patience.headRead(false);
        patience.answering();
        closesAfter(Patience.ANSWER);
    }

    @Test
    void aConnectionMayRestBetweenRequestsForAWhile() {
        exchange(false);
        closesAfter(Patience.IDLE);
    }

    @Test
    void theNextHeadHasToBeCompleteSoonAfterItsFirstByte() {
        exchange(false);
        pass(Duration.ofSeconds(60));
        connection.writeInbound("byte");
        closesAfter(Patience.HEAD);
    }

    @Test
    void whatIsLeftOfABodyAfterItsAnswerIsReadForSoLongOnly() {
        exchange(false);
        connection.writeInbound("rest of a body");
        pass(Patience.HEAD.minusSeconds(1));
        connection.writeInbound("rest of a body");
        closesAfter(Duration.ofSeconds(1));
    }

    @Test
    void aPingBetweenRequestsIsNoHeadAndBuysNoTime() {
        exchange(true);
        pass(Patience.IDLE.minusSeconds(1));
        connection.writeInbound("ping");
        closesAfter(Duration.ofSeconds(1));
    }

    @Test
    void ofManyRequestsAtOnceTheLastOneCounts() {
        patience.headRead(true);
        patience.headRead(true);
        patience.answering();
        patience.answered();
        pass(Patience.IDLE);
        assertTrue(connection.isOpen());
        patience.answered();
        closesAfter(Patience.IDLE);
    }

    @Test
    void aClosedConnectionLeavesNoClockRunning() {
        connection.close();
        assertEquals(-1, connection.runScheduledPendingTasks());
        patience.answered();
        assertEquals(-1, connection.runScheduledPendingTasks());
    }

    private void exchange(boolean http2) {
        connection.writeInbound("head");
        patience.headRead(http2);
        patience.answering();
        patience.answered();
    }

    private void closesAfter(Duration time) {
        pass(time.minusMillis(1));
        assertTrue(connection.isOpen(), "open until then");
        pass(Duration.ofMillis(1));
        assertFalse(connection.isOpen(), "closed then");
    }

    private void pass(Duration time) {
        connection.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        connection.runScheduledPendingTasks();
    }
}
