package io.hilum.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Dockerfiles, which nothing here can build: what they copy, start and promise is there. */
class ContainerFilesTest {
    private static final Path FOLDER = DeployFiles.ROOT.resolve("container");

    /** What the build puts under {@code target}, by what makes it. */
    private static final Map<String, String> BUILT = Map.of(
            "quarkus-app", "-Daot",
            "*-runner", "-Dnative",
            "bom.json", "package");

    static List<Path> dockerfiles() {
        return Stream.of("Dockerfile.native", "Dockerfile.jvm-aot")
                .map(FOLDER::resolve)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void whatIsCopiedIsInTheContextOrMadeByTheBuild(Path file) {
        String text = DeployFiles.text(file);
        Set<String> left =
                Set.copyOf(DeployFiles.text(Path.of(".dockerignore")).lines().toList());
        List<String> sources = found(text, "(?m)^COPY --from=build (?:--chown=\\S+ )?(.+) \\S+$").stream()
                .flatMap(all -> Stream.of(all.split(" ")))
                .toList();
        assertTrue(sources.size() >= 4, sources::toString);
        for (String source : sources) {
            String path = source.replaceFirst("^/code/", "");
            if (path.startsWith("target/")) {
                String by = BUILT.get(path.substring("target/".length()));
                assertTrue(by != null && text.contains(by), path);
            } else {
                assertTrue(Files.isRegularFile(Path.of(path)) && !left.contains(path), path);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void whatTheBuildIsAskedForIsAProfileOfIts(Path file) {
        String pom = DeployFiles.text(Path.of("pom.xml"));
        List<String> asked = found(DeployFiles.text(file), " -D(native|aot)\\b");
        assertEquals(1, asked.size());
        assertTrue(pom.contains("<name>" + asked.get(0) + "</name>"));
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void eachBaseHasADefaultOfOneVersion(Path file) {
        String text = DeployFiles.text(file);
        Map<String, String> defaults = Pattern.compile("(?m)^ARG (\\w+)=(\\S+)$")
                .matcher(text)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
        List<String> bases = found(text, "(?m)^FROM \\$\\{(\\w+)}");
        assertEquals(2, bases.size());
        bases.forEach(base -> assertTrue(defaults.get(base).matches("[\\w./-]+:(?!latest)[\\w.-]+"), base));
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void itRunsWhatWasCopiedAsAUserWithoutRightsOnTheProgramsPort(Path file) {
        String text = DeployFiles.text(file);
        String last = text.substring(text.lastIndexOf("\nFROM "));
        assertEquals(List.of("10001"), found(last, "(?m)^USER (\\S+)$"));
        String port = DeployFiles.text(Path.of("src/main/resources/application.properties"))
                .replaceAll("(?s).*quarkus\\.http\\.port=\\$\\{\\w+:(\\d+)}.*", "$1");
        assertEquals(List.of(port), found(last, "(?m)^EXPOSE (\\S+)$"));
        String started = found(last, "(?m)^ENTRYPOINT (.+)$").get(0);
        List<String> targets = found(last, "(?m)^COPY .* (/app\\S*)$");
        assertEquals(1, targets.size());
        assertTrue(started.contains('"' + targets.get(0)), started);
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
