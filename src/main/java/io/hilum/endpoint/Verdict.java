package io.hilum.endpoint;

import java.time.Duration;
import java.util.Optional;

/** What is to be done after a call that brought no findings. Source: protocol, "Failures". */
sealed interface Verdict {
    /** What to tell if nothing more is done. */
    Fault fault();

    /** Trying again can't help, or would make it worse. */
    record GiveUp(Fault fault) implements Verdict {}

    /** One of the studies may be to blame: they are sent again in halves; a lone one is given up. */
    record Split(Fault fault) implements Verdict {}

    /** The bearer was refused: with a fresh one, once more. */
    record Renew(Fault fault) implements Verdict {}

    /**
     * The endpoint holds as much as it can: not before that time, or after a pause where it named none.
     *
     * @param retryAfter as the endpoint said
     */
    record Wait(Fault fault, Optional<Duration> retryAfter) implements Verdict {}

    /** The endpoint, or the way to it, is broken for now: after a pause, a few times. */
    record Retry(Fault fault) implements Verdict {}
}
