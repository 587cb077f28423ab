package io.hilum.packaged;

import static io.hilum.packaged.Requests.answer;
import static io.hilum.packaged.Requests.form;
import static io.hilum.packaged.Requests.report;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.api.Pictures;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever shows the endpoint a key pays nothing for the libraries that fetch tokens. */
@ExtendWith(TellsStory.class)
class NothingOfAzureIT {
    private static final List<String> PACKAGES =
            List.of("com.azure.", "com.microsoft.aad.", "reactor.", "com.sun.jna.", "io.hilum.endpoint.AzureIdentity$");

    @Test
    @DisabledIf(
            value = "io.hilum.packaged.Packaging#isNative",
            disabledReason = "an executable keeps no log of the classes that it loads")
    void noClassOfItIsLoadedForAStudyWithAKey() throws Exception {
        try (Program program = Program.local("-Xlog:class+load:file=classes.log")) {
            byte[] frontal = Pictures.jpeg(600, 800);
            assertEquals(
                    200,
                    answer(report(program, form(Map.of("frontal", frontal)))).statusCode());

            try (Stream<String> classes = Files.lines(program.work().resolve("classes.log"))) {
                List<String> loaded = classes.filter(line -> line.contains("source:"))
                        .map(line -> line.replaceFirst("^(\\[[^]]*\\])*\\s*", ""))
                        .toList();
                assertTrue(loaded.stream().anyMatch(name -> name.startsWith("io.hilum.endpoint.")));
                assertEquals(
                        List.of(),
                        loaded.stream()
                                .filter(name -> PACKAGES.stream().anyMatch(name::startsWith))
                                .toList());
            }
        }
    }
}
