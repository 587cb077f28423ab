package io.hilum.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hilum.api.Pictures;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package for the Java worker, called as the worker calls it. */
class WorkerIT {
    private static final Path PACKAGES = Path.of("target/azure-functions");
    private static final String SECRET = "a-secret-of-the-test";

    @TempDir
    Path folder;

    @Test
    void aStudyArrivesByteForByteAndItsReportComesBack() throws Exception {
        List<String> answer = probe(study(), "Bearer " + SECRET);

        assertEquals(2, answer.size(), answer::toString);
        assertTrue(answer.get(0).startsWith("200 application/json"), answer::toString);
        JsonNode report = new ObjectMapper().readTree(answer.get(1));
        assertFalse(report.get("findings").isEmpty(), answer::toString);
        assertEquals(400, report.at("/images/frontal/width").asInt());
    }

    @Test
    void withoutATokenItIsRefusedAsEverywhere() throws Exception {
        assertTrue(probe(study()).get(0).startsWith("401 application/problem+json"));
    }

    @Test
    void bothTriggersAreBinary() throws IOException {
        for (String function : List.of("api", "score")) {
            JsonNode trigger = new ObjectMapper()
                    .readTree(packaged().resolve(function).resolve("function.json").toFile())
                    .at("/bindings/0");
            assertEquals("httpTrigger", trigger.get("type").asText().replace("HttpTrigger", "httpTrigger"));
            assertEquals("binary", trigger.get("dataType").asText());
        }
    }

    private List<String> probe(byte[] body, String... authorization) throws Exception {
        Path file = Files.write(folder.resolve("body"), body);
        Path app = packaged();
        String tests = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String worker = Stream.of(tests.split(File.pathSeparator))
                .filter(entry -> entry.contains("azure-functions-java-") || entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dquarkus.profile=local",
                "-Dquarkus.http.port=0",
                "-Dhilum.local.secret=" + SECRET,
                "-cp",
                String.join(File.pathSeparator, app + "/*", app.resolve("lib") + "/*", worker),
                WorkerProbe.class.getName(),
                file.toString(),
                "multipart/form-data; boundary=line",
                "/api/v1/reports"));
        command.addAll(List.of(authorization));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it ends");
        String all = Files.readString(output);
        assertEquals(0, process.exitValue(), all);
        return all.lines()
                .filter(line -> line.startsWith(WorkerProbe.MARK))
                .map(line -> line.substring(WorkerProbe.MARK.length()))
                .toList();
    }

    private static byte[] study() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write("--line\r\nContent-Disposition: form-data; name=\"frontal\"; filename=\"a\"\r\n\r\n".getBytes(UTF_8));
        body.write(Pictures.noise(400, 300));
        body.write("\r\n--line--\r\n".getBytes(UTF_8));
        return body.toByteArray();
    }

    private static Path packaged() throws IOException {
        try (Stream<Path> apps = Files.list(PACKAGES)) {
            return apps.findFirst().orElseThrow();
        }
    }
}
