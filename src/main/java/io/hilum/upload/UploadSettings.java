package io.hilum.upload;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The bounds of what is taken in, {@code hilum.upload.*}. */
@ConfigMapping(prefix = "hilum.upload")
interface UploadSettings {
    /** The most bytes of one request's body, images and all. Azure Functions passes on 100 MB at most. */
    @WithDefault("96M")
    MemorySize maxBytes();

    /** The whole time that one request's body may take to arrive. */
    @WithDefault("120S")
    Duration deadline();

    /** The most characters of one text. */
    @WithDefault("32768")
    int maxTextCharacters();

    /** The most bytes of uploads that are held at once, process-wide; a quarter of the heap where it is not set. */
    Optional<MemorySize> budget();
}
