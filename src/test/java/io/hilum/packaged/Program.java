package io.hilum.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The packaged program in a process of its own, with a working directory and a directory for temporary files of its own,
 * both empty. It takes a free port, or the one that a serverless host names. Closing it ends the process, however it fares, and removes the directories.
 */
final class Program implements AutoCloseable {
    static final String SESSION_SECRET = "of-the-test-0123456789-0123456789";

    private static final Duration START = Duration.ofSeconds(60);
    private static final Pattern LISTENING = Pattern.compile("Listening on: (https?://\\S+:\\d+)");
    private static final Pattern SIGN_IN = Pattern.compile("http://\\S+\\?secret=(\\S+)");

    /** Those that the current test has started. */
    private static final List<Program> STARTED = new ArrayList<>();

    private final Path directory;
    private final Process process;
    private final Thread reader;
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    /** @param command what to call with such options */
    private Program(UnaryOperator<List<String>> command, Map<String, String> environment, List<String> options)
            throws IOException {
        directory = Files.createTempDirectory("hilum-it-");
        Files.createDirectory(work());
        Files.createDirectory(temporary());
        List<String> all = new ArrayList<>(List.of("-Djava.io.tmpdir=" + temporary()));
        if (!environment.containsKey(FunctionsHost.PORT)) {
            all.add("-Dquarkus.http.port=0");
        }
        all.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command.apply(all))
                .directory(work().toFile())
                .redirectErrorStream(true);
        // What configures the build is not meant for the program.
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("HILUM_"));
        builder.environment().putAll(environment);
        process = builder.start();
        reader = new Thread(this::read, "output of " + process.pid());
        reader.setDaemon(true);
        reader.start();
        STARTED.add(this);
    }

    /** Starts it without waiting for anything. */
    static Program start(Map<String, String> environment, String... options) {
        return start(Packaging.tested()::command, environment, options);
    }

    private static Program start(
            UnaryOperator<List<String>> command, Map<String, String> environment, String... options) {
        try {
            return new Program(command, environment, List.of(options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the local mode and waits until it has printed its address. */
    static Program local(String... options) {
        return local(Map.of(), options);
    }

    /** The same with environment variables. */
    static Program local(Map<String, String> environment, String... options) {
        return local(Packaging.tested()::command, environment, options);
    }

    /** The same by a command of the caller's, made from options. */
    static Program local(UnaryOperator<List<String>> command, String... options) {
        return local(command, Map.of(), options);
    }

    private static Program local(
            UnaryOperator<List<String>> command, Map<String, String> environment, String... options) {
        Program program = start(
                command,
                environment,
                Stream.concat(Stream.of("-Dquarkus.profile=local"), Stream.of(options))
                        .toArray(String[]::new));
        program.awaitLine(LISTENING);
        program.awaitLine(SIGN_IN);
        return program;
    }

    /** Starts production mode with the simulator, and waits until it listens. */
    static Program production(String... options) {
        return production(Map.of(), options);
    }

    /** The same with environment variables. */
    static Program production(Map<String, String> environment, String... options) {
        return production(Packaging.tested()::command, environment, options);
    }

    /** The same by a command of the caller's, made from options. */
    static Program production(UnaryOperator<List<String>> command, String... options) {
        return production(command, Map.of(), options);
    }

    private static Program production(
            UnaryOperator<List<String>> command, Map<String, String> environment, String... options) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("HILUM_ACCESS_SESSION_SECRET", SESSION_SECRET);
        Program program = start(
                command,
                all,
                Stream.concat(
                                Stream.of("-Dhilum.simulator.enabled=true", "-Dquarkus.http.host=127.0.0.1"),
                                Stream.of(options))
                        .toArray(String[]::new));
        program.awaitLine(LISTENING);
        return program;
    }

    /** Where it keeps its temporary files. */
    Path temporary() {
        return directory.resolve("temporary");
    }

    /** Where it was started. */
    Path work() {
        return directory.resolve("work");
    }

    /** Its start page's address, without the secret. */
    URI address() {
        return URI.create(found(LISTENING).get(0).group(1) + "/");
    }

    int port() {
        return address().getPort();
    }

    /** The addresses that it has printed to sign in with. */
    List<URI> printed() {
        return found(SIGN_IN).stream()
                .map(match -> URI.create(match.group().strip()))
                .toList();
    }

    String secret() {
        return found(SIGN_IN).get(0).group(1);
    }

    private List<Matcher> found(Pattern pattern) {
        return output().stream().map(pattern::matcher).filter(Matcher::find).toList();
    }

    /** All that it has written so far, standard output and error. */
    List<String> output() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    /** The most memory that it has had, in bytes; 0 where the system does not tell. */
    long peakResidentBytes() throws IOException {
        return status("VmHWM:");
    }

    /** The memory that it has now, in bytes; 0 where the system does not tell. */
    long residentBytes() throws IOException {
        return status("VmRSS:");
    }

    private long status(String what) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(what))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    /** Asks it to stop, as a platform does: SIGTERM. Its output stays open, unlike with {@link Process#destroy}. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Waits for it to end by itself, and for the last of its output. */
    int exitCode(Duration within) throws InterruptedException {
        if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + within);
        }
        reader.join(within.toMillis());
        return process.exitValue();
    }

    private void awaitLine(Pattern wanted) {
        try {
            if (appears(wanted)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
        throw new AssertionError("never wrote a line with " + wanted + " but:\n" + String.join("\n", output()));
    }

    private boolean appears(Pattern wanted) throws InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        synchronized (lines) {
            while (lines.stream().noneMatch(line -> wanted.matcher(line).find())) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (ended || left <= 0) {
                    return false;
                }
                lines.wait(left);
            }
            return true;
        }
    }

    private void read() {
        try (BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                add(line);
            }
        } catch (IOException closed) {
            // The process is gone.
        } finally {
            synchronized (lines) {
                ended = true;
                lines.notifyAll();
            }
        }
    }

    private void add(String line) {
        synchronized (lines) {
            lines.add(line);
            lines.notifyAll();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            reader.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted((one, other) -> other.compareTo(one))
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The output of all that were started since the last call, for whoever has to find out why a test failed. */
    static String story() {
        StringBuilder story = new StringBuilder();
        for (Program program : STARTED) {
            story.append("--- process ").append(program.process.pid()).append(" wrote:\n");
            program.output().forEach(line -> story.append(line).append('\n'));
        }
        STARTED.clear();
        return story.toString();
    }
}
