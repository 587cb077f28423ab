package io.hilum.endpoint;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The settings of the scoring endpoint, {@code hilum.endpoint.*}. */
@ConfigMapping(prefix = "hilum.endpoint")
interface EndpointSettings extends AddressSettings {
    /** The whole time a call may take, connecting and reading the answer included. */
    @WithDefault("170S")
    Duration deadline();

    /** The most bytes of an answer; a longer one is cut and refused. */
    @WithDefault("4194304")
    int maxAnswerBytes();

    /** The name of a TLS configuration ({@code quarkus.tls.<name>}) for an endpoint with a certificate of its own. */
    Optional<String> tlsConfigurationName();
}
