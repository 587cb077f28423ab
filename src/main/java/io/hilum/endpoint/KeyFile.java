package io.hilum.endpoint;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A file with a key in it, such as a mounted secret. At most once a second it is looked at, and read when it is another:
 * a few system calls on a small local file, cheap enough for an event loop. While it is missing, empty or half written,
 * the last good key stays. Thread-safe.
 */
final class KeyFile {
    private static final Logger LOG = Logger.getLogger(KeyFile.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MAX_BYTES = 16 * 1024;

    private final Path path;
    private final Clock clock;
    private String key;
    private @Nullable Stamp read;
    private Instant looked;
    private boolean complained;

    /** @throws ConfigurationException when there is no key in it now */
    KeyFile(Path path, Clock clock) {
        this.path = path;
        this.clock = clock;
        this.looked = clock.instant();
        Optional<Stamp> seen = stamp();
        this.read = seen.orElse(null);
        this.key = seen.flatMap(there -> content())
                .orElseThrow(() -> new ConfigurationException("hilum.endpoint.key-file (HILUM_ENDPOINT_KEY_FILE) names"
                        + " no readable file with a key in it. It is one word, without spaces or line breaks within;"
                        + " white space around it does not matter."));
    }

    /** What tells one state of the file from another. Kubernetes swaps a link, so the real path belongs to it. */
    private record Stamp(
            Path real,
            FileTime modified,
            long size,
            @Nullable Object file) {}

    /** The key, no older than a second. */
    synchronized String key() {
        Instant now = clock.instant();
        // Either way: a clock that was set back must not keep it from looking.
        if (Duration.between(looked, now).abs().compareTo(PAUSE) >= 0) {
            looked = now;
            stamp().filter(seen -> !seen.equals(read)).ifPresent(this::take);
        }
        return key;
    }

    /** The key as the file has it now, whether or not it looks as if it had changed. */
    synchronized String readAgain() {
        stamp().ifPresent(this::take);
        return key;
    }

    /** Looked at before it is read: whatever is written in between makes the next look see another state. */
    private void take(Stamp seen) {
        Optional<String> found = content();
        if (found.isPresent()) {
            key = found.get();
            read = seen;
        } else if (!complained) {
            LOG.warn("hilum.endpoint.key-file holds no key at the moment; the last one stays in use");
        }
        complained = found.isEmpty();
    }

    private Optional<Stamp> stamp() {
        try {
            Path real = path.toRealPath();
            BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
            return Optional.of(new Stamp(real, attributes.lastModifiedTime(), attributes.size(), attributes.fileKey()))
                    .filter(seen -> attributes.isRegularFile());
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    private Optional<String> content() {
        try (InputStream file = Files.newInputStream(path)) {
            byte[] bytes = file.readNBytes(MAX_BYTES + 1);
            return Optional.of(new String(bytes, StandardCharsets.UTF_8).strip())
                    .filter(text -> bytes.length <= MAX_BYTES && KeyCredentials.sendable(text));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
