package io.hilum.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.browser.PlaywrightDriver;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks the types of the front end (JSDoc in ES modules) with TypeScript, on a machine that has a JDK and nothing else:
 * the checker comes as a jar, and Node with Playwright's driver.
 */
class FrontEndTypesTest {
    private static final Path FRONT_END = Path.of("src-web");

    @TempDir
    static Path typescript;

    @BeforeAll
    static void unpackTypeScript() throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(jarOf("META-INF/maven/org.webjars.npm/typescript/pom.xml"));
                Stream<Path> files =
                        Files.list(jar.getPath("META-INF/resources/webjars/typescript", version(), "lib"))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Files.copy(file, typescript.resolve(file.getFileName().toString()));
            }
        }
    }

    @Test
    void theFrontEndsTypesFit() throws Exception {
        Check check = check(FRONT_END.resolve("tsconfig.json"));
        assertEquals(0, check.exit(), check.output());
    }

    @Test
    void aWrongTypeIsFound(@TempDir Path folder) throws Exception {
        Files.copy(FRONT_END.resolve("tsconfig.json"), folder.resolve("tsconfig.json"));
        Files.createDirectory(folder.resolve("js"));
        Files.writeString(folder.resolve("js/wrong.js"), "/** @type {number} */\nexport const boxes = 'two';\n");

        Check check = check(folder.resolve("tsconfig.json"));

        assertNotEquals(0, check.exit());
        assertTrue(check.output().contains("Type 'string' is not assignable to type 'number'"), check.output());
    }

    private static Check check(Path project) throws IOException, InterruptedException {
        List<String> command = List.of(
                PlaywrightDriver.node().toString(),
                typescript.resolve("tsc.js").toString(),
                "--project",
                project.toString(),
                "--pretty",
                "false");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Check(process.waitFor(), output);
    }

    private static Path jarOf(String resource) {
        String url = Objects.requireNonNull(
                        FrontEndTypesTest.class.getClassLoader().getResource(resource), resource)
                .toString();
        return Path.of(URI.create(url.substring("jar:".length(), url.indexOf("!/"))));
    }

    private static String version() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = FrontEndTypesTest.class.getResourceAsStream(
                "/META-INF/maven/org.webjars.npm/typescript/pom.properties")) {
            properties.load(Objects.requireNonNull(in));
        }
        return properties.getProperty("version");
    }

    /** What the checker said: its exit code, 0 when all types fit, and its findings. */
    private record Check(int exit, String output) {}
}
