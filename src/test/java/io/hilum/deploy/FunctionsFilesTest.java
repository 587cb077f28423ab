package io.hilum.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The host's files. Their words are those of the host's own options (HttpWorkerOptions, HttpWorkerDescription). */
class FunctionsFilesTest {
    private static final Path FUNCTIONS = DeployFiles.ROOT.resolve("functions");

    @Test
    void everyJsonFileIsOne() {
        Stream.of(DeployFiles.ending(".json").toArray(Path[]::new))
                .forEach(file -> assertTrue(DeployFiles.json(file).isObject()));
    }

    @Test
    void theHostProxiesToTheExecutable() {
        JsonNode host = DeployFiles.json(FUNCTIONS.resolve("host.json"));
        assertEquals("2.0", host.get("version").asText());
        assertEquals(Set.of("description", "enableProxyingHttpRequest"), names(host.get("customHandler")));
        assertEquals(
                Set.of("defaultExecutablePath", "workingDirectory", "arguments"),
                names(host.at("/customHandler/description")));
        assertEquals(
                "hilum",
                host.at("/customHandler/description/defaultExecutablePath").asText());
        assertTrue(host.at("/customHandler/enableProxyingHttpRequest").asBoolean());
        assertEquals("", host.at("/extensions/http/routePrefix").asText("missing"));
        assertEquals("[4.*, 5.0.0)", host.at("/extensionBundle/version").asText());
    }

    @Test
    void everyRequestWhateverItsMethodComesThrough() {
        JsonNode trigger =
                DeployFiles.json(FUNCTIONS.resolve("web/function.json")).at("/bindings/0");
        assertEquals("httpTrigger", trigger.get("type").asText());
        assertEquals("anonymous", trigger.get("authLevel").asText(), "who may do what is the program's to say");
        assertEquals("{*path}", trigger.get("route").asText());
        Set<String> methods = new TreeSet<>();
        trigger.get("methods").forEach(method -> methods.add(method.asText()));
        assertEquals(Set.of("delete", "get", "head", "options", "patch", "post", "put"), methods);
    }

    @Test
    void theJavaWorkersRoutesHaveNoPrefixEither() {
        JsonNode host = DeployFiles.json(DeployFiles.ROOT.resolve("functions-java/host.json"));
        assertEquals("", host.at("/extensions/http/routePrefix").asText("missing"));
    }

    /** The platform calls no other function than one of that name. */
    @Test
    void theWarmUpIsCalledWarmup() {
        JsonNode binding =
                DeployFiles.json(FUNCTIONS.resolve("warmup/function.json")).at("/bindings/0");
        assertEquals("warmupTrigger", binding.get("type").asText());
    }

    @Test
    void settingsHoldNoSecret() {
        DeployFiles.json(FUNCTIONS.resolve("settings.json"))
                .fieldNames()
                .forEachRemaining(name -> assertFalse(name.matches(".*(SECRET|KEY|PASSWORD).*"), name));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
