package io.hilum.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What SECURITY.md promises a test for, has that test. */
class SecurityPageTest {
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))(?:#(\\w+))?`");
    private static final Pattern REQUIREMENT = Pattern.compile("^\\| (\\d+\\.\\d+\\.\\d+)", Pattern.MULTILINE);

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        Map<String, String> tests = sources();
        List<String> missing = new ArrayList<>();
        int named = 0;
        for (Matcher found = NAMED.matcher(page()); found.find(); named++) {
            String source = tests.getOrDefault(found.group(1), "");
            String method = found.group(2);
            if (source.isEmpty() || method != null && !source.contains(" void " + method + "(")) {
                missing.add(found.group());
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(named > 50, "tests named: " + named);
    }

    @Test
    void everyRowNamesARequirementByItsNumber() throws IOException {
        String table = page().substring(page().indexOf("| requirement | met | shown by |"));
        List<String> rows =
                table.lines().filter(line -> line.startsWith("| ")).skip(1).toList();
        assertEquals(
                rows.size(),
                REQUIREMENT.matcher(table).results().count(),
                "each row begins with a number of ASVS 5.0.0");
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("SECURITY.md"));
    }

    /** The tests' sources, by the name of their class. */
    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""), SecurityPageTest::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
