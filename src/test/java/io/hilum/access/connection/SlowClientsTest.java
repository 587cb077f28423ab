package io.hilum.access.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.access.Tokens;
import io.hilum.api.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Five hundred connections that drip: they are let go in time, and whoever else asks is answered all the while. */
@QuarkusTest
@TestProfile(SlowClientsTest.ShortUploads.class)
class SlowClientsTest {
    private static final int EACH = 250;

    /** Past the last deadline of all, with room for a busy machine. */
    private static final Duration ALL_GONE = Patience.HEAD.plusSeconds(30);

    /** An upload has as long as a head. */
    public static class ShortUploads implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("hilum.upload.deadline", "10S");
        }
    }

    @Test
    void headsAndBodiesThatDripAreLetGoAndHealthAnswersAllTheWhile() throws Exception {
        List<Wire> slow = new ArrayList<>();
        List<Long> health = new ArrayList<>();
        try (Wire healthy = new Wire()) {
            String bearer = Tokens.bearer("alice");
            for (int i = 0; i < EACH; i++) {
                slow.add(new Wire().send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n"));
                slow.add(new Wire()
                        .post(
                                "/api/v1/reports",
                                i % 5 == 0 ? bearer : "",
                                "Content-Type: application/json",
                                "Content-Length: 100000"));
            }
            List<Wire> open = new ArrayList<>(slow);
            long end = System.nanoTime() + ALL_GONE.toNanos();
            while (!open.isEmpty() && System.nanoTime() < end) {
                open.removeIf(wire -> !drips(wire));
                health.add(millis(healthy));
            }
            assertEquals(0, open.size(), "connections that still drip after " + ALL_GONE);
        } finally {
            for (Wire wire : slow) {
                wire.close();
            }
        }
        health.sort(null);
        long median = health.get(health.size() / 2);
        long most = health.get(health.size() * 95 / 100);
        assertTrue(health.size() > 20, "health was asked often: " + health.size());
        assertTrue(median <= 50 && most <= 200, "health: median " + median + " ms, 95 % within " + most + " ms");
    }

    /** Sends one more byte of a head or a body, and tells whether somebody is there to take it. */
    private static boolean drips(Wire wire) {
        try {
            wire.send("x");
            return !wire.over();
        } catch (IOException reset) {
            return false;
        }
    }

    private static long millis(Wire healthy) throws IOException {
        long began = System.nanoTime();
        healthy.send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertEquals(200, healthy.answer().status());
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }
}
