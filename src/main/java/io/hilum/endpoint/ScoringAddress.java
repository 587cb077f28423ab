package io.hilum.endpoint;

import java.net.URI;
import java.util.Optional;

/**
 * Where studies go, with what the gateway shows there.
 *
 * @param uri the scoring URI: http or https, with a host
 * @param bearer the key or token to send, if any
 * @param deployment the deployment to ask for, or the empty text
 * @param simulated whether it is the built-in simulator
 */
record ScoringAddress(URI uri, Optional<String> bearer, String deployment, boolean simulated) {
    /** @throws IllegalArgumentException when the URI is not one that can be called */
    ScoringAddress {
        String scheme = uri.getScheme();
        if (uri.getHost() == null || !("https".equals(scheme) || "http".equals(scheme)) || uri.getUserInfo() != null) {
            throw new IllegalArgumentException("hilum.endpoint.scoring-uri must be an http or https address"
                    + " such as https://my-endpoint.region.inference.ml.azure.com/score, without a user name in it");
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

    /** Says the host only: the key never reaches a log. */
    @Override
    public String toString() {
        return "ScoringAddress[" + uri.getHost() + "]";
    }
}
