package io.hilum.upload;

import io.hilum.problem.Problem;
import io.hilum.problem.ProblemCode;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes of uploads that are held right now, all requests together. What does not fit is refused at once, so that
 * many large uploads can't exhaust the memory.
 */
@Singleton
final class UploadBudget {
    private final long limit;
    private final AtomicLong held = new AtomicLong();

    UploadBudget(UploadSettings settings) {
        this.limit = settings.budget()
                .map(MemorySize::asLongValue)
                .orElse(Runtime.getRuntime().maxMemory() / 4);
    }

    /** The share of one upload. Not thread-safe: an upload arrives on one event loop. */
    final class Share {
        private long bytes;

        /** @throws UploadRefused when there is no room right now */
        void take(long more) {
            if (held.addAndGet(more) > limit) {
                held.addAndGet(-more);
                throw new UploadRefused(Problem.of(
                                ProblemCode.BUSY,
                                "Too many uploads are under way. Send the study again in a few seconds.")
                        .after(Duration.ofSeconds(5)));
            }
            bytes += more;
        }

        /** Gives everything back; safe to call again. */
        void release() {
            held.addAndGet(-bytes);
            bytes = 0;
        }
    }

    Share share() {
        return new Share();
    }

    /** The most bytes that are held at once. */
    long limit() {
        return limit;
    }

    /** Bytes held right now. */
    long held() {
        return held.get();
    }
}
