package io.hilum.endpoint;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Puts a {@link FaultyEndpoint} in the place of the scoring endpoint, for a test class of the running program. */
public class FaultyEndpointResource implements QuarkusTestResourceLifecycleManager {
    private FaultyEndpoint endpoint;

    @Override
    public Map<String, String> start() {
        try {
            endpoint = new FaultyEndpoint(FaultyEndpoint.answer(200, "{\"output\": []}"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new HashMap<>(Map.of(
                "hilum.endpoint.scoring-uri", endpoint.scoringUri().toString(),
                "hilum.endpoint.key", "the-key-of-the-test",
                "hilum.endpoint.deployment", "blue",
                "hilum.endpoint.deadline", "1500MS",
                "hilum.endpoint.retry-delay", "20MS",
                // One test's failures are not to speak in the next: circuit and budget have tests of their own.
                "hilum.endpoint.circuit-failures", "1000000",
                "hilum.endpoint.retry-reserve", "1000000",
                "hilum.endpoint.max-answer-bytes", "1048576"));
        settings.putAll(changes());
        return settings;
    }

    /** What a subclass wants otherwise. */
    protected Map<String, String> changes() {
        return Map.of();
    }

    /** One that waits long, and gets one study at once. */
    public static final class Patient extends FaultyEndpointResource {
        @Override
        protected Map<String, String> changes() {
            return Map.of(
                    "hilum.endpoint.deadline", "60S",
                    "hilum.endpoint.concurrency", "1",
                    "hilum.endpoint.max-concurrency", "1",
                    "hilum.endpoint.max-batch-studies", "1");
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(endpoint, field -> field.getType().equals(FaultyEndpoint.class));
    }

    @Override
    public void stop() {
        if (endpoint != null) {
            try {
                endpoint.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
