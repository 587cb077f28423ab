package io.hilum.web;

import io.hilum.endpoint.EndpointStatus;

/**
 * How the endpoint fares, in one line for a person.
 *
 * @param reachable whether studies are sent at all
 * @param text the line
 */
public record EndpointLine(boolean reachable, String text) {
    static EndpointLine of(EndpointStatus status) {
        if (!status.reachable()) {
            return new EndpointLine(false, "The endpoint does not answer; it is tried again by itself.");
        }
        String waiting = status.waiting() == 0
                ? "nobody waits"
                : status.waiting() == 1 ? "1 study waits" : status.waiting() + " studies wait";
        String wait = status.expectedWaitSeconds() == 0 ? "" : ", about " + status.expectedWaitSeconds() + " s";
        String times = status.recent().studies() == 0
                ? ""
                : " · recent studies took %s (95 %% within %s)"
                        .formatted(
                                seconds(status.recent().medianMillis()),
                                seconds(status.recent().p95Millis()));
        return new EndpointLine(true, "Endpoint ready · " + waiting + wait + times);
    }

    private static String seconds(long millis) {
        return millis < 1000 ? millis + " ms" : (millis + 500) / 1000 + " s";
    }
}
