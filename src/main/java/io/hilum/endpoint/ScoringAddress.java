package io.hilum.endpoint;

import java.net.URI;

/**
 * Where studies go.
 *
 * @param uri the scoring URI: http or https, with a host
 * @param deployment the deployment to ask for, or the empty text
 * @param simulated whether it is the built-in simulator
 * @param weight its share of the studies in proportion to the others', from 1
 */
record ScoringAddress(URI uri, String deployment, boolean simulated, int weight) {
    /** @throws IllegalArgumentException when the URI is not one that can be called, or the weight is below 1 */
    ScoringAddress {
        String scheme = uri.getScheme();
        if (uri.getHost() == null || !("https".equals(scheme) || "http".equals(scheme)) || uri.getUserInfo() != null) {
            throw new IllegalArgumentException("hilum.endpoint.scoring-uri must be an http or https address"
                    + " such as https://my-endpoint.region.inference.ml.azure.com/score, without a user name in it");
        }
        if (weight < 1) {
            throw new IllegalArgumentException("hilum.endpoint.weight must be 1 or more");
        }
    }

    boolean tls() {
        return "https".equals(uri.getScheme());
    }

    int port() {
        return uri.getPort() > 0 ? uri.getPort() : tls() ? 443 : 80;
    }

    /** Path and query, as the request line has them. */
    String requestTarget() {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** Says the host only. */
    @Override
    public String toString() {
        return "ScoringAddress[" + uri.getHost() + "]";
    }
}
