package io.hilum.endpoint;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Gets what the gateway shows its endpoints, ahead of the first study: a token of Entra ID takes seconds at first. */
@Singleton
public class FirstBearers {
    private final Targets targets;

    FirstBearers(Targets targets) {
        this.targets = targets;
    }

    /** Gets all of them, and asks no endpoint for anything; fails where one can't be had. */
    public Uni<Void> fetch() {
        return Uni.createFrom()
                .deferred(() -> Uni.join()
                        .all(targets.all().stream()
                                .map(target -> target.credentials().bearer())
                                .toList())
                        .andFailFast()
                        .replaceWithVoid());
    }
}
