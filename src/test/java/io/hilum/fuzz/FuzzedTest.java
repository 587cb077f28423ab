package io.hilum.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every input must hold of good ones, and of those that once broke a reader. */
class FuzzedTest {
    private static final Path FOUND = Path.of("src/test/resources/fuzz");

    @ParameterizedTest
    @EnumSource
    void goodInputsAreTaken(FuzzTarget target) throws Exception {
        Fuzzed fuzzed = target.open();
        Map<String, byte[]> seeds = fuzzed.seeds();

        assertFalse(seeds.isEmpty());
        for (byte[] seed : seeds.values()) {
            fuzzed.feed(seed);
            fuzzed.feed(Arrays.copyOf(seed, seed.length / 2));
        }
    }

    static Stream<Arguments> found() throws IOException {
        if (!Files.exists(FOUND)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.walk(FOUND)) {
            List<Path> found = files.filter(Files::isRegularFile).sorted().toList();
            return found.stream()
                    .map(file -> arguments(
                            Arrays.stream(FuzzTarget.values())
                                    .filter(target -> file.startsWith(FOUND.resolve(target.folder())))
                                    .findFirst()
                                    .orElseThrow(),
                            file.getFileName().toString(),
                            file));
        }
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @MethodSource("found")
    void whatOnceBrokeAReaderDoesNotAnyMore(FuzzTarget target, String sentence, Path file) throws Exception {
        target.open().feed(Files.readAllBytes(file));
    }
}
