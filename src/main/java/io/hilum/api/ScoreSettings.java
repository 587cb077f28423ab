package io.hilum.api;

import io.hilum.endpoint.ScoringReply.Shape;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings of the drop-in scoring URI, {@code hilum.score.*}. */
@ConfigMapping(prefix = "hilum.score")
interface ScoreSettings {
    /** In which of the two published shapes it answers. */
    @WithDefault("deployed")
    Shape shape();
}
