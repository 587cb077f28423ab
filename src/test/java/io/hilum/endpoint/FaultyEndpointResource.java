package io.hilum.endpoint;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        return Map.of(
                "hilum.endpoint.scoring-uri", endpoint.scoringUri().toString(),
                "hilum.endpoint.key", "the-key-of-the-test",
                "hilum.endpoint.deployment", "blue",
                "hilum.endpoint.deadline", "1500MS",
                "hilum.endpoint.retry-delay", "20MS",
                // One test's failures are not to speak in the next: circuit and budget have tests of their own.
                "hilum.endpoint.circuit-failures", "1000000",
                "hilum.endpoint.retry-reserve", "1000000",
                "hilum.endpoint.max-answer-bytes", "1048576");
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
