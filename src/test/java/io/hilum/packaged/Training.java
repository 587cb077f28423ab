package io.hilum.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Makes the AOT cache of the program's jars: starts them in production as the JVM's training run, and has them do what
 * they are for, from signing in to a refused study. When the program has stopped, the JVM writes the classes that it has
 * loaded and linked, and what it knows of their methods. Needs a JDK 25, the project's classes and the
 * program's own libraries:
 * {@code java -cp 'target/test-classes:target/classes:target/quarkus-app/lib/main/*' io.hilum.packaged.Training
 * target/quarkus-app/quarkus-run.jar}.
 */
final class Training {
    private static final int ROUNDS = 10;

    /** The JVM writes the cache when the program has ended. */
    private static final Duration WRITING = Duration.ofMinutes(5);

    private static final List<String> IMAGES = List.of(
            "/sample/frontal.png",
            "/image/grey-100.jpg",
            "/dicom/m1_12.dcm.gz",
            "/dicom/m1_12__j2k_lossless.dcm.gz",
            "/dicom/m1_12__jpeg_lossless_sv1.dcm.gz",
            "/dicom/m1_12__jpegls_lossless.dcm.gz");

    private final Program program;
    private final Provider provider;
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private Training(Program program, Provider provider) {
        this.program = program;
        this.provider = provider;
    }

    /** @param arguments the {@code quarkus-run.jar} */
    public static void main(String[] arguments) {
        System.out.println("trained: " + of(Path.of(arguments[0])));
    }

    /** Gives the cache that it has made, beside that jar. */
    static Path of(Path jar) {
        Path cache = new Packaging(Packaging.Kind.AOT_JAR, jar).cache();
        try (Provider provider = Provider.start();
                Program program =
                        Program.production(options -> command(jar, cache, options), provider.asAtLoopback())) {
            Training training = new Training(program, provider);
            for (int round = 0; round < ROUNDS; round++) {
                training.asPerson();
                training.asScript();
            }
            program.terminate();
            program.exitCode(WRITING);
            if (!Files.exists(cache)) {
                throw new IllegalStateException("the JVM wrote no cache:\n" + String.join("\n", program.output()));
            }
            return cache;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("the training has not ended", e);
        }
    }

    private static List<String> command(Path jar, Path cache, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:AOTCacheOutput=" + cache.toAbsolutePath());
        command.addAll(options);
        command.add("-Dhilum.access.rate.enabled=false"); // it sends faster than a user may
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        return command;
    }

    private void asPerson() throws IOException, InterruptedException {
        expect(200, browser, Requests.to(program, "/"));
        expect(200, browser, Requests.to(program, "/sample").POST(BodyPublishers.noBody()));
        expect(
                200,
                browser,
                Requests.to(program, "/")
                        .header("Content-Type", "multipart/form-data; boundary=" + Requests.BOUNDARY)
                        .POST(Requests.form(Map.of("frontal", image(IMAGES.get(0))))));
        for (String open : List.of("/docs", "/openapi", "/assets/js/main.js", "/health/ready")) {
            expect(200, browser, Requests.to(program, open));
        }
    }

    private void asScript() throws IOException, InterruptedException {
        for (String name : IMAGES) {
            expect(200, reports(Requests.form(Map.of("frontal", image(name)))));
        }
        BodyPublisher study = Requests.form(Map.of("frontal", image(IMAGES.get(0)), "lateral", image(IMAGES.get(1))));
        expect(200, reports(study).header("Accept", "image/svg+xml"));
        expect(200, reports(study).header("Accept", "text/html"));
        String base64 = Base64.getEncoder().encodeToString(image(IMAGES.get(0)));
        String json = "{\"frontal\":\"" + base64 + "\",\"indication\":\"Cough\"}";
        expect(200, reports(BodyPublishers.ofString(json)).setHeader("Content-Type", "application/json"));
        String rows =
                "{\"input_data\":{\"columns\":[\"frontal_image\"],\"index\":[0],\"data\":[[\"" + base64 + "\"]]}}";
        expect(
                200,
                authorized("/score").header("Content-Type", "application/json").POST(BodyPublishers.ofString(rows)));
        expect(415, reports(Requests.form(Map.of("frontal", "no image at all".getBytes(UTF_8)))));
        expect(200, authorized("/api/v1/endpoint"));
        expect(200, authorized("/metrics"));
        expect(401, Requests.to(program, "/api/v1/endpoint"));
    }

    private HttpRequest.Builder reports(BodyPublisher body) {
        return Requests.report(program, provider.operatorsToken(), body);
    }

    private HttpRequest.Builder authorized(String path) {
        return Requests.to(program, path).header("Authorization", "Bearer " + provider.operatorsToken());
    }

    private static void expect(int status, HttpRequest.Builder request) throws IOException, InterruptedException {
        expect(status, Requests.CLIENT, request);
    }

    private static void expect(int status, HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.statusCode() + " to " + answer.request() + ": " + answer.body());
        }
    }

    /** An image among the resources, unpacked where it is gzipped. */
    private static byte[] image(String resource) throws IOException {
        try (InputStream in = Training.class.getResourceAsStream(resource);
                InputStream unpacked = resource.endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return unpacked.readAllBytes();
        }
    }
}
