package io.hilum.upload;

import static io.hilum.endpoint.FaultyEndpoint.answer;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.hilum.access.Tokens;
import io.hilum.api.BadFiles;
import io.hilum.api.Pictures;
import io.hilum.endpoint.FaultyEndpoint;
import io.hilum.endpoint.FaultyEndpointResource;
import io.hilum.image.DicomFixtures;
import io.hilum.image.DicomMaker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault that a file may have, in each format and coding that is read, over real HTTP. */
@QuarkusTest
@QuarkusTestResource(value = FaultyEndpointResource.class, restrictToAnnotatedClass = true)
class BadFormatsTest {
    private static final int SAMPLES_PER_PIXEL = 0x0028_0002;
    private static final int PIXEL_REPRESENTATION = 0x0028_0103;
    private static final int ROWS = 0x0028_0010;
    private static final int COLUMNS = 0x0028_0011;
    private static final String NATIVE = "1.2.840.10008.1.2";
    private static final String COMPRESSED = NATIVE + ".4.";

    FaultyEndpoint endpoint;

    @BeforeEach
    void wellBehaved() {
        endpoint.behave(answer(200, "{\"output\": [\"Clear.\"]}"));
    }

    @AfterEach
    void nothingReachesTheEndpoint() {
        assertEquals(0, endpoint.requests().size());
    }

    static Stream<Arguments> tinyAndHuge() {
        Stream<String> natives = Stream.of("", ".1", ".1.99", ".2").map(NATIVE::concat);
        Stream<String> compressed = Stream.concat(
                Stream.of(NATIVE + ".5"),
                Stream.of("50", "51", "57", "70", "80", "81", "90", "91").map(COMPRESSED::concat));
        byte[] jpeg = Pictures.jpeg(32, 32);
        int frame = 2;
        while (jpeg[frame + 1] != (byte) 0xC0) {
            frame += 2 + ((jpeg[frame + 2] & 0xFF) << 8 | jpeg[frame + 3] & 0xFF);
        }
        Arrays.fill(jpeg, frame + 5, frame + 9, (byte) 0xC3);
        return Stream.of(
                        Stream.of(
                                arguments("PNG", BadFiles.claiming(50_000, 50_000)),
                                arguments("JPEG of 50115 x 50115", jpeg)),
                        natives.map(syntax -> arguments(syntax, huge(syntax).make((x, y) -> x + y))),
                        compressed.map(syntax -> arguments(syntax, huge(syntax).encapsulated(new byte[] {1, 2, 3, 4}))))
                .flatMap(all -> all);
    }

    private static DicomMaker huge(String syntax) {
        // All numbers again: in the byte order of that syntax.
        return new DicomMaker(8, 8)
                .syntax(syntax)
                .bits(16, 16)
                .number(SAMPLES_PER_PIXEL, 1)
                .number(PIXEL_REPRESENTATION, 0)
                .number(ROWS, 50_000)
                .number(COLUMNS, 50_000);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tinyAndHuge")
    void aTinyFileThatClaimsToBeHugeIsRefused(String format, byte[] file) {
        refused(file, "too-many-pixels");
    }

    static Stream<Arguments> cutOrSpoilt() {
        byte[] jpeg = Pictures.jpeg(200, 200);
        Stream<Arguments> dicom = Stream.of(
                        "m2_12__implicit_le",
                        "m2_12__explicit_be",
                        "m2_12__deflated",
                        "m2_12__rle",
                        "m2_8_odd__jpeg_baseline",
                        "m2_12__jpeg_extended_12",
                        "m2_12__jpeg_lossless_sv1",
                        "m2_12__jpegls_lossless",
                        "m2_12__jpegls_near",
                        "m2_12__j2k_lossless",
                        "m2_12__j2k_lossy")
                .flatMap(name -> {
                    byte[] file = DicomFixtures.file(name);
                    return Stream.of(
                            arguments(name + " cut", BadFiles.truncated(file)),
                            arguments(name + " spoilt", spoiltHead(file)));
                });
        return Stream.concat(
                Stream.of(arguments("JPEG cut", BadFiles.truncated(jpeg)), arguments("JPEG spoilt", spoiltJpeg(jpeg))),
                dicom);
    }

    /** Half of a DICOM file's header, overwritten. */
    private static byte[] spoiltHead(byte[] file) {
        byte[] spoilt = file.clone();
        Arrays.fill(spoilt, 400, 800, (byte) 0xa5);
        return spoilt;
    }

    /** A JPEG with a marker in its data that none has there. */
    private static byte[] spoiltJpeg(byte[] file) {
        byte[] spoilt = file.clone();
        spoilt[file.length / 2] = (byte) 0xFF;
        spoilt[file.length / 2 + 1] = (byte) 0xD9;
        return spoilt;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cutOrSpoilt")
    void aFileThatIsCutShortOrSpoiltIsRefused(String fault, byte[] file) {
        refused(file, "unreadable-image");
    }

    static Stream<Arguments> blank() {
        return Stream.of(
                arguments("JPEG", Pictures.blankJpeg(64, 64)),
                arguments(
                        "deflated",
                        new DicomMaker(64, 80).syntax(NATIVE + ".1.99").make((x, y) -> 7)),
                arguments("no window", new DicomMaker(64, 80).make((x, y) -> 7)),
                arguments(
                        "JPEG in DICOM",
                        new DicomMaker(64, 64)
                                .bits(8, 8)
                                .syntax(COMPRESSED + "50")
                                .encapsulated(Pictures.blankJpeg(64, 64))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blank")
    void aBlankImageIsRefused(String format, byte[] file) {
        refused(file, "blank-image");
    }

    private static void refused(byte[] file, String code) {
        given().header("Authorization", Tokens.bearer("alice"))
                .multiPart("frontal", "frontal", file, "application/octet-stream")
                .post("/api/v1/reports")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:hilum:problem:" + code))
                .body("instance", containsString("urn:hilum:request:"))
                .body("errors[0].pointer", equalTo("frontal"))
                .body("detail", containsString("The frontal image"))
                .body("detail", not(containsString("PHI")));
    }
}
