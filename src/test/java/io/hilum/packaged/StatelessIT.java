package io.hilum.packaged;

import static io.hilum.packaged.Requests.answer;
import static io.hilum.packaged.Requests.form;
import static io.hilum.packaged.Requests.report;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hilum.api.Pictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A read study leaves nothing on the server, and nothing lies there while it is read. */
@ExtendWith(TellsStory.class)
class StatelessIT {
    @Test
    void studiesWriteNoFile() throws Exception {
        byte[] large = Pictures.jpeg(2500, 3000);
        try (Program program = Program.local()) {
            Set<Path> before = files(program);
            try (WatchService watch = watch(before)) {
                assertEquals(
                        200,
                        answer(report(program, form(Map.of("frontal", large, "lateral", large))))
                                .statusCode());
                assertEquals(200, answer(json(program, large)).statusCode());
                abort(program, large);
                // Only once it answers again has it dealt with the aborted one.
                assertEquals(
                        200,
                        answer(report(program, form(Map.of("frontal", large)))).statusCode());

                assertEquals(Set.of(), touched(watch));
            }
            assertEquals(before, files(program));
        }
    }

    @Test
    void abortedUploadsGiveTheirRoomBack() throws Exception {
        byte[] large = Pictures.jpeg(1500, 2000);
        try (Program program = Program.local("-Dhilum.upload.budget=" + (large.length + 4096))) {
            for (int i = 0; i < 5; i++) {
                abort(program, large);
            }

            HttpResponse<String> answer = answer(report(program, form(Map.of("frontal", large))));
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (answer.statusCode() == 503 && System.nanoTime() < deadline) {
                answer = answer(report(program, form(Map.of("frontal", large))));
            }
            assertEquals(200, answer.statusCode(), answer::body);
        }
    }

    @Test
    void anUploadThatCanNeverFitIsToldSo() throws Exception {
        byte[] large = Pictures.jpeg(1500, 2000);
        try (Program program = Program.local("-Dhilum.upload.budget=" + large.length / 2)) {
            HttpResponse<String> answer = answer(report(program, form(Map.of("frontal", large))));

            LocalModeIT.assertProblem(413, "too-large", answer);
        }
    }

    private static HttpRequest.Builder json(Program program, byte[] image) {
        String study = "{\"frontal\":\"" + Base64.getEncoder().encodeToString(image) + "\",\"indication\":\"Cough\"}";
        return report(program, BodyPublishers.ofString(study)).setHeader("Content-Type", "application/json");
    }

    /** Half an upload, then the connection ends. */
    private static void abort(Program program, byte[] image) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), program.port())) {
            String head = String.join(
                    "\r\n",
                    "POST /api/v1/reports HTTP/1.1",
                    "Host: 127.0.0.1:" + program.port(),
                    "Authorization: Bearer " + program.secret(),
                    "Content-Type: multipart/form-data; boundary=" + Requests.BOUNDARY,
                    "Content-Length: " + (image.length + 1000),
                    "",
                    "--" + Requests.BOUNDARY,
                    "Content-Disposition: form-data; name=\"frontal\"; filename=\"image.jpg\"",
                    "",
                    "");
            socket.getOutputStream().write(head.getBytes(ISO_8859_1));
            socket.getOutputStream().write(image, 0, image.length / 2);
        }
    }

    /** All that lies in the working directory and in the one for temporary files, these themselves included. */
    private static Set<Path> files(Program program) {
        Set<Path> found = new TreeSet<>();
        for (Path root : List.of(program.work(), program.temporary())) {
            try (Stream<Path> files = Files.walk(root)) {
                files.forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    /** The system tells of each file made or changed there, however short it lives. */
    private static WatchService watch(Set<Path> places) throws IOException {
        WatchService watch = places.iterator().next().getFileSystem().newWatchService();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                place.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            }
        }
        return watch;
    }

    private static Set<String> touched(WatchService watch) {
        Set<String> touched = new TreeSet<>();
        for (WatchKey key = watch.poll(); key != null; key = watch.poll()) {
            for (WatchEvent<?> event : key.pollEvents()) {
                touched.add(event.kind() + " " + event.context());
            }
        }
        return touched;
    }
}
