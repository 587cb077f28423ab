package io.hilum.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hilum.findings.WarningCode;
import io.hilum.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Completes the description of the API, as it is built, with what annotations can't say: the codes of problems and
 * warnings as the program has them, names for the report's parts, what is always there, and an example.
 */
public class ApiDescription implements OASFilter {
    private static final String SCHEMAS = "#/components/schemas/";
    /** What the domain's records are called in the description, where their own names say too little. */
    private static final Map<String, String> NAMES =
            Map.of("Fault", "ProblemPart", "Sent", "SentImage", "Seen", "SeenPart", "Box", "FindingBox");
    /** What is asked for, and says by itself what it needs. */
    private static final List<String> REQUESTS = List.of("StudyForm", "StudyJson", "ImageForm", "ImageJson");

    /** What isn't there in every answer. */
    private static final List<String> OPTIONAL = List.of(
            "Problem.errors",
            "Warning.finding",
            "Preview.dicom",
            "Preview.suggestedView",
            "Image.dicom",
            "Image.masked",
            "ImageDicom.modality",
            "ImageDicom.viewPosition",
            "ImageDicom.laterality",
            "ImageDicom.bodyPart",
            "ImageDicom.pixelSpacing",
            "PreviewDicom.modality",
            "PreviewDicom.bodyPart",
            "PreviewDicom.viewPosition",
            "PreviewDicom.laterality",
            "PreviewDicom.projection",
            "PreviewDicom.study",
            "PreviewDicom.studyDate",
            "PreviewDicom.burnedInAnnotation");

    private static final Map<String, String> DESCRIPTIONS = Map.ofEntries(
            Map.entry("BoundingBox", "Fractions of the original upright image's width and height; origin top left"),
            Map.entry("PixelRectangle", "Pixels of the original upright image; origin top left"),
            Map.entry("FindingBox", "One box, in three frames"),
            Map.entry("Image", "One image of the study, and what was done to it; sizes after EXIF orientation"),
            Map.entry("Image.sha256", "SHA-256 of the file as uploaded, lower-case hex"),
            Map.entry("Image.format", "What the bytes were: png, jpeg or dicom"),
            Map.entry("SentImage", "The PNG that went to the endpoint"),
            Map.entry("SentImage.sha256", "SHA-256 of the PNG as sent, lower-case hex"),
            Map.entry("SeenPart", "The part of the original image that the model saw, in its pixels"),
            Map.entry("ProblemPart", "One part of the request that is to blame"),
            Map.entry("ProblemPart.pointer", "The part's name, such as frontal; body for the whole"),
            Map.entry("Provenance", "Where the report comes from, so that it can be made again"),
            Map.entry("Provenance.endpoint", "Host of the scoring URI that answered"),
            Map.entry("Provenance.deployment", "The deployment that was asked for by name, or the empty text"),
            Map.entry("Provenance.simulated", "Whether the built-in simulator answered, and not a model"),
            Map.entry("Provenance.requestId", "As in the header X-Request-Id, the log, and sent to the endpoint"));

    @Override
    public @Nullable Schema filterSchema(Schema schema) {
        String reference = schema.getRef();
        if (reference != null && reference.startsWith(SCHEMAS)) {
            schema.setRef(SCHEMAS + name(reference.substring(SCHEMAS.length())));
        }
        return schema;
    }

    @Override
    public Operation filterOperation(Operation operation) {
        // "default" speaks for all refusals; what is added by itself beside it says less.
        List.of("400", "401", "403").forEach(operation.getResponses()::removeAPIResponse);
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, Schema> schemas = new TreeMap<>();
        api.getComponents().getSchemas().forEach((name, schema) -> schemas.put(name(name), schema));
        api.getComponents().setSchemas(schemas);
        schemas.forEach(ApiDescription::complete);
        property(schemas, "Problem", "type").setEnumeration(problemTypes());
        property(schemas, "Problem", "type").setDescription(problems());
        property(schemas, "Warning", "code").setEnumeration(warningCodes());
        property(schemas, "Warning", "code").setDescription(warnings());
        property(schemas, "Provenance", "geometry").setEnumeration(List.of("crop", "pad"));
        MediaType report = api.getPaths()
                .getPathItem("/api/v1/reports")
                .getPOST()
                .getResponses()
                .getAPIResponse("200")
                .getContent()
                .getMediaType("application/json");
        report.setExample(exampleReport());
    }

    private static void complete(String name, Schema schema) {
        if (DESCRIPTIONS.containsKey(name)) {
            schema.setDescription(DESCRIPTIONS.get(name));
        }
        List<String> required = new ArrayList<>();
        schema.getProperties().forEach((property, value) -> {
            String path = name + '.' + property;
            if (DESCRIPTIONS.containsKey(path)) {
                value.setDescription(DESCRIPTIONS.get(path));
            }
            if (!OPTIONAL.contains(path)) {
                required.add(property);
            }
        });
        if (!REQUESTS.contains(name)) {
            schema.setRequired(required);
        }
    }

    private static String name(String name) {
        return NAMES.getOrDefault(name, name);
    }

    private static Schema property(Map<String, Schema> schemas, String name, String property) {
        Schema schema = Objects.requireNonNull(schemas.get(name), name);
        return Objects.requireNonNull(schema.getProperties().get(property), property);
    }

    private static List<Object> problemTypes() {
        return Arrays.stream(ProblemCode.values())
                .<Object>map(ProblemCode::type)
                .toList();
    }

    private static String problems() {
        return Arrays.stream(ProblemCode.values())
                .map(code -> "- `%s` (%d): %s".formatted(code.type(), code.status(), code.title()))
                .collect(Collectors.joining("\n", "Stable; branch on it. More may come.\n", ""));
    }

    private static List<Object> warningCodes() {
        return Arrays.stream(WarningCode.values()).<Object>map(WarningCode::key).toList();
    }

    private static String warnings() {
        return Arrays.stream(WarningCode.values())
                .map(code -> "- `%s`: %s".formatted(code.key(), code.meaning()))
                .collect(Collectors.joining("\n", "Stable; branch on it. More may come.\n", ""));
    }

    private static Object exampleReport() {
        try (InputStream in = ApiDescription.class.getResourceAsStream("/example/report.json")) {
            JsonNode report = new ObjectMapper().readTree(Objects.requireNonNull(in));
            return new ObjectMapper().convertValue(report, Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
