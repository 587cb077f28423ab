package io.hilum.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one user may ask for, {@code hilum.access.rate.*}. */
@ConfigMapping(prefix = "hilum.access.rate")
interface RateSettings {
    /** Off in the local mode, whose one user takes from nobody. */
    @WithDefault("true")
    boolean enabled();

    /** Studies a minute, in the long run. A script that reads a cohort stays below it by waiting for its answers. */
    @WithDefault("120")
    int studiesPerMinute();

    /** Studies at once, after a pause. */
    @WithDefault("60")
    int studiesBurst();

    /** Other requests a minute, in the long run. */
    @WithDefault("1200")
    int requestsPerMinute();

    /** Other requests at once, after a pause. */
    @WithDefault("300")
    int requestsBurst();

    /** How many users are remembered at most; whoever was quiet for longest is forgotten first. */
    @WithDefault("10000")
    int maxUsers();
}
