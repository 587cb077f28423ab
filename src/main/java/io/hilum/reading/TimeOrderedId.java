package io.hilum.reading;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Makes UUIDs that sort by time. Source: RFC 9562, section 5.7 (version 7). */
final class TimeOrderedId {
    private TimeOrderedId() {}

    private static final class Random {
        static final SecureRandom SOURCE = new SecureRandom();
    }

    static UUID next(Clock clock) {
        long time = clock.millis();
        long high = time << 16 | 0x7000 | Random.SOURCE.nextInt(0x1000);
        long low = Random.SOURCE.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
