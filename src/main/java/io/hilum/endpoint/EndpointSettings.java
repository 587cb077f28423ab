package io.hilum.endpoint;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The settings of the scoring endpoint, {@code hilum.endpoint.*}. */
@ConfigMapping(prefix = "hilum.endpoint")
interface EndpointSettings {
    /** Where studies are sent; required in production, the simulator's address where that is on and nothing is set. */
    Optional<URI> scoringUri();

    /** How the gateway shows who it is: {@code key} or {@code none}. */
    @WithDefault("key")
    Auth auth();

    /** The endpoint's key, sent as bearer; never logged or shown. */
    Optional<String> key();

    /** The deployment to ask for by name; without it the endpoint's own traffic rules decide. */
    Optional<String> deployment();

    /** The whole time a call may take, connecting and reading the answer included. */
    @WithDefault("170S")
    Duration deadline();

    /** The most bytes of an answer; a longer one is cut and refused. */
    @WithDefault("4194304")
    int maxAnswerBytes();

    /** The name of a TLS configuration ({@code quarkus.tls.<name>}) for an endpoint with a certificate of its own. */
    Optional<String> tlsConfigurationName();

    /** The ways of showing who the gateway is. */
    enum Auth {
        KEY,
        NONE
    }
}
