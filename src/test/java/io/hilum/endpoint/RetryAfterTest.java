package io.hilum.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "17 | 17",
                " 17 | 17",
                "Tue, 24 Nov 2026 12:01:30 GMT | 90",
                "Tue, 24 Nov 2026 11:00:00 GMT | 0"
            })
    void secondsAndDatesAreRead(String header, long seconds) {
        assertEquals(Optional.of(Duration.ofSeconds(seconds)), RetryAfter.of(header, NOON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999", "Tue, 24 Nov 2026", "2026-11-24T12:00:00Z"})
    void anythingElseSaysNothing(String header) {
        assertEquals(Optional.empty(), RetryAfter.of(header, NOON));
    }

    @Test
    void noHeaderSaysNothing() {
        assertEquals(Optional.empty(), RetryAfter.of(null, NOON));
    }
}
