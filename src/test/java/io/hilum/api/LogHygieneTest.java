package io.hilum.api;

import static io.hilum.endpoint.FaultyEndpoint.answer;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.access.Tokens;
import io.hilum.endpoint.FaultyEndpoint;
import io.hilum.endpoint.FaultyEndpointResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing of a study, of an answer or of a token is ever in the log, whether the study is read or refused. */
@QuarkusTest
@QuarkusTestResource(value = FaultyEndpointResource.class, restrictToAnnotatedClass = true)
class LogHygieneTest {
    private static final String MARKER = "MARKER-7f3a";
    private static final String REPORTS = "/api/v1/reports";

    FaultyEndpoint endpoint;
    private final Logged listener = new Logged("");
    private final Logger ours = Logger.getLogger("io.hilum");
    private String bearer;

    @BeforeEach
    void listen() {
        bearer = Tokens.bearer("alice");
        listener.listen();
        ours.setLevel(Level.ALL);
    }

    @AfterEach
    void listenNoMore() {
        listener.close();
        ours.setLevel(null);
    }

    @Test
    void aStudyThatIsReadLeavesNothing() {
        endpoint.behave(answer(200, "{\"output\": [[\"" + MARKER + "\", [[0.1, 0.1, 2.0, 0.1]]]]}"));
        post(full(marked()), 200);
        for (String accept : List.of("image/svg+xml", "text/html")) {
            given().header("Authorization", bearer)
                    .accept(accept)
                    .multiPart("frontal", MARKER + ".png", marked())
                    .post(REPORTS)
                    .then()
                    .statusCode(200);
        }
        clean();
    }

    @Test
    void anEndpointThatFailsLeavesNothing() {
        for (String answer : List.of(MARKER, "{\"output\": \"" + MARKER + "\"}", "{\"" + MARKER + "\": 1}")) {
            endpoint.behave(answer(200, answer, "X-Model: " + MARKER));
            post(full(marked()), 502);
        }
        for (int status : new int[] {400, 401, 403, 404, 424, 500, 307}) {
            endpoint.behave(
                    answer(status, MARKER, "Location: http://localhost/" + MARKER, "WWW-Authenticate: " + MARKER));
            post(full(marked()), 502);
        }
        endpoint.behave((request, socket, out) -> socket.close());
        post(full(marked()), 502);
        assertTrue(!listener.lines().isEmpty(), "a failure is logged");
        clean();
    }

    @Test
    void anUploadThatIsRefusedLeavesNothing() {
        byte[] png = marked();
        post(full(MARKER.getBytes(UTF_8)), 415);
        post(full(Arrays.copyOf(png, png.length - 40)), 422);
        post(full(png).text("comparison", MARKER), 400);
        post(new Form().image("frontal", png).text(MARKER, MARKER), 400);
        post(new Form().image("frontal", png).text("geometry", MARKER), 400);
        post(new Form().image("frontal", png).text("technique", MARKER + "\0"), 400);
        post(new Form().image("frontal", png).text("technique", MARKER.repeat(20_000)), 413);
        for (String json : List.of(
                "{\"" + MARKER + "\": 1}",
                "{\"indication\": \"" + MARKER,
                "{\"frontal\": \"" + MARKER + "!\"}",
                "{\"indication\": \"" + MARKER + "\\ud800\"}",
                MARKER)) {
            given().header("Authorization", bearer)
                    .contentType(ContentType.JSON)
                    .body(json)
                    .post(REPORTS)
                    .then()
                    .statusCode(400);
        }
        clean();
    }

    @Test
    void aTokenLeavesNothing() {
        String token = bearer.substring("Bearer ".length());
        for (String forged : List.of(token + MARKER, MARKER, MARKER + "." + MARKER + ".")) {
            given().header("Authorization", "Bearer " + forged)
                    .multiPart("frontal", "f.png", Pictures.png(64, 64))
                    .post(REPORTS + "?" + MARKER)
                    .then()
                    .statusCode(401);
        }
        clean();
        String signature = token.substring(token.lastIndexOf('.') + 1);
        assertEquals(List.of(), listener.with(signature.substring(0, 20)));
    }

    private static Form full(byte[] frontal) {
        return new Form()
                .file("frontal", MARKER + ".png", "image/" + MARKER, frontal)
                .file("lateral", "../" + MARKER, "image/jpeg", exif())
                .text("comparison", MARKER)
                .text("priorReport", MARKER);
    }

    /** A PNG with the marker in a text beside its pixels. */
    private static byte[] marked() {
        return BadFiles.with("tEXt", ("Patient\0" + MARKER).getBytes(UTF_8));
    }

    /** A JPEG with the marker in its EXIF block. */
    private static byte[] exif() {
        byte[] jpeg = Pictures.jpeg(64, 64);
        byte[] block = ("Exif\0\0II*\0" + MARKER).getBytes(UTF_8);
        byte[] with = new byte[jpeg.length + 4 + block.length];
        System.arraycopy(jpeg, 0, with, 0, 2);
        with[2] = (byte) 0xff;
        with[3] = (byte) 0xe1;
        with[5] = (byte) (block.length + 2);
        System.arraycopy(block, 0, with, 6, block.length);
        System.arraycopy(jpeg, 2, with, 6 + block.length, jpeg.length - 2);
        return with;
    }

    private void post(Form form, int status) {
        given().header("Authorization", bearer)
                .config(io.restassured.config.RestAssuredConfig.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("multipart/form-data", ContentType.BINARY)))
                .contentType(Form.TYPE)
                .body(form.bytes())
                .post(REPORTS)
                .then()
                .statusCode(status);
    }

    private void clean() {
        assertEquals(List.of(), listener.with(MARKER));
        assertEquals(
                List.of(),
                listener.with(Base64.getEncoder()
                        .encodeToString(MARKER.getBytes(UTF_8))
                        .substring(0, 12)));
        assertEquals(List.of(), listener.with("the-key-of-the-test"));
    }
}
