package io.hilum.endpoint;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The settings of the scoring endpoint, {@code hilum.endpoint.*}. */
@ConfigMapping(prefix = "hilum.endpoint")
interface EndpointSettings extends AddressSettings {
    /** More endpoints by a name of their own: other regions, or another deployment. Each takes its share by weight. */
    Map<String, AddressSettings> more();

    /** The whole time that a study may take, from its arrival: waiting, tries and the answer included. */
    @WithDefault("170S")
    Duration deadline();

    /** How many studies may wait for the endpoint; one more is refused as busy. */
    @WithDefault("200")
    int maxWaiting();

    /** How many requests one endpoint gets at once to begin with. The default deployment holds two. */
    @WithDefault("2")
    int concurrency();

    /** The most requests that one endpoint ever gets at once, however well it answers. */
    @WithDefault("16")
    int maxConcurrency();

    /** The most studies that go into one request, 1 to 10; bound by the GPU's memory. */
    @WithDefault("8")
    int maxBatchStudies();

    /** The most bytes that several studies in one request may have together; a single study may have more. */
    @WithDefault("32M")
    MemorySize maxBatchBytes();

    /** The pause before a first retry; each further one is twice as long, and all vary by chance. */
    @WithDefault("250MS")
    Duration retryDelay();

    /** Retries may be a fifth of the calls; so many more are allowed in quiet times. */
    @WithDefault("10")
    int retryReserve();

    /** How many failures in a row open the circuit. */
    @WithDefault("5")
    int circuitFailures();

    /** How long after opening the circuit the first probe is made; each that fails doubles it, up to 30 s. */
    @WithDefault("2S")
    Duration circuitDelay();

    /** With several endpoints: how long one that has answered nothing is left before it is probed. */
    @WithDefault("30S")
    Duration probeInterval();

    /** The most bytes of an answer; a longer one is cut and refused. */
    @WithDefault("4194304")
    int maxAnswerBytes();

    /** The name of a TLS configuration ({@code quarkus.tls.<name>}) for an endpoint with a certificate of its own. */
    Optional<String> tlsConfigurationName();
}
