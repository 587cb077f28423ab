package io.hilum.packaged;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a browser or a script sends to a running program. */
final class Requests {
    static final String BOUNDARY = "----hilum-it-boundary";

    /** Follows no redirect and keeps no cookie. */
    static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private Requests() {}

    /** A request to that path, as a script without a token. */
    static HttpRequest.Builder to(Program program, String path) {
        return HttpRequest.newBuilder(program.address().resolve(path)).timeout(Duration.ofMinutes(2));
    }

    /** {@code POST /api/v1/reports} by a script that knows the secret. */
    static HttpRequest.Builder report(Program program, BodyPublisher body) {
        return report(program, program.secret(), body);
    }

    /** The same by a script with that token. */
    static HttpRequest.Builder report(Program program, String token, BodyPublisher body) {
        return to(program, "/api/v1/reports")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(body);
    }

    /** A form with those images, each under its part's name. */
    static BodyPublisher form(Map<String, byte[]> images) {
        List<byte[]> pieces = new ArrayList<>();
        images.forEach((name, image) -> {
            pieces.add(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name
                            + "\"; filename=\"image\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(UTF_8));
            pieces.add(image);
            pieces.add("\r\n".getBytes(UTF_8));
        });
        pieces.add(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        long length = pieces.stream().mapToLong(piece -> piece.length).sum();
        return BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(pieces), length);
    }

    static HttpResponse<String> answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    /** Sends those header lines as they are, and reads the answer until the program closes the connection. */
    static String raw(Program program, String... lines) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), program.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
