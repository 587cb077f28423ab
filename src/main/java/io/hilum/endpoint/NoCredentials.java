package io.hilum.endpoint;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** For an endpoint that asks for nothing: the simulator, or one within a private network. */
final class NoCredentials implements Credentials {
    @Override
    public Uni<Optional<String>> bearer() {
        return Uni.createFrom().item(Optional.empty());
    }

    /** There is nothing that could be renewed. */
    @Override
    public Uni<Boolean> renew(String refused) {
        return Uni.createFrom().item(false);
    }
}
