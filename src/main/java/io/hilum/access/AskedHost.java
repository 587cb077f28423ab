package io.hilum.access;

import io.vertx.core.http.HttpServerRequest;

/** By which name and port a request asked for this program: the Host header, or HTTP/2's authority in its place. */
final class AskedHost {
    private AskedHost() {}

    /** The name, with the port where one was given; the empty text where none was named. */
    static String of(HttpServerRequest request) {
        String host = request.getHeader("Host");
        if (host != null) {
            return host;
        }
        return request.authority() == null ? "" : request.authority().toString();
    }
}
