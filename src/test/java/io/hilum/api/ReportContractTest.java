package io.hilum.api;

import static io.hilum.endpoint.FaultyEndpoint.answer;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hilum.access.Tokens;
import io.hilum.endpoint.FaultyEndpoint;
import io.hilum.endpoint.FaultyEndpointResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What scripts may rely on: the report's fields, the formats, and that each format stands by itself. */
@QuarkusTest
@QuarkusTestResource(value = FaultyEndpointResource.class, restrictToAnnotatedClass = true)
class ReportContractTest {
    private static final String REPORTS = "/api/v1/reports";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] FRONTAL = Pictures.png(200, 300);
    private static final byte[] LATERAL = Pictures.jpeg(320, 240);
    private static final String ANSWER = """
            {"output": [
              ["Clear <b>lungs</b> & heart.", null],
              ["A & B.", [[0.25, 0.1, 0.5, 0.9], [0.5, 0.5, 1.0, 0.75]]],
              ["Nowhere.", [[0.9, 0.9, 0.1, 0.1]]]
            ]}""";

    FaultyEndpoint endpoint;

    @BeforeEach
    void answersWithBoxes() {
        endpoint.behave(answer(200, ANSWER));
    }

    @Test
    void theReportHasExactlyTheFieldsOfTheContract() throws Exception {
        Response response = study().multiPart("lateral", "l.jpg", LATERAL).post(REPORTS);
        response.then().statusCode(200).contentType("application/json");
        JsonNode report = JSON.readTree(response.asByteArray());

        assertEquals("id createdAt notice findings warnings images provenance", names(report));
        assertTrue(report.path("id").asText().matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
        assertTrue(report.path("createdAt").asText().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
        assertEquals(
                "Research use only. Not for diagnosis.", report.path("notice").asText());
        assertEquals(JSON.readTree("""
                        [{"number": 1, "text": "Clear <b>lungs</b> & heart.", "location": "none", "boxes": []},
                         {"number": 2, "text": "A & B.", "location": "given", "boxes": [
                           {"fraction": {"xMin": 0.25, "yMin": 0.23333333333333334, "xMax": 0.5, "yMax": 0.7666666666666667},
                            "pixels": {"x": 50.0, "y": 70.0, "width": 50.0, "height": 160.0},
                            "endpoint": [0.25, 0.1, 0.5, 0.9]},
                           {"fraction": {"xMin": 0.5, "yMin": 0.5, "xMax": 1.0, "yMax": 0.6666666666666666},
                            "pixels": {"x": 100.0, "y": 150.0, "width": 100.0, "height": 50.0},
                            "endpoint": [0.5, 0.5, 1.0, 0.75]}]},
                         {"number": 3, "text": "Nowhere.", "location": "discarded", "boxes": []}]"""), report.path("findings"));
        assertEquals("code finding message", names(warning(report, "box-discarded")));
        assertEquals(3, warning(report, "box-discarded").path("finding").asInt());
        assertEquals(
                "One box was left out, because the endpoint's numbers are no place on the image.",
                warning(report, "box-discarded").path("message").asText());
        assertEquals("code message", names(warning(report, "low-resolution")));
        assertEquals("frontal lateral", names(report.path("images")));

        JsonNode provenance = report.path("provenance");
        assertEquals(
                "endpoint deployment simulated geometry queuedMillis latencyMillis attempts version requestId",
                names(provenance));
        assertEquals("127.0.0.1", provenance.path("endpoint").asText());
        assertEquals("blue", provenance.path("deployment").asText());
        assertEquals("crop", provenance.path("geometry").asText());
        assertTrue(provenance.path("simulated").isBoolean());
        assertTrue(provenance.path("queuedMillis").isIntegralNumber());
        assertTrue(provenance.path("latencyMillis").isIntegralNumber());
        assertEquals(1, provenance.path("attempts").asInt());
        assertFalse(provenance.path("version").asText().isEmpty());
        assertEquals(
                response.header("X-Request-Id"), provenance.path("requestId").asText());
        assertEquals(
                provenance.path("requestId").asText(),
                endpoint.requests().get(0).headers().get("x-ms-client-request-id"));
    }

    @ParameterizedTest
    @CsvSource({
        "'[9, 9, 10, 10], [0.5, 0.1, 0.1, 0.5]', 2 boxes were left out",
        "'[-0.0005, 0.1, 0.5, 0.5]', One box was cut back",
    })
    void aWarningNamesItsFindingOnceInTheFile(String boxes, String words) {
        endpoint.behave(answer(200, "{\"output\": [[\"Clear.\", null], [\"Odd.\", [" + boxes + "]]]}"));

        String file = study().accept("text/html").post(REPORTS).asString();

        assertTrue(file.replaceAll("<[^>]*>", "").contains("Finding 2: " + words), file);
    }

    @Test
    void theImagesFactsAreThoseOfTheBytes() throws Exception {
        JsonNode images = JSON.readTree(study().multiPart("lateral", "l.jpg", LATERAL)
                        .post(REPORTS)
                        .asByteArray())
                .path("images");

        JsonNode row = JSON.readTree(endpoint.requests().get(0).body()).at("/input_data/data/0");
        byte[] sentFrontal = Base64.getDecoder().decode(row.get(0).asText());
        byte[] sentLateral = Base64.getDecoder().decode(row.get(1).asText());
        assertEquals(facts(200, 300, "png", FRONTAL, sentFrontal, 0, 50, 200, 200), images.path("frontal"));
        assertEquals(facts(320, 240, "jpeg", LATERAL, sentLateral, 40, 0, 240, 240), images.path("lateral"));
    }

    @Test
    void aPaddedStudyIsSeenWholeAndItsBoxesAreMappedFromThePaddedSquare() throws Exception {
        JsonNode report =
                JSON.readTree(study().multiPart("geometry", "pad").post(REPORTS).asByteArray());

        assertEquals("pad", report.at("/provenance/geometry").asText());
        assertEquals(
                JSON.readTree("{\"x\": 0, \"y\": 0, \"width\": 200, \"height\": 300}"),
                report.at("/images/frontal/seen"));
        assertEquals(300, report.at("/images/frontal/sent/width").asInt());
        assertEquals(300, report.at("/images/frontal/sent/height").asInt());
        assertEquals(
                JSON.readTree("{\"x\": 25.0, \"y\": 30.0, \"width\": 75.0, \"height\": 240.0}"),
                report.at("/findings/1/boxes/0/pixels"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unwrapped", "wrapped at 76", "CR LF"})
    void jsonGivesTheSameFindingsAsAForm(String how) throws Exception {
        Base64.Encoder encoder = switch (how) {
            case "wrapped at 76" -> Base64.getMimeEncoder(76, new byte[] {'\n'});
            case "CR LF" -> Base64.getMimeEncoder();
            default -> Base64.getEncoder();
        };
        ObjectNode body = JSON.createObjectNode()
                .put("frontal", encoder.encodeToString(FRONTAL))
                .put("lateral", encoder.encodeToString(LATERAL))
                .put("indication", "Cough");
        JsonNode asForm = JSON.readTree(study().multiPart("lateral", "l.jpg", LATERAL)
                .multiPart("indication", "Cough")
                .post(REPORTS)
                .asByteArray());
        String sentAsForm = endpoint.requests().get(0).text();

        JsonNode asJson = JSON.readTree(caller().contentType(ContentType.JSON)
                .body(body.toString())
                .post(REPORTS)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());

        assertEquals(asForm.path("findings"), asJson.path("findings"));
        assertEquals(asForm.path("images"), asJson.path("images"));
        assertEquals(sentAsForm, endpoint.requests().get(1).text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | application/json",
                "*/* | application/json",
                "application/* | application/json",
                "image/svg+xml | image/svg+xml",
                "image/* | image/svg+xml",
                "text/html | text/html;charset=UTF-8",
                "text/* | text/html;charset=UTF-8",
                "text/html;q=0.5, application/json;q=0.9 | application/json",
                "application/json;q=0.2, image/svg+xml;q=0.7, text/html;q=0.5 | image/svg+xml",
                "image/png, */*;q=0.1 | application/json",
                "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8 | text/html;charset=UTF-8",
            })
    void acceptChoosesTheFormat(String accept, String contentType) {
        study().header("Accept", accept)
                .post(REPORTS)
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo(contentType))
                .header("Vary", equalTo("Accept"));
    }

    @Test
    void withoutAcceptTheAnswerIsJson() throws Exception {
        byte[] body = new Form().image("frontal", FRONTAL).bytes();
        try (Wire wire = new Wire()) {
            wire.post(REPORTS, Tokens.bearer("alice"), "Content-Type: " + Form.TYPE, "Content-Length: " + body.length)
                    .send(body);
            assertEquals("application/json", wire.answer().headers().get("content-type"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "application/pdf", "application/json;q=0", "text/csv, image/jpeg"})
    void aFormatThatCantBeMadeIsRefusedBeforeTheStudyIsRead(String accept) {
        study().header("Accept", accept)
                .post(REPORTS)
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:hilum:problem:not-acceptable"));
        assertEquals(List.of(), endpoint.requests());
    }

    @Test
    void theSvgIsWellFormedAndStandsByItself() throws Exception {
        byte[] svg = study().accept("image/svg+xml").post(REPORTS).asByteArray();
        Document document = parse(svg);

        assertEquals("svg", document.getDocumentElement().getLocalName());
        assertEquals(List.of(), references(document));
        assertEquals(0, document.getElementsByTagNameNS("*", "script").getLength());
        NodeList pictures = document.getElementsByTagNameNS("*", "image");
        assertEquals(1, pictures.getLength());
        assertEquals(sentFrontalSha256(), sha256(embedded((Element) pictures.item(0))));
        assertTrue(text(svg).contains("Research use only. Not for diagnosis."));
    }

    @Test
    void theHtmlStandsByItselfUnderAPolicyThatAllowsNoMore() throws Exception {
        Response response = study().multiPart("lateral", "l.jpg", LATERAL)
                .accept("text/html")
                .post(REPORTS);
        String html = response.asString();
        Document document = parse(response.asByteArray());

        assertEquals(List.of(), references(document));
        assertEquals(0, document.getElementsByTagNameNS("*", "script").getLength());
        assertEquals(0, document.getElementsByTagNameNS("*", "link").getLength());
        assertFalse(Pattern.compile("\\son[a-z]+=|\\sstyle=").matcher(html).find());
        Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(html);
        assertTrue(style.find());
        assertFalse(style.group(1).contains("url("));
        String hash = "sha256-"
                + Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256")
                                .digest(style.group(1).getBytes(StandardCharsets.UTF_8)));
        String policy = response.header("Content-Security-Policy");
        assertTrue(policy.contains("default-src 'none'"), policy);
        assertTrue(policy.contains("style-src '" + hash + "'"), policy);
        assertFalse(policy.contains("script-src"), policy);
        assertTrue(html.contains("Clear &lt;b&gt;lungs&lt;/b&gt; &amp; heart."));
        assertTrue(html.contains("Research use only. Not for diagnosis."));
        NodeList pictures = document.getElementsByTagNameNS("*", "image");
        assertEquals(2, pictures.getLength());
        assertEquals(sentFrontalSha256(), sha256(embedded((Element) pictures.item(0))));
    }

    private static RequestSpecification caller() {
        return given().header("Authorization", Tokens.bearer("alice"));
    }

    private static RequestSpecification study() {
        return caller().multiPart("frontal", "f.png", FRONTAL);
    }

    private static String names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return String.join(" ", names);
    }

    private static JsonNode warning(JsonNode report, String code) {
        for (JsonNode warning : report.path("warnings")) {
            if (warning.path("code").asText().equals(code)) {
                assertFalse(warning.path("message").asText().isEmpty());
                return warning;
            }
        }
        throw new AssertionError("no warning " + code + " in " + report.path("warnings"));
    }

    private static JsonNode facts(
            int width, int height, String format, byte[] file, byte[] sent, int x, int y, int seenWidth, int seenHeight)
            throws Exception {
        return JSON.readTree("""
                {"width": %d, "height": %d, "format": "%s", "sha256": "%s",
                 "sent": {"width": %d, "height": %d, "bytes": %d, "sha256": "%s"},
                 "seen": {"x": %d, "y": %d, "width": %d, "height": %d}}""".formatted(
                        width,
                        height,
                        format,
                        sha256(file),
                        width,
                        height,
                        sent.length,
                        sha256(sent),
                        x,
                        y,
                        seenWidth,
                        seenHeight));
    }

    private String sentFrontalSha256() throws Exception {
        return sha256(Base64.getDecoder()
                .decode(JSON.readTree(endpoint.requests().get(0).body())
                        .at("/input_data/data/0/0")
                        .asText()));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static byte[] embedded(Element image) {
        String reference = image.hasAttribute("href")
                ? image.getAttribute("href")
                : image.getAttributeNS("http://www.w3.org/1999/xlink", "href");
        String prefix = "data:image/png;base64,";
        assertTrue(reference.startsWith(prefix));
        return Base64.getDecoder().decode(reference.substring(prefix.length()));
    }

    private static Document parse(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    /** Every reference that leads out of the document. */
    private static List<String> references(Document document) {
        List<String> references = new ArrayList<>();
        NodeList elements = document.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            for (int j = 0; j < elements.item(i).getAttributes().getLength(); j++) {
                Attr attribute = (Attr) elements.item(i).getAttributes().item(j);
                boolean refers = attribute
                        .getName()
                        .matches("(xlink:)?href|src|srcset|action|formaction|data|poster|background");
                if (refers && !attribute.getValue().matches("(?s)data:image/png;.*|#.*")) {
                    references.add(attribute.getName() + "=" + attribute.getValue());
                }
            }
        }
        return references;
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
