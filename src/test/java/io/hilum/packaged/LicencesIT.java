package io.hilum.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the bill of materials says of the shipped libraries. */
class LicencesIT {
    /** Those whose binaries may be shipped beside Apache-2.0; the Eclipse licence asks for no more than its notice. */
    private static final Set<String> FIT = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "EPL-1.0",
            "EPL-2.0",
            "GPL-2.0-with-classpath-exception");

    @Test
    void everyShippedLibrarysLicenceFits() throws IOException {
        List<String> unfit = new ArrayList<>();
        for (JsonNode library : libraries()) {
            // A library under several licences may be taken under the one of them that fits.
            if (licences(library).stream().noneMatch(FIT::contains)) {
                unfit.add(library.path("purl").asText() + " " + licences(library));
            }
        }
        assertEquals(List.of(), unfit);
    }

    @Test
    void everyShippedLibraryHasAVersionAndADigestAndIsNoSnapshot() throws IOException {
        assertTrue(libraries().size() > 100, "libraries: " + libraries().size());
        for (JsonNode library : libraries()) {
            String name = library.path("purl").asText();
            assertTrue(library.path("version").asText().matches("[0-9][A-Za-z0-9._-]*"), name);
            assertTrue(!name.contains("SNAPSHOT"), name);
            assertTrue(library.path("hashes").size() > 0, name);
        }
    }

    private static List<JsonNode> libraries() throws IOException {
        Path file = Path.of("target", "bom.json");
        JsonNode bom = new ObjectMapper().readTree(file.toFile());
        return StreamSupport.stream(bom.path("components").spliterator(), false).toList();
    }

    private static List<String> licences(JsonNode library) {
        List<String> licences = new ArrayList<>();
        for (JsonNode one : library.path("licenses")) {
            licences.add(
                    one.path("expression").asText(one.path("license").path("id").asText()));
        }
        return licences;
    }
}
