package io.hilum.endpoint;

import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the credentials that an endpoint's settings ask for. */
@Singleton
class CredentialsFactory {
    private final Vertx vertx;
    private final Clock clock;

    /** What was read at the start stays known, should the file be gone for a moment when the first study comes. */
    private final Map<Path, KeyFile> keyFiles = new ConcurrentHashMap<>();

    /** By client id, or the empty text: one token serves every endpoint that is called as the same identity. */
    private final Map<String, Credentials> entra = new ConcurrentHashMap<>();

    CredentialsFactory(Vertx vertx, Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    /**
     * The credentials for one endpoint. Reads a key file, but fetches nothing over the network.
     *
     * @throws io.quarkus.runtime.configuration.ConfigurationException when a key is asked for and there is none, or two
     */
    Credentials of(AddressSettings settings) {
        return switch (settings.auth()) {
            case KEY -> KeyCredentials.of(settings, this::keyFile);
            case ENTRA -> entra.computeIfAbsent(settings.clientId().orElse("").strip(), this::entra);
            case NONE -> new NoCredentials();
        };
    }

    /** A bearer that never changes. */
    Credentials fixed(String bearer) {
        return KeyCredentials.fixed(bearer);
    }

    private KeyFile keyFile(Path path) {
        return keyFiles.computeIfAbsent(path, first -> new KeyFile(first, clock));
    }

    private Credentials entra(String clientId) {
        Optional<String> userAssigned = Optional.of(clientId).filter(id -> !id.isEmpty());
        return new EntraCredentials(new AzureIdentity(vertx, userAssigned), clock, EntraCredentials.LIMIT);
    }
}
