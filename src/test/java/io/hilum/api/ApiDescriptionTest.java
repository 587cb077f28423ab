package io.hilum.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hilum.access.Tokens;
import io.hilum.findings.WarningCode;
import io.hilum.problem.ProblemCode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.annotation.security.RolesAllowed;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The OpenAPI description says what the program does, and no more. */
@QuarkusTest
class ApiDescriptionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void itIsYamlUnlessJsonIsAskedFor() {
        given().get("/openapi")
                .then()
                .statusCode(200)
                .contentType(containsString("yaml"))
                .body(containsString("openapi: 3.1.0"));
        given().accept("application/json")
                .get("/openapi")
                .then()
                .contentType("application/json")
                .body("openapi", equalTo("3.1.0"));
        for (String json : List.of("/openapi?format=json", "/openapi.json")) {
            given().get(json).then().contentType("application/json").body("openapi", equalTo("3.1.0"));
        }
        for (String yaml : List.of("/openapi?format=yaml", "/openapi.yaml", "/openapi.yml")) {
            given().get(yaml)
                    .then()
                    .contentType("application/yaml; charset=UTF-8")
                    .body(containsString("openapi: 3.1.0"));
        }
    }

    @Test
    void itHasTheRoutesOfTheApiAndNoOthers() throws Exception {
        JsonNode api = api();
        assertEquals(
                List.of("/api/v1/endpoint", "/api/v1/images", "/api/v1/reports", "/score"), names(api.path("paths")));
        assertEquals(List.of("post"), names(api.at("/paths/~1api~1v1~1reports")));
        assertEquals("createReport", operation(api).path("operationId").asText());
        assertEquals("Reports", operation(api).at("/tags/0").asText());
        assertTrue(api.at("/info/description").asText().contains("Not for diagnosis"));
        assertEquals("Apache-2.0", api.at("/info/license/name").asText());
    }

    @Test
    void aStudyIsAFormWithFilesOrJsonWithBase64() throws Exception {
        JsonNode api = api();
        JsonNode content = operation(api).at("/requestBody/content");
        assertEquals(List.of("multipart/form-data", "application/json"), names(content));
        JsonNode form = resolve(api, content.at("/multipart~1form-data/schema"));
        JsonNode json = resolve(api, content.at("/application~1json/schema"));
        List<String> parts = List.of(
                "burnedInText",
                "comparison",
                "frontal",
                "frontalMask",
                "frontalWindow",
                "geometry",
                "indication",
                "lateral",
                "lateralMask",
                "lateralWindow",
                "prior",
                "priorMask",
                "priorReport",
                "priorWindow",
                "technique");
        assertEquals(parts, sorted(form.path("properties")));
        assertEquals(parts, sorted(json.path("properties")));
        for (String view : List.of("frontal", "lateral", "prior")) {
            assertEquals("string", form.at("/properties/" + view + "/type").asText());
            assertEquals("binary", form.at("/properties/" + view + "/format").asText());
            assertEquals("string", json.at("/properties/" + view + "/type").asText());
            assertEquals(
                    "base64",
                    json.at("/properties/" + view + "/contentEncoding").asText());
        }
        assertEquals("[\"frontal\"]", form.path("required").toString());
        assertEquals("[\"frontal\"]", json.path("required").toString());
        assertEquals("[\"crop\",\"pad\"]", form.at("/properties/geometry/enum").toString());
    }

    @Test
    void everyAnswerIsDescribed() throws Exception {
        JsonNode api = api();
        JsonNode responses = operation(api).path("responses");
        assertEquals(List.of("200", "default"), sorted(responses));
        assertEquals(List.of("application/json", "image/svg+xml", "text/html"), sorted(responses.at("/200/content")));
        JsonNode problem = resolve(api, responses.at("/default/content/application~1problem+json/schema"));
        assertEquals(
                List.of("detail", "errors", "instance", "status", "title", "type"), sorted(problem.path("properties")));
    }

    @Test
    void everyCodeOfTheProgramIsInIt() throws Exception {
        JsonNode schemas = api().at("/components/schemas");
        assertEquals(
                Arrays.stream(ProblemCode.values()).map(ProblemCode::type).toList(),
                texts(schemas.at("/Problem/properties/type/enum")));
        assertEquals(
                Arrays.stream(WarningCode.values()).map(WarningCode::key).toList(),
                texts(schemas.at("/Warning/properties/code/enum")));
    }

    @Test
    void theBearerIsItsSecurity() throws Exception {
        JsonNode api = api();
        assertEquals("http", api.at("/components/securitySchemes/bearer/type").asText());
        assertEquals(
                "bearer", api.at("/components/securitySchemes/bearer/scheme").asText());
        Map<String, Class<?>> resources = Map.of(
                "/api/v1/endpoint", EndpointResource.class,
                "/api/v1/images", ImagesResource.class,
                "/api/v1/reports", ReportsResource.class,
                "/score", ScoreResource.class);
        assertEquals(List.copyOf(new TreeSet<>(resources.keySet())), sorted(api.path("paths")));
        resources.forEach((path, resource) -> {
            List<String> roles =
                    List.of(resource.getAnnotation(RolesAllowed.class).value());
            for (JsonNode operation : api.path("paths").path(path)) {
                assertEquals(roles, texts(operation.at("/security/0/bearer")), path);
            }
        });
    }

    @Test
    void everyReferenceLeadsToASchemaAndEverySchemaIsReferredTo() throws Exception {
        JsonNode api = api();
        TreeSet<String> references = new TreeSet<>();
        api.findValuesAsText("$ref").forEach(references::add);
        TreeSet<String> schemas = new TreeSet<>();
        api.at("/components/schemas")
                .fieldNames()
                .forEachRemaining(name -> schemas.add("#/components/schemas/" + name));
        assertEquals(schemas, references);
        for (JsonNode schema : api.at("/components/schemas")) {
            assertFalse(schema.has("$ref"), schema.toString());
        }
    }

    @Test
    void theExampleAndARealReportHaveTheDescribedShape() throws Exception {
        JsonNode api = api();
        JsonNode schema = operation(api).at("/responses/200/content/application~1json/schema");
        JsonNode example = operation(api).at("/responses/200/content/application~1json/example");
        JsonNode real = JSON.readTree(given().header("Authorization", Tokens.bearer("alice"))
                .multiPart("frontal", "f.png", Pictures.sample())
                .post("/api/v1/reports")
                .asByteArray());
        fits(api, schema, example, "example");
        fits(api, schema, real, "report");
        try (InputStream file = getClass().getResourceAsStream("/example/report.json")) {
            assertEquals(JSON.readTree(file).toString(), example.toString());
        }
        assertEquals("simulated", real.at("/warnings/0/code").asText());
        assertTrue(real.at("/provenance/simulated").asBoolean());
        assertTrue(real.at("/findings/0/text").asText().startsWith("Simulated:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready"})
    void theProgramIsHealthy(String path) {
        given().get(path)
                .then()
                .statusCode(200)
                .contentType(startsWith("application/json"))
                .body("status", equalTo("UP"));
    }

    /** Just enough of JSON Schema for this description: types, required, properties, items, enum. */
    private static void fits(JsonNode api, JsonNode described, JsonNode value, String at) {
        JsonNode schema = resolve(api, described);
        String type = schema.path("type").asText();
        boolean right = switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> throw new AssertionError(at + " is described as " + schema);
        };
        assertTrue(right, at + " is no " + type + ": " + value);
        if (schema.has("enum")) {
            assertTrue(texts(schema.path("enum")).contains(value.asText()), at + " is " + value);
        }
        texts(schema.path("required")).forEach(name -> assertTrue(value.has(name), at + " lacks " + name));
        value.fieldNames().forEachRemaining(name -> {
            JsonNode member = schema.at("/properties/" + name);
            fits(
                    api,
                    member.isMissingNode() ? schema.path("additionalProperties") : member,
                    value.path(name),
                    at + "." + name);
        });
        if (value.isArray()) {
            value.forEach(item -> fits(api, schema.path("items"), item, at + "[]"));
        }
    }

    private static JsonNode api() throws Exception {
        return JSON.readTree(given().get("/openapi?format=json").asByteArray());
    }

    private static JsonNode operation(JsonNode api) {
        return api.at("/paths/~1api~1v1~1reports/post");
    }

    private static JsonNode resolve(JsonNode api, JsonNode schema) {
        return schema.has("$ref") ? api.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> sorted(JsonNode object) {
        return names(object).stream().sorted().toList();
    }

    private static List<String> texts(JsonNode array) {
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
                .map(i -> array.get(i).asText())
                .toList();
    }
}
