package io.hilum.endpoint;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The endpoint's key, from the settings or from a file that is read again when it changes. */
final class KeyCredentials implements Credentials {
    private final Supplier<String> current;
    private final Supplier<String> newest;

    private KeyCredentials(Supplier<String> current, Supplier<String> newest) {
        this.current = current;
        this.newest = newest;
    }

    /**
     * @param files opens a file with a key in it
     * @throws ConfigurationException when there is no usable key, or two of them; it names the setting
     */
    static KeyCredentials of(AddressSettings settings, Function<Path, KeyFile> files) {
        Optional<String> key = settings.key().map(String::strip).filter(text -> !text.isEmpty());
        Optional<Path> file = settings.keyFile();
        if (key.isPresent() && file.isPresent()) {
            throw new ConfigurationException("hilum.endpoint.key (HILUM_ENDPOINT_KEY) and hilum.endpoint.key-file"
                    + " (HILUM_ENDPOINT_KEY_FILE) are both set. Keep the one that holds the endpoint's key.");
        }
        return file.map(files).map(KeyCredentials::ofFile).orElseGet(() -> ofKey(key));
    }

    private static KeyCredentials ofFile(KeyFile file) {
        return new KeyCredentials(file::key, file::readAgain);
    }

    private static KeyCredentials ofKey(Optional<String> key) {
        String known = key.orElseThrow(
                () -> new ConfigurationException("hilum.endpoint.key is not set (as an environment variable:"
                        + " HILUM_ENDPOINT_KEY). Set it to the endpoint's key, or hilum.endpoint.auth=none for an"
                        + " endpoint that asks for none. A mounted secret is read from hilum.endpoint.key-file."));
        if (!sendable(known)) {
            throw new ConfigurationException("hilum.endpoint.key (HILUM_ENDPOINT_KEY) holds characters that no key"
                    + " has. It is one word, without spaces or line breaks.");
        }
        return fixed(known);
    }

    /** A key that never changes. */
    static KeyCredentials fixed(String key) {
        return new KeyCredentials(() -> key, () -> key);
    }

    /** Whether it can stand in a header: one word of visible ASCII. */
    static boolean sendable(String key) {
        return !key.isEmpty() && key.chars().allMatch(character -> character > ' ' && character < 0x7f);
    }

    @Override
    public Uni<Optional<String>> bearer() {
        return Uni.createFrom().item(() -> Optional.of(current.get()));
    }

    /** Reads the file at once, unless another key than the refused one is known already. */
    @Override
    public Uni<Boolean> renew(String refused) {
        return Uni.createFrom()
                .item(() -> !current.get().equals(refused) || !newest.get().equals(refused));
    }
}
