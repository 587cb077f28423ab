package io.hilum.upload;

import static io.hilum.endpoint.FaultyEndpoint.answer;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hilum.access.Tokens;
import io.hilum.api.BadFiles;
import io.hilum.api.Form;
import io.hilum.api.Pictures;
import io.hilum.api.Wire;
import io.hilum.endpoint.FaultyEndpoint;
import io.hilum.endpoint.FaultyEndpointResource;
import io.hilum.image.DicomFixtures;
import io.hilum.image.DicomMaker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no study is refused in words that say what to do, names the part, and never reaches the endpoint. */
@QuarkusTest
@QuarkusTestResource(value = FaultyEndpointResource.class, restrictToAnnotatedClass = true)
class BadUploadsTest {
    private static final String REPORTS = "/api/v1/reports";
    private static final byte[] PNG = Pictures.png(64, 80);
    private static final String BASE64 = Base64.getEncoder().encodeToString(PNG);

    FaultyEndpoint endpoint;
    private boolean reached;

    @BeforeEach
    void wellBehaved() {
        endpoint.behave(answer(200, "{\"output\": [\"Clear.\"]}"));
        reached = false;
    }

    @AfterEach
    void onlyStudiesReachTheEndpoint() {
        assertEquals(reached ? 1 : 0, endpoint.requests().size());
    }

    // --- What is missing, or there twice ---

    @Test
    void anEmptyFrontalIsRefused() {
        refused(new Form().image("frontal", new byte[0]), 400, "missing-image", "frontal");
    }

    @Test
    void anEmptyLateralIsRefused() {
        refused(new Form().image("frontal", PNG).image("lateral", new byte[0]), 400, "bad-request", "lateral");
    }

    @Test
    void aLateralWithoutFrontalIsRefused() {
        refused(new Form().image("lateral", PNG), 400, "missing-image", "frontal");
        refused("{\"lateral\": \"" + BASE64 + "\"}", 400, "missing-image", "frontal");
    }

    @Test
    void twoFrontalsAreRefused() {
        refused(new Form().image("frontal", PNG).image("frontal", PNG), 400, "bad-request", "frontal");
        refused("{\"frontal\": \"%s\", \"frontal\": \"%s\"}".formatted(BASE64, BASE64), 400, "bad-request", "frontal");
    }

    @Test
    void aTextGivenTwiceIsRefused() {
        refused(
                new Form().image("frontal", PNG).text("indication", "a").text("indication", "b"),
                400,
                "bad-request",
                "indication");
        refused(
                "{\"frontal\": \"%s\", \"indication\": \"a\", \"indication\": \"b\"}".formatted(BASE64),
                400,
                "bad-request",
                "indication");
    }

    @Test
    void theFileInputThatAFormLeavesEmptyIsNoImage() {
        reached = true;
        send(new Form().image("frontal", PNG).file("lateral", "", "application/octet-stream", new byte[0]))
                .statusCode(200)
                .body("images", not(hasKey("lateral")));
    }

    // --- What is unknown ---

    @ParameterizedTest
    @ValueSource(strings = {"imageUrl", "frontalUrl", "url"})
    void nothingIsFetchedThatAUserNames(String name) {
        refused(new Form().image("frontal", PNG).text(name, "http://169.254.169.254/"), 400, "bad-request", name)
                .body("detail", containsString("fetches nothing"));
        refused("{\"" + name + "\": \"http://169.254.169.254/\"}", 400, "bad-request", name)
                .body("detail", containsString("fetches nothing"));
    }

    @Test
    void anUnknownPartIsNamed() {
        refused(new Form().image("frontal", PNG).text("age", "60"), 400, "bad-request", "age");
        refused(new Form().image("frontal", PNG).image("ventral", PNG), 400, "bad-request", "ventral");
        refused("{\"frontal\": \"%s\", \"age\": 60}".formatted(BASE64), 400, "bad-request", "age");
    }

    @Test
    void anUnknownNameIsEchoedCleaned() {
        refused(
                "{\"<script>alert(1)</script>\\r\\nX: y\": \"\"}",
                400,
                "bad-request",
                "?script?alert?1???script???X??y");
    }

    @Test
    void anUnknownGeometryIsRefused() {
        refused(new Form().image("frontal", PNG).text("geometry", "stretch"), 400, "bad-request", "geometry");
    }

    @Test
    void aTextSentAsAFileAndAnImageSentAsATextAreTold() {
        refused(new Form().image("indication", PNG), 400, "bad-request", "indication");
        refused(new Form().text("frontal", BASE64), 400, "bad-request", "frontal")
                .body("detail", containsString("file part"));
    }

    // --- Files that are no images ---

    static Stream<Arguments> filesOfOtherKinds() {
        return Stream.of(
                arguments("HTML", "<!DOCTYPE html><html><script>alert(1)</script></html>".getBytes(UTF_8)),
                arguments("SVG", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(UTF_8)),
                arguments("PDF", "%PDF-1.7\n%\u00e2\u00e3".getBytes(UTF_8)),
                arguments("ZIP", new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, 8, 0, 1, 2, 3, 4}),
                arguments("GIF", "GIF89a\1\0\1\0".getBytes(UTF_8)),
                arguments("one byte", new byte[] {(byte) 0x89}),
                arguments("text", "frontal".getBytes(UTF_8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filesOfOtherKinds")
    void theBytesDecideAndNotTheName(String kind, byte[] file) {
        refused(new Form().file("frontal", "chest.png", "image/png", file), 415, "unsupported-image", "frontal");
        refused(
                new Form().image("frontal", PNG).file("prior", "chest.jpg", "image/jpeg", file),
                415,
                "unsupported-image",
                "prior");
        refused(
                "{\"frontal\": \"" + Base64.getEncoder().encodeToString(file) + "\"}",
                415,
                "unsupported-image",
                "frontal");
    }

    @Test
    void aGoodImageWithAWrongNameAndTypeIsTaken() {
        reached = true;
        send(new Form().file("frontal", "chest.html", "text/html", PNG)).statusCode(200);
    }

    static Stream<Arguments> damagedImages() {
        byte[] jpeg = Pictures.jpeg(200, 200);
        return Stream.of(
                arguments("truncated PNG", BadFiles.truncated(PNG), "unreadable-image"),
                arguments("corrupt PNG", BadFiles.corrupt(PNG), "unreadable-image"),
                arguments("truncated JPEG", BadFiles.truncated(jpeg), "unreadable-image"),
                arguments("JPEG of two bytes more than nothing", Arrays.copyOf(jpeg, 5), "unreadable-image"),
                arguments("PNG signature alone", Arrays.copyOf(PNG, 8), "unreadable-image"),
                arguments("animated PNG", BadFiles.animated(), "unreadable-image"),
                arguments("too many pixels", BadFiles.claiming(50_000, 50_000), "too-many-pixels"),
                arguments("more pixels than an int", BadFiles.claiming(0x7fffffff, 0x7fffffff), "too-many-pixels"),
                arguments("no pixels", BadFiles.claiming(0, 80), "unreadable-image"),
                arguments("blank", Pictures.blank(64, 64), "blank-image"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damagedImages")
    void aDamagedImageIsRefusedByName(String damage, byte[] file, String code) {
        for (String view : List.of("frontal", "lateral", "prior")) {
            Form form = view.equals("frontal") ? new Form() : new Form().image("frontal", PNG);
            refused(form.image(view, file), 422, code, view).body("detail", containsString("The " + view + " image"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"iCCP", "zTXt", "iTXt"})
    void aBombBesideThePixelsIsNotUnpackedAndTheImageIsRead(String chunk) {
        reached = true;
        send(new Form().image("frontal", BadFiles.bomb(chunk))).statusCode(200);
    }

    // --- DICOM ---

    @ParameterizedTest
    @ValueSource(strings = {"m2_12", "m2_12__deflated", "m2_12__rle", "m2_8_odd__jpeg_baseline"})
    void ofDicomOnlyThePictureIsSent(String name) throws Exception {
        reached = true;
        String answered = send(new Form().file("frontal", "PHI.dcm", "application/dicom", DicomFixtures.file(name)))
                .statusCode(200)
                .body("images.frontal.format", equalTo("dicom"))
                .extract()
                .asString();
        byte[] asked = endpoint.requests().get(0).body();
        String sent =
                new ObjectMapper().readTree(asked).at("/input_data/data/0/0").asText();
        for (String marker : DicomFixtures.PHI) {
            assertTrue(!answered.contains(marker) && !new String(asked, UTF_8).contains(marker), marker);
            assertTrue(!new String(Base64.getDecoder().decode(sent), ISO_8859_1).contains(marker), marker);
        }
    }

    @Test
    void burntInTextThatWasLookedAtIsSentAndWarnedOf() {
        reached = true;
        byte[] file = made(dicom().text(0x0028_0301, "CS", "YES"));
        send(new Form().file("frontal", "f.dcm", "application/dicom", file).text("burnedInText", "acknowledged"))
                .statusCode(200)
                .body("warnings.code", hasItem("burned-in-text"));
    }

    static Stream<Arguments> badDicom() {
        DicomMaker nested = dicom();
        byte[] deep = new byte[8 * 40 * 8];
        for (int i = 0; i < 40 * 8; i++) {
            System.arraycopy(nested.header(0xFFFE_E000, -1), 0, deep, 8 * i, 8);
        }
        return Stream.of(
                arguments("truncated", BadFiles.truncated(DicomFixtures.file("m2_12")), 422, "unreadable-image"),
                arguments(
                        "truncated RLE", BadFiles.truncated(DicomFixtures.file("m2_12__rle")), 422, "unreadable-image"),
                arguments("several frames", made(dicom().text(0x0028_0008, "IS", "2")), 422, "unreadable-image"),
                arguments("rows that don't match", made(dicom().number(0x0028_0010, 81)), 422, "unreadable-image"),
                arguments("an executable's preamble", made(dicom().preamble("MZ")), 422, "unreadable-image"),
                arguments("nesting", made(dicom().undefined(0x0008_1140, "SQ", deep)), 422, "unreadable-image"),
                arguments("burnt-in text", made(dicom().text(0x0028_0301, "CS", "YES")), 422, "burned-in-text"),
                arguments("CT", made(dicom().text(0x0008_0060, "CS", "CT")), 422, "unreadable-image"),
                arguments(
                        "too many pixels",
                        made(dicom().number(0x0028_0010, 50_000).number(0x0028_0011, 50_000)),
                        422,
                        "too-many-pixels"),
                arguments("blank", dicom().make((x, y) -> 5), 422, "blank-image"),
                arguments("HTJ2K", made(dicom().syntax("1.2.840.10008.1.2.4.201")), 415, "unsupported-image"));
    }

    private static DicomMaker dicom() {
        return new DicomMaker(64, 80).window("60", "120");
    }

    private static byte[] made(DicomMaker dicom) {
        return dicom.make(Integer::sum);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badDicom")
    void badDicomIsRefusedByName(String fault, byte[] file, int status, String code) {
        for (String view : List.of("frontal", "prior")) {
            Form form = view.equals("frontal") ? new Form() : new Form().image("frontal", PNG);
            refused(form.image(view, file), status, code, view)
                    .body("detail", containsString("The " + view + " image"))
                    .body("detail", not(containsString("PHI")));
        }
    }

    // --- Names and texts ---

    @ParameterizedTest
    @ValueSource(strings = {"frontal", "lateral", "prior"})
    void aDataUriIsRefusedAndItsPrefixNamed(String view) {
        String frontal = view.equals("frontal") ? "" : "\"frontal\": \"" + BASE64 + "\", ";
        refused(
                        "{" + frontal + "\"" + view + "\" : \"data:image/png;base64," + BASE64 + "\"}",
                        400,
                        "bad-request",
                        view)
                .body("detail", containsString("leave out the prefix data:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"indication", "technique", "comparison", "priorReport", "geometry"})
    void aTextThatIsNoUtf8IsRefusedAndNotChanged(String name) {
        byte[] latin1 = "M\u00fcller".getBytes(ISO_8859_1);
        Form form = new Form().image("frontal", PNG).part("form-data; name=\"" + name + '"', latin1);
        refused(form, 400, "bad-request", name).body("detail", containsString("UTF-8"));
    }

    @Test
    void aTextMayNameAnotherEncoding() {
        reached = true;
        String disposition = "form-data; name=\"indication\"\r\nContent-Type: text/plain; charset=ISO-8859-1";
        send(new Form().image("frontal", PNG).part(disposition, "M\u00fcller".getBytes(ISO_8859_1)))
                .statusCode(200);
        assertTrue(new String(endpoint.requests().get(0).body(), UTF_8).contains("M\u00fcller"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../../etc/passwd", "a\u0000.png", "\u202egnp.chest", "C:\\\\chest.png", "\u2028", "4 kB"})
    void aFileNameIsIgnored(String name) {
        reached = true;
        String sent = name.equals("4 kB") ? "n".repeat(4096) : name;
        String answered = send(new Form().file("frontal", sent, "image/png", PNG))
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(!answered.contains(sent), answered);
    }

    @Test
    void aLongFileNameMayComeInPieces() throws Exception {
        reached = true;
        byte[] body =
                new Form().file("frontal", "n".repeat(4096), "image/png", PNG).bytes();
        try (Wire wire = new Wire()) {
            wire.post(REPORTS, Tokens.bearer("alice"), "Content-Type: " + Form.TYPE, "Transfer-Encoding: chunked");
            for (int from = 0; from < body.length; from += 1500) {
                wire.chunk(Arrays.copyOfRange(body, from, Math.min(body.length, from + 1500)));
            }
            Wire.Answer answer = wire.chunk(new byte[0]).answer();
            assertEquals(200, answer.status(), answer.text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00 later", "\\u0007", "\\u007f", "\\ud83d\\ud83d"})
    void aCharacterThatNoTextHasIsRefused(String escape) {
        refused(
                "{\"frontal\": \"%s\", \"indication\": \"a%sb\"}".formatted(BASE64, escape),
                400,
                "bad-request",
                "indication");
    }

    @Test
    void aNulInAFormsTextIsRefused() {
        refused(new Form().image("frontal", PNG).text("technique", "a\0b"), 400, "bad-request", "technique");
    }

    @Test
    void lineEndsAreTextAndNoHeader() throws Exception {
        reached = true;
        send(new Form().image("frontal", PNG).text("indication", "Cough\r\nX-Injected: yes\rWheezing \ud83e\udec1"))
                .statusCode(200)
                .header("X-Injected", equalTo(null));
        FaultyEndpoint.Request asked = endpoint.requests().get(0);
        assertTrue(!asked.headers().containsKey("x-injected"));
        JsonNode row = new ObjectMapper().readTree(asked.body()).at("/input_data/data/0");
        assertEquals("Cough\nX-Injected: yes\nWheezing \ud83e\udec1", row.get(1).asText());
    }

    // --- JSON that is none ---

    static Stream<Arguments> bodiesThatAreNoStudy() {
        return Stream.of(
                arguments("", "body"),
                arguments("   ", "body"),
                arguments("[]", "body"),
                arguments("\"frontal\"", "body"),
                arguments("null", "body"),
                arguments("{", "body"),
                arguments("{\"indication\": \"a\"", "body"),
                arguments("{\"indication\": \"a\"} {}", "body"),
                arguments("{\"indication\": \"a\"} x", "body"),
                arguments("{indication: 'a'}", "body"),
                arguments("[".repeat(100_000), "body"),
                arguments("{\"indication\": " + "[".repeat(100_000), "indication"),
                arguments("{\"indication\": 5}", "indication"),
                arguments("{\"indication\": true}", "indication"),
                arguments("{\"indication\": {\"text\": \"a\"}}", "indication"),
                arguments("{\"frontal\": 5}", "frontal"),
                arguments("{\"frontal\": [1, 2]}", "frontal"),
                arguments("{\"frontal\": \"not base64!\"}", "frontal"),
                arguments("{\"frontal\": \"data:image/png;base64,AAAA\"}", "frontal"),
                arguments("{\"" + "a".repeat(60_000) + "\": 1}", "body"),
                arguments("\u00ff\u00fe\u0000\u0000{\u0000}", "body"),
                arguments("\u0000\u0000\u00fe\u00ff\u0000\u00ff\u00ff\u00ff\u0000", "body"),
                arguments("\u0000\u0000\u00ff\u00fe{", "body"),
                arguments("{\"indication\": \"\u00c3\u0028\"}", "body"));
    }

    @ParameterizedTest
    @MethodSource("bodiesThatAreNoStudy")
    void jsonThatIsNoStudyIsRefused(String body, String pointer) {
        byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        problem(
                caller().contentType("application/json")
                        .body(bytes)
                        .post(REPORTS)
                        .then(),
                400,
                "bad-request",
                pointer);
    }

    @Test
    void aMemberOfNullIsAsIfItWereNotThere() {
        reached = true;
        caller().contentType(ContentType.JSON)
                .body("{\"frontal\": \"" + BASE64 + "\", \"lateral\": null, \"indication\": null}")
                .post(REPORTS)
                .then()
                .statusCode(200);
    }

    // --- Multipart that is none ---

    @Test
    void aFormWithoutBoundaryIsRefused() throws Exception {
        byte[] body = new Form().image("frontal", PNG).bytes();
        refusedOnTheWire("multipart/form-data", body, 400, "bad-request", "body");
        refusedOnTheWire("multipart/form-data; boundary=", body, 400, "bad-request", "body");
        refusedOnTheWire("multipart/form-data; boundary=other", body, 400, "bad-request", "body");
    }

    @Test
    void aFormThatLacksItsFinalBoundaryIsRefusedAndNotReadInPart() throws Exception {
        byte[] body = new Form().image("frontal", PNG).image("lateral", PNG).unfinished();
        refusedOnTheWire(Form.TYPE, body, 400, "bad-request", "body");
        refusedOnTheWire(Form.TYPE, Arrays.copyOf(body, body.length - 60), 400, "bad-request", "body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Disposition: form-data; name",
                "Content-Disposition: form-data; name=\"indication\"; filename",
                "Content-Disposition: form-data; name--",
                "Content-Disposition",
                "Content-Type: text/plain; charset=none-such\r\nContent-Disposition: form-data; name=\"indication\""
            })
    void aPartWhoseHeadIsNoneIsRefusedAtOnce(String head) throws Exception {
        String form = "--line\r\n" + head + "\r\n\r\nx\r\n--line--\r\n";
        refusedOnTheWire(Form.TYPE, form.getBytes(UTF_8), 400, "bad-request", "body");
    }

    @Test
    void aFormThatIsNoneIsRefused() throws Exception {
        refusedOnTheWire(Form.TYPE, "This is no form.".getBytes(UTF_8), 400, "bad-request", "body");
        refusedOnTheWire(Form.TYPE, new byte[0], 400, "bad-request", "body");
        refusedOnTheWire(Form.TYPE, "--line--\r\n".getBytes(UTF_8), 400, "missing-image", "frontal");
        refusedOnTheWire(
                Form.TYPE,
                "--line\r\nContent-Type: image/png\r\n\r\nx\r\n--line--\r\n".getBytes(UTF_8),
                400,
                "bad-request",
                "body");
        refusedOnTheWire(
                Form.TYPE,
                new Form().part("form-data", PNG).image("frontal", PNG).bytes(),
                400,
                "bad-request",
                "body");
        refusedOnTheWire(
                Form.TYPE,
                new Form()
                        .part("form-data; name=\"frontal\"; filename=\"a\"\r\nContent-Transfer-Encoding: rot13", PNG)
                        .bytes(),
                400,
                "bad-request",
                "body");
    }

    // --- Other content types ---

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/octet-stream", "image/png"})
    void anotherContentTypeIsRefused(String type) throws Exception {
        refusedOnTheWire(type, PNG, 415, "unsupported-media-type", null);
    }

    @Test
    void aBodyWithoutContentTypeIsRefused() throws Exception {
        try (Wire wire = new Wire()) {
            wire.post(REPORTS, Tokens.bearer("alice"), "Content-Length: " + PNG.length)
                    .send(PNG);
            Wire.Answer answer = wire.answer();
            assertEquals(415, answer.status(), answer.text());
            assertTrue(answer.text().contains("urn:hilum:problem:unsupported-media-type"), answer.text());
        }
    }

    @Test
    void noBodyAtAllIsRefused() throws Exception {
        refusedOnTheWire("application/json", new byte[0], 400, "bad-request", "body");
    }

    @Test
    void aClientThatExpectsAContinueIsToldToGoOn() throws Exception {
        reached = true;
        byte[] body = new Form().image("frontal", PNG).bytes();
        try (Wire wire = new Wire()) {
            wire.post(
                    REPORTS,
                    Tokens.bearer("alice"),
                    "Content-Type: " + Form.TYPE,
                    "Content-Length: " + body.length,
                    "Expect: 100-continue");
            assertEquals(100, wire.answer().status());
            wire.send(body);
            Wire.Answer answer = wire.answer();
            assertEquals(200, answer.status(), answer.text());
        }
    }

    private static RequestSpecification caller() {
        return given().header("Authorization", Tokens.bearer("alice"));
    }

    private static ValidatableResponse send(Form form) {
        // The bytes as they are: no library's own idea of a form.
        return caller().config(io.restassured.config.RestAssuredConfig.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("multipart/form-data", ContentType.BINARY)))
                .contentType(Form.TYPE)
                .body(form.bytes())
                .post(REPORTS)
                .then();
    }

    private static ValidatableResponse refused(Form form, int status, String code, String pointer) {
        return problem(send(form), status, code, pointer);
    }

    private static ValidatableResponse refused(String json, int status, String code, String pointer) {
        return problem(
                caller().contentType(ContentType.JSON).body(json).post(REPORTS).then(), status, code, pointer);
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String code, String pointer) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:hilum:problem:" + code))
                .body("status", equalTo(status))
                .body("instance", containsString("urn:hilum:request:"))
                .body("errors[0].pointer", equalTo(pointer));
    }

    private static void refusedOnTheWire(String type, byte[] body, int status, String code, String pointer)
            throws Exception {
        try (Wire wire = new Wire()) {
            wire.post(REPORTS, Tokens.bearer("alice"), "Content-Type: " + type, "Content-Length: " + body.length)
                    .send(body);
            Wire.Answer answer = wire.answer();
            assertEquals(status, answer.status(), answer.text());
            assertEquals("application/problem+json", answer.headers().get("content-type"), answer.text());
            JsonNode problem = new ObjectMapper().readTree(answer.body());
            assertEquals("urn:hilum:problem:" + code, problem.path("type").asText(), answer.text());
            if (pointer != null) {
                assertEquals(pointer, problem.at("/errors/0/pointer").asText(), answer.text());
            }
        }
    }
}
