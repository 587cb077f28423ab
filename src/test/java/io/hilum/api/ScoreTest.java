package io.hilum.api;

import static io.hilum.endpoint.FaultyEndpoint.answer;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hilum.access.Tokens;
import io.hilum.endpoint.FaultyEndpoint;
import io.hilum.endpoint.FaultyEndpointResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The drop-in scoring URI, over real sockets, as the endpoint's own clients use it. */
@QuarkusTest
@QuarkusTestResource(value = FaultyEndpointResource.class, restrictToAnnotatedClass = true)
class ScoreTest {
    private static final String MARKER = "SECRET-ENDPOINT-TEXT";
    private static final String IMAGE = Base64.getEncoder().encodeToString(Pictures.png(64, 80));
    private static final String TWO =
            "[{\"output\": \"[[\\\"A.\\\", null]]\", \"more\": 1}, {\"output\": \"[[\\\"B \\u00e4.\\\", [[0.1, NaN, 0.3, 0.4]]]]\"}]";

    FaultyEndpoint endpoint;

    @BeforeEach
    void wellBehaved() {
        endpoint.behave(answer(200, "[{\"output\": \"[]\"}]"));
    }

    @Test
    void aRequestGoesThroughAsItCame() throws Exception {
        String row = "[\"" + IMAGE + "\", \"Cough \\\"x\\\" \\u00e4\"]";

        score(body("[\"frontal_image\", \"indication\"]", "[0]", "[" + row + "]"))
                .statusCode(200)
                .contentType("application/json")
                .body(equalTo("[{\"output\":\"[]\"}]"));

        FaultyEndpoint.Request sent = endpoint.requests().get(0);
        assertEquals("Bearer the-key-of-the-test", sent.headers().get("authorization"));
        assertEquals("blue", sent.headers().get("azureml-model-deployment"));
        assertTrue(sent.text().contains(row), "the row's bytes");
        JsonNode json = new ObjectMapper().readTree(sent.body());
        assertEquals(
                "[\"frontal_image\",\"indication\"]",
                json.at("/input_data/columns").toString());
        assertEquals("[0]", json.at("/input_data/index").toString());
        assertEquals("{}", json.at("/params").toString());
    }

    @Test
    void answersComeInTheOrderOfTheRowsWithAllThatTheEndpointSaid() throws Exception {
        endpoint.behave(answer(200, TWO, "azureml-model-deployment: green"));

        String answered = score(body("[\"frontal_image\"]", "[0, 1]", "[[\"" + IMAGE + "\"], [\"" + IMAGE + "\"]]"))
                .statusCode(200)
                .header("azureml-model-deployment", "green")
                .extract()
                .asString();

        assertEquals(new ObjectMapper().readTree(TWO), new ObjectMapper().readTree(answered));
    }

    @Test
    void theDocumentedShapeIsAnsweredAsDeployed() {
        endpoint.behave(answer(200, "{\"output\": [[\"A.\", null], [\"B.\", [[0.1, 0.2, 0.3, 0.4]]]]}"));

        score(one()).statusCode(200).body("[0].output", equalTo("[[\"A.\",null],[\"B.\",[[0.1,0.2,0.3,0.4]]]]"));
    }

    @ParameterizedTest
    @CsvSource({"404, endpoint-refused", "424, endpoint-failed", "429, busy"})
    void whatThePlatformSaysPassesOnWithItsHeaders(int status, String code) {
        endpoint.behave(answer(
                status,
                MARKER,
                "ms-azureml-model-error-statuscode: 400",
                "ms-azureml-model-error-reason: bad image <b>",
                "Set-Cookie: a=b"));

        score(one())
                .statusCode(status)
                .contentType("application/problem+json")
                .header("ms-azureml-model-error-statuscode", "400")
                .header("ms-azureml-model-error-reason", "bad image b")
                .header("Set-Cookie", nullValue())
                .body("type", equalTo("urn:hilum:problem:" + code))
                .body("status", is(status))
                .body(not(containsString(MARKER)));
    }

    @ParameterizedTest
    @CsvSource({"400, 502", "401, 502", "403, 502", "408, 504", "500, 502", "503, 503"})
    void whatIsAMatterOfTheGatewaysOwnIsAProblem(int status, int answered) {
        endpoint.behave(answer(status, MARKER));

        score(one())
                .statusCode(answered)
                .contentType("application/problem+json")
                .body("status", is(answered))
                .body(not(containsString(MARKER)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>" + MARKER, "[]", "[{\"output\": \"" + MARKER + "\"}]", "{\"output\": 3}"})
    void anAnswerThatIsNoneIsInvalid(String json) {
        endpoint.behave(answer(200, json));

        score(one()).statusCode(502).body("type", equalTo("urn:hilum:problem:endpoint-answer-invalid"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"frontal_image\", \"name\"] | [0] | [[\"P\", \"\"]] | columns",
                "[\"frontal_image\", \"indication\"] | [0] | [[\"P\"]] | data[0]",
                "[\"frontal_image\"] | [1] | [[\"P\"]] | index",
                "[\"frontal_image\"] | [0] | [[\"QUJD\"]] | data[0].frontal_image",
                "[\"frontal_image\"] | [0] | [[\"no base64\"]] | data[0].frontal_image",
                "[\"frontal_image\"] | [0] | [[[[[[[[[[[]]]]]]]]]] | data[0]",
            })
    void aBadRequestIsRefusedBeforeAnythingIsSent(String columns, String index, String data, String pointer) {
        score(body(columns, index, data.replace("\"P\"", '"' + IMAGE + '"')))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:hilum:problem:bad-request"))
                .body("errors[0].pointer", equalTo(pointer));
        assertEquals(0, endpoint.requests().size());
    }

    @Test
    void whatACallerAddsIsNotPassedOn() {
        signedIn()
                .header("azureml-model-deployment", "theirs")
                .header("x-ms-client-request-id", "theirs")
                .header("Cookie", "session=theirs")
                .body(one())
                .post("/score")
                .then()
                .statusCode(200);

        FaultyEndpoint.Request sent = endpoint.requests().get(0);
        assertFalse(sent.headers().containsValue("theirs"));
        assertFalse(sent.headers().containsKey("cookie"));
    }

    @Test
    void withoutATokenItIsNotReadAtAll() {
        given().contentType("application/json")
                .body(one())
                .post("/score")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Bearer"));
        assertEquals(0, endpoint.requests().size());
    }

    @Test
    void otherMethodsAndTypesAreRefused() {
        signedIn().get("/score").then().statusCode(405);
        signedIn().contentType("text/plain").body("x").post("/score").then().statusCode(415);
    }

    @Test
    void aBodyInChunksIsTakenToo() throws Exception {
        byte[] json = one().getBytes(StandardCharsets.UTF_8);
        try (Socket client = new Socket("127.0.0.1", io.restassured.RestAssured.port)) {
            StringBuilder request = new StringBuilder("POST /score HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Authorization: " + Tokens.bearer("alice")
                    + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int from = 0; from < json.length; from += 97) {
                String chunk = new String(json, from, Math.min(97, json.length - from), StandardCharsets.UTF_8);
                request.append(Integer.toHexString(chunk.length()))
                        .append("\r\n")
                        .append(chunk)
                        .append("\r\n");
            }
            client.getOutputStream().write((request + "0\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            String answered = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertTrue(answered.startsWith("HTTP/1.1 200 "), answered);
        }
    }

    @Test
    void aClientThatGoesAwayTakesTheCallWithIt() throws Exception {
        CompletableFuture<Void> gone = new CompletableFuture<>();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        FaultyEndpoint.Behaviour stall = FaultyEndpoint.stall(gone);
        endpoint.behave((request, socket, out) -> {
            asked.complete(null);
            stall.answer(request, socket, out);
        });
        String token = Tokens.bearer("alice");
        byte[] json = one().getBytes(StandardCharsets.UTF_8);
        try (Socket client = new Socket("127.0.0.1", io.restassured.RestAssured.port)) {
            client.getOutputStream()
                    .write(("POST /score HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + token
                                    + "\r\nContent-Type: application/json\r\nContent-Length: " + json.length
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().write(json);
            client.getOutputStream().flush();
            asked.get(5, TimeUnit.SECONDS);
        }

        gone.get(1, TimeUnit.SECONDS);
    }

    private static String one() {
        return body("[\"frontal_image\"]", "[0]", "[[\"" + IMAGE + "\"]]");
    }

    private static String body(String columns, String index, String data) {
        return "{\"input_data\": {\"columns\": %s, \"index\": %s, \"data\": %s}, \"params\": {}}"
                .formatted(columns, index, data);
    }

    private static RequestSpecification signedIn() {
        return given().header("Authorization", Tokens.bearer("alice")).contentType("application/json");
    }

    private static ValidatableResponse score(String body) {
        return signedIn().body(body).post("/score").then();
    }
}
