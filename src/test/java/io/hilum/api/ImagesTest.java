package io.hilum.api;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.hilum.access.Tokens;
import io.hilum.image.DicomFixtures;
import io.hilum.image.DicomMaker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One image in, what would be sent of it out. */
@QuarkusTest
class ImagesTest {
    private static final byte[] PNG = Pictures.png(600, 800);

    private static ValidatableResponse send(String path, Form form) {
        return given().header("Authorization", Tokens.bearer("user"))
                .header("Content-Type", Form.TYPE)
                .body(form.bytes())
                .post(path)
                .then();
    }

    private static ValidatableResponse preview(Form form) {
        return send("/api/v1/images", form)
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store");
    }

    private static void refused(Form form, int status, String code, String pointer) {
        send("/api/v1/images", form)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:hilum:problem:" + code))
                .body("errors[0].pointer", equalTo(pointer))
                .body("instance", containsString("urn:hilum:request:"));
    }

    private static BufferedImage picture(ValidatableResponse answer) throws IOException {
        String base64 = answer.extract().path("preview.base64");
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
    }

    // --- What is answered ---

    @Test
    void aPngIsShownAsItWouldBeSent() throws IOException {
        ValidatableResponse answer = preview(new Form().image("image", PNG))
                .body("format", equalTo("png"))
                .body("width", equalTo(600))
                .body("height", equalTo(800))
                .body("", not(hasKey("dicom")))
                .body("", not(hasKey("suggestedView")))
                .body("warnings", empty())
                .body("textRegions", empty())
                .body("preview.width", equalTo(600))
                .body("preview.mediaType", equalTo("image/png"));
        BufferedImage sent = picture(answer);
        BufferedImage original = ImageIO.read(new ByteArrayInputStream(PNG));
        assertArrayEquals(samples(original), samples(sent));
    }

    @Test
    void aPreviewIsNoLargerThanAPageNeeds() throws IOException {
        ValidatableResponse answer = preview(new Form().image("image", Pictures.jpeg(2000, 1500)))
                .body("width", equalTo(2000))
                .body("preview.width", equalTo(1024))
                .body("preview.height", equalTo(768));
        assertEquals(1024, picture(answer).getWidth());
    }

    @Test
    void whatADicomFileSaysIsToldWithoutItsPatient() {
        String answered = preview(new Form().file("image", "PHI.dcm", "application/dicom", DicomFixtures.file("m2_12")))
                .body("format", equalTo("dicom"))
                .body("dicom.modality", equalTo("DX"))
                .body("dicom.viewPosition", equalTo("PA"))
                .body("dicom.projection", equalTo("frontal"))
                .body("suggestedView", equalTo("frontal"))
                .body("dicom.study", matchesPattern("[0-9a-f]{32}"))
                .body("dicom.windows[0].index", equalTo(0))
                .body("dicom.window", equalTo(0))
                .extract()
                .asString();
        for (String marker : DicomFixtures.PHI) {
            assertTrue(!answered.contains(marker), marker);
        }
        byte[] picture = Base64.getDecoder()
                .decode(io.restassured.path.json.JsonPath.from(answered).getString("preview.base64"));
        DicomFixtures.PHI.forEach(marker -> assertTrue(!new String(picture, ISO_8859_1).contains(marker), marker));
    }

    @Test
    void anotherWindowIsAnotherPicture() throws IOException {
        byte[] file = DicomFixtures.file("m2_12_rescale_two_windows");
        ValidatableResponse first = preview(new Form().image("image", file)).body("dicom.windows", hasSize(2));
        ValidatableResponse second =
                preview(new Form().image("image", file).text("window", "1")).body("dicom.window", equalTo(1));
        assertTrue(!java.util.Arrays.equals(samples(picture(first)), samples(picture(second))));
    }

    @Test
    void aFileWithoutWindowsHasNone() {
        preview(new Form().image("image", DicomFixtures.file("m2_12_no_window")).text("window", "0"))
                .body("dicom.windows", empty())
                .body("dicom.window", equalTo(-1))
                .body("warnings.code", hasItem("contrast-estimated"));
    }

    @Test
    void burntInTextOfTheTagsIsToldAndNotRefused() {
        byte[] file = new DicomMaker(64, 80)
                .window("60", "120")
                .text(0x0028_0301, "CS", "YES")
                .make(Integer::sum);
        preview(new Form().image("image", file))
                .body("dicom.burnedInAnnotation", equalTo(true))
                .body("warnings.code", hasItem("burned-in-text"));
    }

    @Test
    void whatIsMaskedIsBlack() throws IOException {
        BufferedImage masked = picture(preview(new Form().image("image", PNG).text("mask", "0,0,0.5,0.25;.9,.9,1,1")));
        BufferedImage original = ImageIO.read(new ByteArrayInputStream(PNG));
        for (int y = 0; y < 800; y++) {
            for (int x = 0; x < 600; x++) {
                boolean hidden = x < 300 && y < 200 || x >= 540 && y >= 720;
                int expected = hidden ? 0 : original.getRaster().getSample(x, y, 0);
                assertEquals(expected, masked.getRaster().getSample(x, y, 0), x + ", " + y);
            }
        }
    }

    @Test
    void theSameIsAnsweredToJson() {
        given().header("Authorization", Tokens.bearer("user"))
                .contentType(ContentType.JSON)
                .body("{\"image\": \"" + Base64.getEncoder().encodeToString(PNG) + "\", \"mask\": \"0,0,1,0.5\"}")
                .post("/api/v1/images")
                .then()
                .statusCode(200)
                .body("height", equalTo(800));
    }

    // --- What is refused ---

    static Stream<Arguments> bad() {
        byte[] windows = DicomFixtures.file("m2_12_rescale_two_windows");
        return Stream.of(
                arguments("nothing", new Form(), 400, "missing-image", "image"),
                arguments("no byte", new Form().image("image", new byte[0]), 400, "missing-image", "image"),
                arguments(
                        "two images", new Form().image("image", PNG).image("image", PNG), 400, "bad-request", "image"),
                arguments("an unknown file", new Form().image("frontal", PNG), 400, "bad-request", "frontal"),
                arguments(
                        "an unknown text", new Form().image("image", PNG).text("age", "6"), 400, "bad-request", "age"),
                arguments("a text", new Form().text("image", "iVBOR"), 400, "bad-request", "image"),
                arguments(
                        "another format",
                        new Form().image("image", "GIF89a\1\0\1\0".getBytes(UTF_8)),
                        415,
                        "unsupported-image",
                        "image"),
                arguments(
                        "damage", new Form().image("image", BadFiles.truncated(PNG)), 422, "unreadable-image", "image"),
                arguments(
                        "too many pixels",
                        new Form().image("image", BadFiles.claiming(50_000, 50_000)),
                        422,
                        "too-many-pixels",
                        "image"),
                arguments("blank", new Form().image("image", Pictures.blank(64, 64)), 422, "blank-image", "image"),
                arguments(
                        "all masked",
                        new Form().image("image", PNG).text("mask", "0,0,1,1"),
                        422,
                        "blank-image",
                        "image"),
                arguments(
                        "a window that isn't there",
                        new Form().image("image", windows).text("window", "2"),
                        400,
                        "bad-request",
                        "window"),
                arguments(
                        "a window of a PNG",
                        new Form().image("image", PNG).text("window", "1"),
                        400,
                        "bad-request",
                        "window"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void whatIsNoImageIsRefused(String what, Form form, int status, String code, String pointer) {
        refused(form, status, code, pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.0", "one", "99999", "0x0", "+0"})
    void aWindowIsAPlainNumber(String window) {
        refused(new Form().image("image", PNG).text("window", window), 400, "bad-request", "window");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0,0,1",
                "0,0,1,1,1",
                "0,0,1,1;",
                ";",
                "a,b,c,d",
                "0,0,NaN,1",
                "0,0,Infinity,1",
                "-0.1,0,1,1",
                "0,0,1.1,1",
                "0.5,0,0.5,1",
                "0.6,0,0.5,1",
                "0,0,1e999,1",
                "0,0,1d,1",
                "0 0 1 1",
                "0,0,0x1,1"
            })
    void aMaskIsARectangleOfFractions(String mask) {
        refused(new Form().image("image", PNG).text("mask", mask), 400, "bad-request", "mask");
    }

    @Test
    void thereAreAtMostSixteenMasks() {
        String sixteen = "0,0,.1,.1;".repeat(15) + "0,0,.2,.2";
        preview(new Form().image("image", PNG).text("mask", sixteen));
        refused(new Form().image("image", PNG).text("mask", sixteen + ";0,0,.1,.1"), 400, "bad-request", "mask");
    }

    @Test
    void anotherContentTypeIsRefused() {
        given().header("Authorization", Tokens.bearer("user"))
                .contentType("image/png")
                .body(PNG)
                .post("/api/v1/images")
                .then()
                .statusCode(415)
                .body("type", equalTo("urn:hilum:problem:unsupported-media-type"));
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsRead() throws IOException {
        try (Wire wire = new Wire()) {
            wire.post(
                    "/api/v1/images",
                    Tokens.bearer("user"),
                    "Content-Type: " + Form.TYPE,
                    "Content-Length: " + 120_000_000);
            Wire.Answer answer = wire.answer();
            assertEquals(413, answer.status());
            assertTrue(answer.text().contains("urn:hilum:problem:too-large"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/images", "/images"})
    void whoIsNotSignedInIsToldSo(String path) {
        given().header("Content-Type", Form.TYPE)
                .body(new Form().image("image", PNG).bytes())
                .post(path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:hilum:problem:not-signed-in"));
    }

    @Test
    void anotherSiteCanNotMakeABrowserSendAnImage() {
        given().header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", Form.TYPE)
                .body(new Form().image("image", PNG).bytes())
                .post("/images")
                .then()
                .statusCode(403);
    }

    private static int[] samples(BufferedImage image) {
        return image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
    }
}
