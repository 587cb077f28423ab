package io.hilum.access;

/**
 * What somebody may do here. The names stand on the resources; what the identity provider calls them is mapped by {@link
 * Granting}, and none of the provider's own names passes.
 */
public final class Role {
    /** See the caller's own studies and how the endpoint fares. */
    public static final String READ = "studies.read";

    /** Send studies, and get what comes of them. */
    public static final String WRITE = "studies.write";

    /** See the endpoint's details, the metrics, and who waits, without what is waited for. */
    public static final String OPERATE = "operate";

    private Role() {}
}
