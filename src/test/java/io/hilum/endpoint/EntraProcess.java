package io.hilum.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An {@link EntraProbe} in a process of its own. Its environment has what a test gives it and nothing of Azure's else. */
final class EntraProcess implements AutoCloseable {
    private static final List<String> OF_AZURE =
            List.of("AZURE_", "IDENTITY_", "MSI_", "IMDS_", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY");

    private final Path classes;
    private final Process process;
    private final PrintWriter told;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final List<String> output = new ArrayList<>();

    /** @param arguments options of the virtual machine, which begin with a hyphen, then the program's */
    EntraProcess(Map<String, String> environment, Path directory, String... arguments) throws IOException {
        classes = directory.resolve("classes.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Xlog:class+load:file=" + classes);
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.addAll(Stream.of(arguments).filter(a -> a.startsWith("-")).toList());
        String tests = System.getProperty("java.class.path");
        command.addAll(List.of("-cp", System.getProperty("surefire.test.class.path", tests)));
        command.add(EntraProbe.class.getName());
        command.addAll(Stream.of(arguments).filter(a -> !a.startsWith("-")).toList());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(name ->
                        OF_AZURE.stream().anyMatch(prefix -> name.toUpperCase().startsWith(prefix)));
        builder.environment().putAll(environment);
        process = builder.start();
        told = new PrintWriter(process.outputWriter(UTF_8), true);
        Thread reader = new Thread(this::read, "output of " + process.pid());
        reader.setDaemon(true);
        reader.start();
        answer();
    }

    /** Tells it one line and waits for the answer. */
    String tell(String line) {
        told.println(line);
        return answer();
    }

    /** How many classes of these packages it has loaded so far. */
    long loaded(String... packages) throws IOException {
        try (Stream<String> lines = Files.lines(classes)) {
            return lines.filter(line -> Stream.of(packages).anyMatch(name -> line.contains("] " + name + ".")))
                    .count();
        }
    }

    /** All that it has written, for whoever has to find out why a test failed. */
    String story() {
        synchronized (output) {
            return String.join("\n", output);
        }
    }

    private String answer() {
        try {
            String answer = answers.poll(90, TimeUnit.SECONDS);
            if (answer == null) {
                throw new AssertionError("no answer; it wrote:\n" + story());
            }
            return answer;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (output) {
                    output.add(line);
                }
                if (line.startsWith(EntraProbe.MARK)) {
                    answers.add(line.substring(EntraProbe.MARK.length()));
                }
            }
        } catch (IOException gone) {
            // The process has ended.
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}
