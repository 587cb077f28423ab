package io.hilum.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The settings of the local mode, {@code hilum.local.*}. */
@ConfigMapping(prefix = "hilum.local")
interface LocalSettings {
    /** On in the profile {@code local} only: one researcher's own machine, no identity provider. */
    @WithDefault("false")
    boolean enabled();

    /** The secret that signs in; made anew at each start where it is not set. At least 16 characters. */
    Optional<String> secret();
}
