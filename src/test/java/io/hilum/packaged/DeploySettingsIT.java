package io.hilum.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.deploy.QuarkusSettings;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What deployments set of Quarkus's are settings that it has, with values that it takes. */
@ExtendWith(TellsStory.class)
class DeploySettingsIT {
    private static final String NO_SUCH = "quarkus.http.proxy.no-such-setting";

    @Test
    void quarkusKnowsThemAll() {
        String[] options = Stream.concat(
                        QuarkusSettings.SET.entrySet().stream().map(set -> "-D" + set.getKey() + "=" + set.getValue()),
                        Stream.of("-D" + NO_SUCH + "=1"))
                .toArray(String[]::new);
        try (Program program = Program.local(Map.of(), options)) {
            List<String> unknown = program.output().stream()
                    .filter(line -> line.contains("Unrecognized configuration key"))
                    .toList();
            assertEquals(1, unknown.size(), unknown::toString);
            assertTrue(unknown.get(0).contains(NO_SUCH), unknown::toString);
        }
    }
}
