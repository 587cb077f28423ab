package io.hilum.api;

import static io.hilum.endpoint.FaultyEndpoint.answer;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hilum.access.Tokens;
import io.hilum.endpoint.FaultyEndpoint;
import io.hilum.endpoint.FaultyEndpointResource;
import io.hilum.image.DicomMaker;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A study with a mark in every place that can hold one goes down every path, good and bad. The marks of its texts may be in
 * the body that the endpoint gets, and nowhere else; all others nowhere at all.
 */
@QuarkusTest
@TestProfile(TelemetryTest.Traced.class)
@QuarkusTestResource(value = FaultyEndpointResource.class, restrictToAnnotatedClass = true)
class NoTraceOfAStudyTest {
    private static final String MARK = "MARK7c1e";
    private static final String TEXT = MARK + "-TEXT";

    @Inject
    InMemorySpanExporter spans;

    FaultyEndpoint endpoint;
    private final Logged log = new Logged("");
    private final Logger ours = Logger.getLogger("io.hilum");
    private final List<String> read = new ArrayList<>();
    private int answered;
    private String bearer;

    @BeforeEach
    void listen() {
        bearer = Tokens.bearer("alice");
        spans.reset();
        log.listen();
        ours.setLevel(Level.ALL);
        endpoint.behave(answer(200, "{\"output\": [[\"" + MARK + "-FINDING\", null]]}"));
    }

    @AfterEach
    void listenNoMore() {
        log.close();
        ours.setLevel(null);
    }

    @Test
    void aStudyThatIsReadLeavesTextsInTheEndpointsBodyOnly() throws Exception {
        for (byte[] frontal : new byte[][] {png(), dicom()}) {
            endpoint.behave(answer(200, "{\"output\": [[\"" + MARK + "-FINDING\", null]]}"));
            reachesTheEndpoint(send("/api/v1/reports", study(frontal), 200));
            FaultyEndpoint.Request asked = endpoint.requests().get(0);
            assertFalse((asked.line() + asked.headers()).contains(MARK), asked.headers()::toString);
            String body = asked.text();
            assertTrue(body.contains(TEXT), "the texts are what the model is told");
            assertFalse(body.replace(TEXT, "").contains(MARK), "and nothing else is");
            for (String cell : new String[] {"0", "1"}) {
                String image = new ObjectMapper()
                        .readTree(body)
                        .at("/input_data/data/0/" + cell)
                        .asText();
                assertFalse(new String(Base64.getMimeDecoder().decode(image), ISO_8859_1).contains(MARK));
            }
        }
        nothingIsLeft();
    }

    @Test
    void whatIsRefusedLeavesNothing() throws Exception {
        byte[] png = png();
        send("/api/v1/reports", study(BadFiles.truncated(png)), 422);
        send("/api/v1/reports", study((MARK + " is no image").getBytes(UTF_8)), 415);
        send("/api/v1/reports", study(png).text(MARK, MARK), 400);
        expect(
                401,
                marked().header("Authorization", "Bearer " + MARK)
                        .body(study(png).bytes())
                        .post("/api/v1/reports?" + MARK + "=" + MARK));
        send("/", study(png), 401);
        expect(404, marked().get("/" + MARK + "/" + MARK));
        assertEquals(0, endpoint.requests().size());
        nothingIsLeft();
    }

    @Test
    void anEndpointThatFailsLeavesNothing() throws Exception {
        for (int status : new int[] {200, 400, 403, 424, 500}) {
            endpoint.behave(answer(status, MARK + "-ANSWER", "X-Model: " + MARK));
            reachesTheEndpoint(send("/api/v1/reports", study(png()), 502));
            score(502 - (status == 424 ? 78 : 0));
        }
        nothingIsLeft();
    }

    @Test
    void theEndpointsOwnProtocolLeavesNothing() throws Exception {
        score(200);
        FaultyEndpoint.Request asked = endpoint.requests().get(0);
        assertFalse((asked.line() + asked.headers()).contains(MARK), asked.headers()::toString);
        nothingIsLeft();
    }

    private void score(int status) {
        String image = Base64.getEncoder().encodeToString(png());
        reachesTheEndpoint(expect(
                status,
                marked().header("Authorization", bearer)
                        .contentType(ContentType.JSON)
                        .body(
                                "{\"input_data\": {\"columns\": [\"frontal_image\", \"indication\"], \"index\": [0], \"data\": [[\""
                                        + image + "\", \"" + TEXT + "\"]]}, \"params\": {}}")
                        .post("/score?" + MARK)));
    }

    private Response send(String path, Form form, int status) {
        return expect(
                status,
                marked().header("Authorization", bearer).body(form.bytes()).post(path + "?" + MARK + "=" + MARK));
    }

    private Response expect(int status, Response response) {
        assertEquals(status, response.statusCode());
        answered++;
        return response;
    }

    private void reachesTheEndpoint(Response response) {
        read.add(response.header("X-Request-Id"));
    }

    /** A request whose every header of the caller's own is marked. */
    private static RequestSpecification marked() {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("multipart/form-data", ContentType.BINARY)))
                .contentType(Form.TYPE)
                .accept("*/*")
                .header("User-Agent", MARK)
                .header("Referer", "http://localhost/" + MARK)
                .header("Cookie", MARK + "=" + MARK)
                .header("X-Patient", MARK)
                .header("X-Request-Id", MARK)
                .header("X-Study-Reference", MARK)
                .header("X-Forwarded-For", MARK)
                .header("baggage", "patient=" + MARK)
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .header("tracestate", "patient=" + MARK);
    }

    private static Form study(byte[] frontal) {
        return new Form()
                .file("frontal", MARK + ".png", "image/" + MARK, frontal)
                .file("lateral", "../" + MARK + "\\..", "image/png", png())
                .text("indication", TEXT)
                .text("technique", TEXT)
                .text("comparison", TEXT)
                .text("priorReport", TEXT);
    }

    private static byte[] png() {
        return BadFiles.with("tEXt", ("Patient\0" + MARK + "-PNG").getBytes(UTF_8));
    }

    private static byte[] dicom() {
        return new DicomMaker(64, 64)
                .preamble(MARK)
                .text(0x0008_0018, "UI", "1.2.3")
                .text(0x0008_0050, "SH", MARK)
                .text(0x0008_0080, "LO", MARK)
                .text(0x0010_0010, "PN", MARK + "^NAME")
                .text(0x0010_0020, "LO", MARK + "-ID")
                .text(0x0020_000D, "UI", MARK)
                .text(0x0020_000E, "UI", MARK)
                .window("2000", "4000")
                .text(0x0028_1055, "LO", MARK + "-WINDOW")
                .make((x, y) -> 100 * x + y);
    }

    /** In no log line, no span, no metric; spans are waited for, since they are exported after the answer. */
    private void nothingIsLeft() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!everySpanHasCome() && System.nanoTime() < end) {
            LockSupport.parkNanos(5_000_000);
        }
        assertTrue(everySpanHasCome(), () -> read + " of " + answered + " requests: " + spans.getFinishedSpanItems());
        assertFalse(
                spans.getFinishedSpanItems().toString().contains(MARK),
                () -> spans.getFinishedSpanItems().toString());
        assertEquals(List.of(), log.with(MARK));
        assertEquals(
                List.of(),
                log.with(
                        Base64.getEncoder().encodeToString(MARK.getBytes(UTF_8)).substring(0, 10)));
        assertFalse(log.lines().isEmpty(), "something was logged");
        String metrics = given().header("Authorization", bearer).get("/metrics").asString();
        assertTrue(metrics.contains("http_server_requests"), "something was measured");
        assertFalse(metrics.contains(MARK), metrics);
    }

    private boolean everySpanHasCome() {
        List<SpanData> come = spans.getFinishedSpanItems();
        String all = come.toString();
        return read.stream().allMatch(all::contains)
                && come.stream()
                                .filter(span -> span.getKind() == SpanKind.SERVER)
                                .count()
                        >= answered;
    }
}
