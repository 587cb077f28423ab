package io.hilum.reading;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How images are prepared, {@code hilum.image.*}. */
@ConfigMapping(prefix = "hilum.image")
interface ImageSettings {
    /** The longer side of the picture that is sent, in pixels; a larger image is downscaled to it. */
    @WithDefault("2048")
    int maxSide();

    /** The most pixels an uploaded image may have. */
    @WithDefault("64000000")
    long maxPixels();

    /** The most bytes that studies being read may use at once; half of the heap where it is not set. */
    Optional<MemorySize> memory();

    /** How many studies may wait for that memory; one more is refused as busy. */
    @WithDefault("256")
    int maxWaiting();
}
