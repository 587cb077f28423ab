package io.hilum.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Runs Jazzer, coverage-guided, for the time of {@code -Dfuzz.time}: one process a processor, all with the same targets
 * and one corpus, which is kept for the next time. Its name keeps it out of the ordinary tests, which have no Jazzer: see
 * the profile {@code fuzz}, and CONTRIBUTING.
 */
class Fuzzing {
    /** Inputs that broke a reader, in a folder for each target. */
    static final Path FOUND = Path.of("target/fuzz/found");

    private static final Path CORPUS = Path.of("target/fuzz/corpus");

    /** The program's own classes, and the library that reads JPEG 2000. */
    private static final String WATCHED = "io.hilum.**:jj2000.**";

    /** A backstop for what never ends: what takes long is told by the processor's time, as a machine may be busy. */
    private static final String LONGEST_SECONDS = "60";

    private static final String LONGEST_INPUT = "8192";

    @Test
    void noInputBreaksAReader() throws Exception {
        Files.createDirectories(FOUND);
        Files.createDirectories(CORPUS);
        String targets = System.getProperty("fuzz.targets", "");
        for (FuzzTarget target : FuzzEntry.chosen(targets)) {
            for (Map.Entry<String, byte[]> seed : target.open().seeds().entrySet()) {
                byte[] input = FuzzEntry.input(target, seed.getValue());
                Files.write(CORPUS.resolve(target.folder() + "-" + seed.getKey()), input);
            }
        }
        Duration time = Duration.parse("PT" + System.getProperty("fuzz.time"));
        List<Process> all = new ArrayList<>();
        try {
            for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
                all.add(jazzer(targets, time, new File("target/fuzz/log-" + i + ".txt")));
            }
            for (Process one : all) {
                assertEquals(0, one.waitFor(), "Jazzer's status; see target/fuzz for what it says and what it found");
            }
        } finally {
            all.forEach(Process::destroyForcibly);
        }
    }

    private static Process jazzer(String targets, Duration time, File log) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzEntry.class.getName(),
                "--target_args=" + targets,
                "--instrumentation_includes=" + WATCHED,
                "--custom_hook_includes=" + WATCHED,
                "--instrumentation_excludes=io.hilum.fuzz.**",
                // Takes any connection for an attack, the test's own to its server included.
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery",
                "--reproducer_path=target/fuzz",
                "-artifact_prefix=" + FOUND + File.separator,
                "-max_total_time=" + time.toSeconds(),
                "-max_len=" + LONGEST_INPUT,
                "-timeout=" + LONGEST_SECONDS,
                "-rss_limit_mb=0",
                "-print_final_stats=1",
                CORPUS.toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
    }
}
