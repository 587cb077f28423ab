package io.hilum.endpoint;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * What the gateway shows one endpoint: a key, a token, or nothing. Never a user's own. Thread-safe; nothing is fetched
 * before the first study needs it.
 */
interface Credentials {
    /**
     * The bearer to send now, or nothing where the endpoint asks for none. Fetching one is shared by all who wait.
     *
     * @return fails with {@link Unavailable} when there is none to be had
     */
    Uni<Optional<String>> bearer();

    /**
     * The endpoint answered 401 to this bearer: gets another, once for all who ask with the same one.
     *
     * @return whether {@link #bearer()} now gives another than that
     */
    Uni<Boolean> renew(String refused);

    /** No bearer can be had; the message says what to do, without any secret in it. */
    final class Unavailable extends Exception {
        private static final long serialVersionUID = 1;

        private final String advice;

        Unavailable(String advice) {
            super(advice, null, false, false);
            this.advice = advice;
        }

        /** What to do. */
        String advice() {
            return advice;
        }
    }
}
