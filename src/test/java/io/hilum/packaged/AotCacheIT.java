package io.hilum.packaged;

import static io.hilum.packaged.Requests.answer;
import static io.hilum.packaged.Requests.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** The trained cache is really used, and one that does not fit is not passed over in silence. */
@ExtendWith(TellsStory.class)
@EnabledIf(value = "io.hilum.packaged.Packaging#isAot", disabledReason = "has no AOT cache: ./mvnw verify -Daot")
class AotCacheIT {
    @Test
    void nearlyAllClassesComeFromTheCache() throws Exception {
        try (Program program = Program.local("-Xlog:class+load:file=classes.log")) {
            assertEquals(
                    200,
                    answer(to(program, "/").header("Authorization", "Bearer " + program.secret()))
                            .statusCode());

            try (Stream<String> lines = Files.lines(program.work().resolve("classes.log"))) {
                List<String> loaded =
                        lines.filter(line -> line.contains("source:")).toList();
                long cached = loaded.stream()
                        .filter(line -> line.contains("source: shared objects file"))
                        .count();
                System.out.println(cached + " of " + loaded.size() + " classes from the AOT cache");
                assertTrue(cached > 0.95 * loaded.size(), cached + " of " + loaded.size());
                assertTrue(loaded.stream()
                        .filter(line -> line.contains("io.hilum.web.UploadResource "))
                        .allMatch(line -> line.contains("shared objects file")));
            }
        }
    }

    @Test
    void aCacheOfOtherJarsStopsTheStart() throws Exception {
        Path jar = Packaging.tested().program();
        try (Program program =
                Program.start(Map.of(), "-Dquarkus.profile=local", "-Xbootclasspath/a:" + jar.toAbsolutePath())) {
            assertNotEquals(0, program.exitCode(Duration.ofSeconds(30)));
            assertTrue(program.output().stream().anyMatch(line -> line.contains("AOT cache")));
        }
    }
}
