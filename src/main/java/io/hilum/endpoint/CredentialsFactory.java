package io.hilum.endpoint;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Makes the credentials that an endpoint's settings ask for. */
@Singleton
class CredentialsFactory {
    Credentials of(AddressSettings settings) {
        return switch (settings.auth()) {
            case NONE, ENTRA -> of(Optional.empty());
            case KEY ->
                fixed(settings.key()
                        .map(String::strip)
                        .filter(key -> !key.isEmpty())
                        .orElseThrow(() -> new io.quarkus.runtime.configuration.ConfigurationException(
                                "hilum.endpoint.key is not set (as an environment variable: HILUM_ENDPOINT_KEY)."
                                        + " Set it to the endpoint's key, or hilum.endpoint.auth=none for an endpoint"
                                        + " that asks for none.")));
        };
    }

    /** A bearer that never changes. */
    Credentials fixed(String bearer) {
        return of(Optional.of(bearer));
    }

    private static Credentials of(Optional<String> bearer) {
        return new Credentials() {
            @Override
            public Uni<Optional<String>> bearer() {
                return Uni.createFrom().item(bearer);
            }

            @Override
            public Uni<Boolean> renew(String refused) {
                return Uni.createFrom().item(false);
            }
        };
    }
}
