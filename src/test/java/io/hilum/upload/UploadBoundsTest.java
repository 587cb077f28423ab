package io.hilum.upload;

import static io.hilum.endpoint.FaultyEndpoint.answer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.access.Tokens;
import io.hilum.api.Form;
import io.hilum.api.Pictures;
import io.hilum.api.Wire;
import io.hilum.endpoint.FaultyEndpoint;
import io.hilum.endpoint.FaultyEndpointResource;
import io.hilum.image.DicomMaker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bounds of an upload, over real sockets: refused early, not read to its end, and nothing held afterwards. */
@QuarkusTest
@QuarkusTestResource(value = FaultyEndpointResource.class, restrictToAnnotatedClass = true)
@TestProfile(UploadBoundsTest.SmallBounds.class)
class UploadBoundsTest {
    /** One upload may have 1 MiB, all together 3 MiB. */
    public static class SmallBounds implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("hilum.upload.max-bytes", "1M", "hilum.upload.budget", "3M", "hilum.upload.deadline", "2S");
        }
    }

    private static final String REPORTS = "/api/v1/reports";
    private static final int MEBIBYTE = 1 << 20;

    FaultyEndpoint endpoint;

    @Inject
    UploadBudget budget;

    private String alice;

    @BeforeEach
    void wellBehaved() {
        endpoint.behave(answer(200, "{\"output\": []}"));
        alice = Tokens.bearer("alice");
    }

    @AfterEach
    void nothingIsHeldAfterwards() {
        waitUntilHeld(0);
        assertEquals(List.of(), endpoint.requests());
    }

    @Test
    void anUploadThatTricklesIsGivenUpAndHoldsNothing() throws Exception {
        try (Wire wire = new Wire(Duration.ofSeconds(10))) {
            wire.post(REPORTS, alice, "Content-Type: application/json", "Content-Length: " + MEBIBYTE)
                    .send("{\"frontal\": \"");

            assertProblem(408, "upload-timeout", wire.answer());
            waitUntilHeld(0);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {MEBIBYTE + 1, 200L << 20, Long.MAX_VALUE})
    void aLengthPastTheBoundIsRefusedBeforeTheBody(long length) throws Exception {
        for (String type : List.of(Form.TYPE, "application/json")) {
            try (Wire wire = new Wire(Duration.ofSeconds(3))) {
                wire.post(REPORTS, alice, "Content-Type: " + type, "Content-Length: " + length)
                        .send("--line\r\nContent-Disp");
                assertProblem(413, "too-large", wire.answer());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Form.TYPE, "application/json"})
    void aRefusedUploadsConnectionIsClosed(String type) throws Exception {
        try (Wire wire = new Wire(Duration.ofSeconds(3))) {
            wire.post(REPORTS, alice, "Content-Type: " + type, "Content-Length: " + (MEBIBYTE + 1))
                    .send("--line\r\nContent-Disp");
            assertProblem(413, "too-large", wire.answer());
            assertTrue(wire.closed());
        }
    }

    @Test
    void aClientThatAsksFirstIsRefusedBeforeItSends() throws Exception {
        try (Wire wire = new Wire(Duration.ofSeconds(3))) {
            wire.post(
                    REPORTS,
                    alice,
                    "Content-Type: " + Form.TYPE,
                    "Content-Length: " + (MEBIBYTE + 1),
                    "Expect: 100-continue");
            assertProblem(413, "too-large", wire.answer());
        }
    }

    @Test
    void aChunkedFormPastTheBoundIsRefusedWhileItComes() throws Exception {
        try (Wire wire = new Wire(Duration.ofSeconds(3))) {
            wire.post(REPORTS, alice, "Content-Type: " + Form.TYPE, "Transfer-Encoding: chunked")
                    .chunk("--line\r\nContent-Disposition: form-data; name=\"frontal\"; filename=\"f\"\r\n\r\n"
                            .getBytes(UTF_8));
            pour(wire, new byte[1 << 16], 32);
            assertProblem(413, "too-large", wire.answer());
            assertTrue(wire.closed());
        }
    }

    @Test
    void aChunkedJsonPastTheBoundIsRefusedWhileItComes() throws Exception {
        try (Wire wire = new Wire(Duration.ofSeconds(3))) {
            wire.post(REPORTS, alice, "Content-Type: application/json", "Transfer-Encoding: chunked")
                    .chunk("{\"frontal\": \"".getBytes(UTF_8));
            pour(wire, "A".repeat(1 << 16).getBytes(UTF_8), 32);
            assertProblem(413, "too-large", wire.answer());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aThousandPartsAreRefused(boolean files) throws Exception {
        Form form = new Form();
        for (int i = 0; i < 1000; i++) {
            if (files) {
                form.file("frontal", "", "image/png", new byte[0]);
            } else {
                form.text("indication", "a");
            }
        }
        assertProblem(413, "too-large", sent(Form.TYPE, form.bytes()));
    }

    @ParameterizedTest
    @ValueSource(ints = {33_000, 300_000, 1_000_000})
    void anIndicationPastTheBoundIsRefused(int length) throws Exception {
        String text = "a".repeat(length);
        Form form = new Form().image("frontal", Pictures.png(64, 64)).text("indication", text);
        assertProblem(413, "too-large", sent(Form.TYPE, form.bytes()));
        assertProblem(
                413, "too-large", sent("application/json", ("{\"indication\": \"" + text + "\"}").getBytes(UTF_8)));
    }

    @Test
    void aTextThatNeverEndsIsRefusedWhileItComes() throws Exception {
        try (Wire wire = new Wire(Duration.ofSeconds(3))) {
            wire.post(REPORTS, alice, "Content-Type: " + Form.TYPE, "Transfer-Encoding: chunked")
                    .chunk("--line\r\nContent-Disposition: form-data; name=\"indication\"\r\n\r\n".getBytes(UTF_8));
            pour(wire, "a".repeat(1 << 12).getBytes(UTF_8), 512);
            assertProblem(413, "too-large", wire.answer());
        }
    }

    @Test
    void aPartHeaderThatNeverEndsIsRefusedWhileItComes() throws Exception {
        try (Wire wire = new Wire(Duration.ofSeconds(3))) {
            wire.post(REPORTS, alice, "Content-Type: " + Form.TYPE, "Transfer-Encoding: chunked")
                    .chunk("--line\r\nContent-Disposition: form-data; name=\"".getBytes(UTF_8));
            pour(wire, "a".repeat(1 << 12).getBytes(UTF_8), 512);
            Wire.Answer answer = wire.answer();
            assertTrue(answer.status() == 413 || answer.status() == 400, answer.text());
            assertEquals("application/problem+json", answer.headers().get("content-type"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Form.TYPE, "application/json"})
    void anUploadThatStopsInTheMiddleHoldsNothing(String type) throws Exception {
        try (Wire wire = new Wire()) {
            wire.post(REPORTS, alice, "Content-Type: " + type, "Content-Length: " + MEBIBYTE)
                    .send("--line\r\nContent-Disposition: form-data; name=\"frontal\"; filename=\"f\"\r\n\r\nabc");
            waitUntilHeld(MEBIBYTE);
        }
        waitUntilHeld(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {Form.TYPE, "application/json"})
    void aChunkedUploadThatStopsInTheMiddleHoldsNothing(String type) throws Exception {
        byte[] head = (type.equals(Form.TYPE)
                        ? "--line\r\nContent-Disposition: form-data; name=\"frontal\"; filename=\"f\"\r\n\r\n"
                        : "{\"frontal\": \"")
                .getBytes(UTF_8);
        try (Wire wire = new Wire()) {
            wire.post(REPORTS, alice, "Content-Type: " + type, "Transfer-Encoding: chunked")
                    .chunk(head)
                    .chunk("A".repeat(100_000).getBytes(UTF_8));
            waitUntil(() -> budget.held() > 50_000);
        }
        waitUntilHeld(0);
    }

    @Test
    void moreUploadsThanTheBudgetHasRoomForAreSentAway() throws Exception {
        List<Wire> waiting = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                Wire wire = new Wire();
                waiting.add(wire);
                wire.post(REPORTS, alice, "Content-Type: " + Form.TYPE, "Content-Length: " + MEBIBYTE);
                waitUntilHeld((i + 1) * (long) MEBIBYTE);
            }
            Wire.Answer answer = sent(
                    Form.TYPE, new Form().image("frontal", Pictures.png(64, 64)).bytes());
            assertProblem(503, "busy", answer);
            assertEquals("5", answer.headers().get("retry-after"));
        } finally {
            for (Wire wire : waiting) {
                wire.close();
            }
        }
        waitUntilHeld(0);
        assertEquals(
                200,
                sent(
                                Form.TYPE,
                                new Form()
                                        .image("frontal", Pictures.png(64, 64))
                                        .bytes())
                        .status());
        assertEquals(1, endpoint.requests().size());
        endpoint.behave(answer(200, "{\"output\": []}"));
    }

    @Test
    void aRefusedUploadLeavesTheNextRequestAlone() throws Exception {
        byte[] refused = new Form().text("age", "60").bytes();
        try (Wire wire = new Wire()) {
            for (int i = 0; i < 2; i++) {
                wire.post(REPORTS, alice, "Content-Type: " + Form.TYPE, "Content-Length: " + refused.length)
                        .send(refused);
                assertProblem(400, "bad-request", wire.answer());
            }
        }
    }

    @Test
    void anAnonymousUploadIsNotReadAtAll() throws Exception {
        try (Wire wire = new Wire(Duration.ofSeconds(3))) {
            wire.post(REPORTS, "", "Content-Type: " + Form.TYPE, "Content-Length: " + MEBIBYTE)
                    .send("--line\r\n");
            assertProblem(401, "not-signed-in", wire.answer());
            assertEquals(0, budget.held());
        }
    }

    @Test
    void imagesOfManySmallPartsAreCountedTogether() throws Exception {
        byte[] half = new byte[600_000];
        try (Wire wire = new Wire(Duration.ofSeconds(3))) {
            wire.post(REPORTS, alice, "Content-Type: " + Form.TYPE, "Transfer-Encoding: chunked");
            for (String view : List.of("frontal", "lateral")) {
                wire.chunk(("--line\r\nContent-Disposition: form-data; name=\"" + view + "\"; filename=\"f\"\r\n\r\n")
                                .getBytes(UTF_8))
                        .chunk(half)
                        .chunk("\r\n".getBytes(UTF_8));
            }
            assertProblem(413, "too-large", wire.answer());
        } catch (SocketException closedWhileSending) {
            // Refused in the middle: that the connection closed is all that a slow reader sees.
            assertFalse(budget.held() > MEBIBYTE);
        }
    }

    @Test
    void aDicomFilePastTheBoundIsRefusedAsAnyOther() throws Exception {
        byte[] file = new DicomMaker(800, 800).make((x, y) -> x + y);

        assertProblem(
                413,
                "too-large",
                sent(
                        Form.TYPE,
                        new Form()
                                .file("frontal", "f.dcm", "application/dicom", file)
                                .bytes()));
    }

    @Test
    void base64GrowsTheBodyAndNotTheBound() throws Exception {
        String image = Base64.getEncoder().encodeToString(new byte[800_000]);
        assertProblem(413, "too-large", sent("application/json", ("{\"frontal\": \"" + image + "\"}").getBytes(UTF_8)));
    }

    private Wire.Answer sent(String type, byte[] body) throws IOException {
        try (Wire wire = new Wire()) {
            wire.post(REPORTS, alice, "Content-Type: " + type, "Content-Length: " + body.length);
            try {
                wire.send(body);
            } catch (SocketException refusedEarly) {
                // The answer is there already.
            }
            return wire.answer();
        }
    }

    /** Sends chunks until all are sent or the other side has had enough. */
    private static void pour(Wire wire, byte[] chunk, int times) throws IOException {
        try {
            for (int i = 0; i < times; i++) {
                wire.chunk(chunk);
            }
        } catch (SocketException refused) {
            // The answer is there already.
        }
    }

    private static void assertProblem(int status, String code, Wire.Answer answer) {
        assertEquals(status, answer.status(), answer.text());
        assertEquals("application/problem+json", answer.headers().get("content-type"), answer.text());
        assertTrue(answer.text().contains("\"urn:hilum:problem:" + code + '"'), answer.text());
    }

    private void waitUntilHeld(long bytes) {
        waitUntil(() -> budget.held() == bytes);
    }

    private void waitUntil(java.util.function.BooleanSupplier reached) {
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!reached.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, () -> "held: " + budget.held());
            LockSupport.parkNanos(1_000_000);
        }
    }
}
