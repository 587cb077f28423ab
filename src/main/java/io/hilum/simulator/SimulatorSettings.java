package io.hilum.simulator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** The settings of the built-in simulator, {@code hilum.simulator.*}. */
@ConfigMapping(prefix = "hilum.simulator")
interface SimulatorSettings {
    /** On in development and tests; off in production unless asked for. It starts only where no scoring URI is set. */
    @WithDefault("false")
    boolean enabled();

    /** The loopback port it listens on; 0 takes a free one. */
    @WithDefault("0")
    int port();

    /** The key it asks for. No secret: it listens on the loopback only. */
    @WithDefault("simulator")
    String key();

    /** Which of the two published shapes its answers have. */
    @WithDefault("deployed")
    Shape shape();

    /** How long an answer takes at least. */
    @WithDefault("0S")
    Duration latency();

    /** How many requests it holds before it answers 429. */
    @WithDefault("16")
    int maxConcurrent();

    /** The deployments that it knows by name; a request that names none goes to the first. */
    @WithDefault("simulator")
    List<String> deployments();

    /** The shapes of an answer. Source: protocol, "Response". */
    enum Shape {
        /** An array with one object a study, whose output is a JSON text: what real deployments answer. */
        DEPLOYED,
        /** One object whose output is a list: what the how-to shows, for one study only. */
        DOCUMENTED
    }
}
