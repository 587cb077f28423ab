package io.hilum.packaged;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hilum.packaged.ImageTar.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The container image that Jib has made, on whatever base: it holds the executable and little else. */
@EnabledIfSystemProperty(
        named = ContainerImageIT.TAR,
        matches = ".*\\.tar",
        disabledReason = "has no container image: ./mvnw verify -Dnative -Djib")
class ContainerImageIT {
    static final String TAR = "hilum.image";

    private static final String LICENCES = "licenses/";

    private static Path executable;
    private static ImageTar image;

    @BeforeAll
    static void read() throws IOException {
        executable = Path.of(System.getProperty("hilum.program"));
        image = ImageTar.read(Path.of(System.getProperty(TAR)));
    }

    @Test
    void itRunsTheExecutableAsTheDockerfileDoes() throws IOException {
        String dockerfile = Files.readString(Path.of("deploy/container/Dockerfile.native"));
        JsonNode config = image.config().get("config");

        assertEquals(
                "linux amd64",
                image.config().get("os").asText()
                        + ' '
                        + image.config().get("architecture").asText());
        assertEquals("[\"/" + inImage() + "\"]", config.get("Entrypoint").toString());
        assertTrue(config.path("Cmd").isMissingNode(), config::toString);
        assertEquals(word(dockerfile, "USER"), config.get("User").asText());
        assertTrue(config.get("User").asText().matches("[1-9]\\d*"), "a number, so that it can be seen not to be root");
        assertEquals(
                "{\"" + word(dockerfile, "EXPOSE") + "/tcp\":{}}",
                config.get("ExposedPorts").toString());
    }

    @Test
    void besideTheExecutableItHoldsWhatItIsMadeOfAndUnderWhichLicence() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        own().stream().filter(Entry::isFile).forEach(file -> files.put(file.name(), file.content()));

        Map<String, Path> expected = Map.of(
                inImage(),
                executable,
                LICENCES + "LICENSE",
                Path.of("LICENSE"),
                LICENCES + "NOTICE",
                Path.of("NOTICE"),
                LICENCES + "bom.json",
                Path.of("target/bom.json"));
        assertEquals(expected.keySet(), files.keySet());
        for (Map.Entry<String, Path> file : expected.entrySet()) {
            assertArrayEquals(Files.readAllBytes(file.getValue()), files.get(file.getKey()), file.getKey());
        }
    }

    @Test
    void nobodyInItMayChangeAnything() {
        for (Entry entry : own()) {
            assertEquals("0:0", entry.owner(), entry.name());
            int mode = entry.isFile() && !entry.name().equals(inImage()) ? 0644 : 0755;
            assertEquals(Integer.toOctalString(mode), Integer.toOctalString(entry.mode()), entry.name());
        }
    }

    @Test
    void itTellsNoSecretAndNoTime() {
        JsonNode config = image.config().get("config");
        config.get("Env").forEach(set -> assertTrue(!set.asText().matches("(HILUM|QUARKUS|AZURE)_.*"), set.asText()));
        assertEquals("1970-01-01T00:00:00Z", image.config().get("created").asText());
        own().forEach(entry -> assertTrue(entry.changed() <= 1, entry.name()));
        assertEquals(
                "Apache-2.0",
                config.at("/Labels/org.opencontainers.image.licenses").asText());
    }

    /** What is in the layers above the base's. */
    private static List<Entry> own() {
        List<List<Entry>> layers = image.layers();
        int jibs = (int) image.config().get("history").findValuesAsText("author").stream()
                .filter("Jib"::equals)
                .count();
        List<Entry> own = new ArrayList<>();
        layers.subList(layers.size() - jibs, layers.size()).forEach(own::addAll);
        return own;
    }

    private static String inImage() {
        return "app/" + executable.getFileName();
    }

    private static String word(String dockerfile, String instruction) {
        List<String> words = Pattern.compile("(?m)^" + instruction + " (\\S+)$")
                .matcher(dockerfile)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        return words.get(words.size() - 1);
    }
}
