package io.hilum.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Who may do what, and how people stay signed in: the settings {@code hilum.access.*}. */
@ConfigMapping(prefix = "hilum.access")
interface AccessSettings {
    /** The provider's names for who may send studies and see their own. */
    @WithDefault("reader")
    Set<String> readerRoles();

    /** The provider's names for who may see the endpoint's details, the metrics and the whole line. */
    @WithDefault("operator")
    Set<String> operatorRoles();

    /** The scopes by which a token may see the caller's own studies. */
    @WithDefault("studies.read")
    Set<String> readScopes();

    /** The scopes by which a token may send studies. */
    @WithDefault("studies.write")
    Set<String> writeScopes();

    /** What the keys of all cookies are made from: at least 32 characters, the same for each replica. */
    Optional<String> sessionSecret();

    /** How long a session lasts without being used; while it is used, it lasts as long as the provider renews it. */
    @WithDefault("12H")
    Duration sessionAge();

    /** The address that browsers use, such as {@code https://hilum.example.org}. */
    Optional<URI> publicUrl();
}
