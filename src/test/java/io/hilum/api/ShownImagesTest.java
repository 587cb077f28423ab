package io.hilum.api;

import static io.hilum.endpoint.FaultyEndpoint.answer;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hilum.access.Tokens;
import io.hilum.endpoint.FaultyEndpoint;
import io.hilum.endpoint.FaultyEndpointResource;
import io.hilum.image.DicomFixtures;
import io.hilum.image.DicomMaker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A study's images are shown by the window that was chosen, and masked before anything leaves. */
@QuarkusTest
@QuarkusTestResource(value = FaultyEndpointResource.class, restrictToAnnotatedClass = true)
class ShownImagesTest {
    private static final byte[] PNG = Pictures.png(600, 800);
    private static final byte[] WINDOWS = DicomFixtures.file("m2_12_rescale_two_windows");

    FaultyEndpoint endpoint;

    @BeforeEach
    void wellBehaved() {
        endpoint.behave(answer(200, "{\"output\": [\"Clear.\"]}"));
    }

    private static ValidatableResponse send(Form form, String accept) {
        return given().header("Authorization", Tokens.bearer("user"))
                .header("Content-Type", Form.TYPE)
                .header("Accept", accept)
                .body(form.bytes())
                .post("/api/v1/reports")
                .then();
    }

    private static ValidatableResponse report(Form form) {
        return send(form, "application/json").statusCode(200);
    }

    private BufferedImage sent() throws IOException {
        byte[] asked = endpoint.requests().get(0).body();
        String sent =
                new ObjectMapper().readTree(asked).at("/input_data/data/0/0").asText();
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(sent)));
    }

    @Test
    void whatIsMaskedIsBlackForTheEndpointAndToldInTheReport() throws IOException {
        report(new Form().image("frontal", PNG).text("frontalMask", "0.5,0,1,0.25"))
                .body("images.frontal.masked[0]", contains(0.5f, 0.0f, 1.0f, 0.25f))
                .body("images.frontal", not(hasKey("dicom")));

        BufferedImage sent = sent();
        for (int y = 0; y < 200; y++) {
            for (int x = 300; x < 600; x++) {
                assertEquals(0, sent.getRaster().getSample(x, y, 0));
            }
        }
        assertTrue(sent.getRaster().getSample(299, 100, 0) > 0);
    }

    @Test
    void jsonTakesTheSameNames() throws IOException {
        given().header("Authorization", Tokens.bearer("user"))
                .contentType(ContentType.JSON)
                .body("{\"frontalMask\": \"0,0,.5,.5\", \"frontalWindow\": \"0\", \"frontal\": \""
                        + Base64.getEncoder().encodeToString(PNG) + "\"}")
                .post("/api/v1/reports")
                .then()
                .statusCode(200)
                .body("images.frontal.masked.size()", equalTo(1));
        assertEquals(0, sent().getRaster().getSample(100, 100, 0));
    }

    @Test
    void theReportSaysHowADicomImageWasMadeAndShown() {
        report(new Form().image("frontal", WINDOWS).text("frontalWindow", "1"))
                .body("images.frontal.dicom.modality", equalTo("DX"))
                .body("images.frontal.dicom.viewPosition", equalTo("PA"))
                .body("images.frontal.dicom.window.index", equalTo(1))
                .body("images.frontal.dicom.window.estimated", equalTo(false))
                .body("images.frontal", not(hasKey("masked")));
        report(new Form().image("frontal", DicomFixtures.file("m2_12_no_window")))
                .body("images.frontal.dicom.window.index", equalTo(-1))
                .body("images.frontal.dicom.window.estimated", equalTo(true));
    }

    @Test
    void pixelSpacingIsKept() {
        byte[] file = new DicomMaker(64, 80)
                .window("60", "120")
                .text(0x0018_1164, "DS", "0.139\\0.139")
                .make(Integer::sum);
        report(new Form().image("frontal", file)).body("images.frontal.dicom.pixelSpacing", contains(0.139f, 0.139f));
    }

    @Test
    void aFilesOwnWordsAreEscapedOnAPage() {
        byte[] file = new DicomMaker(64, 80)
                .window("60", "120")
                .text(0x0028_1055, "LO", "<script>alert(1)</script>")
                .make(Integer::sum);
        String page = send(new Form().image("frontal", file).text("frontalMask", "0,0,.1,.1;.9,.9,1,1"), "text/html")
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(page.contains("window 1 (&lt;script&gt;alert(1)&lt;/script&gt;)"));
        assertTrue(page.contains("2 parts blackened before it was sent"));
        assertTrue(!page.contains("<script>alert"));
    }

    @Test
    void aMaskedImageStillNeedsTheAcknowledgement() {
        byte[] file = new DicomMaker(64, 80)
                .window("60", "120")
                .text(0x0028_0301, "CS", "YES")
                .make(Integer::sum);
        send(new Form().image("frontal", file).text("frontalMask", "0,0,1,.2"), "application/json")
                .statusCode(422)
                .body("type", equalTo("urn:hilum:problem:burned-in-text"));
        report(new Form().image("frontal", file).text("frontalMask", "0,0,1,.2").text("burnedInText", "acknowledged"))
                .body("warnings.code", hasItem("burned-in-text"));
    }

    @Test
    void tagsThatContradictAnImagesPlaceAreWarnedOf() {
        byte[] lateral = new DicomMaker(64, 80)
                .window("60", "120")
                .text(0x0018_5101, "CS", "LL")
                .text(0x0018_0015, "CS", "KNEE")
                .make(Integer::sum);
        report(new Form().image("frontal", lateral))
                .body("warnings.code", hasItem("not-a-frontal-view"))
                .body("warnings.code", hasItem("not-a-chest"));
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                arguments("frontalWindow", "1", "a PNG has no windows"),
                arguments("frontalWindow", "two", "a word"),
                arguments("frontalMask", "0,0,2,1", "beyond the image"),
                arguments("lateralWindow", "0", "no image for it"),
                arguments("lateralMask", "0,0,1,1", "no image for it"),
                arguments("priorMask", "0,0,1,1", "no image for it"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("bad")
    void aPartThatCanNotBeIsNamed(String part, String value, String why) {
        send(new Form().image("frontal", PNG).text(part, value), "application/json")
                .statusCode(400)
                .body("type", equalTo("urn:hilum:problem:bad-request"))
                .body("errors[0].pointer", equalTo(part));
    }

    @Test
    void aWindowThatTheFileDoesNotHaveIsNamed() {
        send(new Form().image("frontal", WINDOWS).text("frontalWindow", "2"), "application/json")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("frontalWindow"))
                .body("detail", containsString("0 to 1"));
    }

    @Test
    void fieldsThatAFormLeavesEmptyAreNoParts() {
        report(new Form()
                .image("frontal", PNG)
                .text("frontalMask", "")
                .text("lateralMask", "")
                .text("priorWindow", ""));
    }
}
