package io.hilum.access;

import jakarta.inject.Singleton;

/** The two limits that each user has: studies, and all other requests. */
@Singleton
class RateLimits {
    private final boolean enabled;
    private final RateLimit studies;
    private final RateLimit requests;

    RateLimits(RateSettings settings) {
        this.enabled = settings.enabled();
        this.studies = new RateLimit(
                "studies", settings.studiesPerMinute(), settings.studiesBurst(), settings.maxUsers(), System::nanoTime);
        this.requests = new RateLimit(
                "requests",
                settings.requestsPerMinute(),
                settings.requestsBurst(),
                settings.maxUsers(),
                System::nanoTime);
    }

    /** Whether anything is counted. */
    boolean enabled() {
        return enabled;
    }

    /** Of the requests that bring studies. */
    RateLimit studies() {
        return studies;
    }

    /** Of all others. */
    RateLimit requests() {
        return requests;
    }
}
