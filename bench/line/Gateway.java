package io.hilum.endpoint;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged program in local mode, in a process of its own in front of an endpoint, and what one posts to it. */
final class Gateway implements AutoCloseable {
    private static final String SECRET = "bench-secret-0123456789";
    private static final String STUDY = study(100_000);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final HttpRequest request;

    Gateway(String jar, URI endpoint, String... options) throws Exception {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of("java", "-Xmx512m"));
        command.addAll(Arrays.asList(options));
        command.addAll(List.of(
                "-Dquarkus.profile=local", "-Dquarkus.http.port=" + port,
                "-Dhilum.endpoint.scoring-uri=" + endpoint, "-Dhilum.endpoint.key=k",
                "-jar", jar));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(File.createTempFile("hilum-line", ".log"));
        builder.environment().put("HILUM_LOCAL_SECRET", SECRET);
        process = builder.start();
        request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/score"))
                .timeout(Duration.ofSeconds(200))
                .header("Authorization", "Bearer " + SECRET)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(STUDY))
                .build();
        awaitPort(port);
    }

    private static String study(int size) {
        byte[] image = new byte[size * 3 / 4 / 3 * 3];
        new Random(1).nextBytes(image);
        System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, 0, image, 0, 8);
        return "{\"input_data\": {\"columns\": [\"frontal_image\", \"indication\"], \"index\": [0], \"data\": [[\""
                + Base64.getEncoder().encodeToString(image) + "\", \"Cough\"]]}, \"params\": {}}";
    }

    /** Posts one study; the answer's status, or -1 where the connection broke. */
    CompletableFuture<Integer> post() {
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .handle((response, broken) -> broken == null ? response.statusCode() : -1);
    }

    /** Studies that so many callers, each with one under way, get answered a second. */
    double rate(int callers, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        List<Thread> threads = new ArrayList<>();
        int[] answered = new int[callers];
        for (int i = 0; i < callers; i++) {
            int caller = i;
            threads.add(new Thread(() -> {
                while (System.nanoTime() < end) {
                    int status = post().join();
                    answered[caller] += status == 200 && System.nanoTime() < end ? 1 : 0;
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        return Arrays.stream(answered).sum() * 1e9 / time.toNanos();
    }

    /** Megabytes in use after a garbage collection. */
    double heapMegabytes() throws Exception {
        jcmd("GC.run");
        Matcher used = Pattern.compile("heap\\s+total \\d+K, used (\\d+)K").matcher(jcmd("GC.heap_info"));
        return used.find() ? Long.parseLong(used.group(1)) / 1024.0 : Double.NaN;
    }

    /** Megabytes that the process has in memory. */
    double residentMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        return Double.NaN;
    }

    private String jcmd(String command) throws Exception {
        Process jcmd = new ProcessBuilder("jcmd", Long.toString(process.pid()), command).redirectErrorStream(true).start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitPort(int port) throws Exception {
        for (int i = 0; i < 300; i++) {
            try (Socket there = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        close();
        throw new IllegalStateException("the gateway did not start");
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
