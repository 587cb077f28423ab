package io.hilum.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The installed Chromium that browser tests drive, and the flags that it is started with. */
public final class Chromium {
    /** The line that installs one. */
    public static final String INSTALL = "apt-get install chromium";

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome.exe");

    /** For a container, as root, without a network of its own. Playwright adds a fresh profile. */
    static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Chromium() {}

    /** The executable: the one that {@code CHROMIUM} names, else the first of the usual names on the path. */
    public static Optional<Path> find() {
        String named = System.getenv("CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "") + File.pathSeparator + "/usr/bin";
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The executable, or an exception that says how to get one. */
    public static Path executable() {
        return find().orElseThrow(() -> new IllegalStateException("No Chromium found: " + INSTALL));
    }

    /** Whether a missing Chromium is an error, as in CI, and not a reason to skip. */
    static boolean isRequired() {
        return "1".equals(System.getenv("HILUM_REQUIRE_BROWSER"));
    }
}
