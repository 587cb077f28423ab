package io.hilum.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key from the settings, and one from a file. */
class KeyCredentialsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static Vertx vertx;

    private final SetClock clock = new SetClock(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aKeyOfTheSettingsIsSentWithoutTheSpaceAroundIt() {
        Credentials credentials = credentials(Map.of("key", " abc\n"));

        assertEquals("abc", bearer(credentials));
        assertFalse(renewed(credentials, "abc"));
    }

    @Test
    void withoutAuthThereIsNoBearer() {
        Credentials credentials = credentials(Map.of("auth", "none"));

        assertEquals(Optional.empty(), credentials.bearer().await().atMost(SECOND));
        assertFalse(renewed(credentials, "abc"));
    }

    @Test
    void aMissingKeyIsNamed() {
        assertRefused(Map.of(), "hilum.endpoint.key is not set", "HILUM_ENDPOINT_KEY", "hilum.endpoint.key-file");
    }

    @Test
    void aBlankKeyIsAMissingOne() {
        assertRefused(Map.of("key", "  "), "hilum.endpoint.key is not set");
    }

    @Test
    void twoKeysAreRefused() {
        assertRefused(
                Map.of("key", "abc", "key-file", written("key", "abc").toString()),
                "hilum.endpoint.key ",
                "hilum.endpoint.key-file",
                "both");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "a\nb", "a\u00e9", "\ufeffabc"})
    void aKeyThatIsNoWordIsRefusedWithoutRepeatingIt(String key) {
        ConfigurationException refused = assertRefused(Map.of("key", key), "hilum.endpoint.key");
        assertFalse(refused.getMessage().contains(key));

        assertRefused(Map.of("key-file", written("key", key).toString()), "hilum.endpoint.key-file");
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertRefused(Map.of("key-file", directory.resolve("none").toString()), "hilum.endpoint.key-file");
        assertRefused(Map.of("key-file", directory.toString()), "hilum.endpoint.key-file");
        assertRefused(Map.of("key-file", written("empty", " \n").toString()), "hilum.endpoint.key-file");
        assertRefused(Map.of("key-file", written("large", "k".repeat(20_000)).toString()), "hilum.endpoint.key-file");
    }

    @Test
    void whiteSpaceAroundTheKeyInAFileIsLeftOut() {
        assertEquals("abc", bearer(ofFile(written("key", "\t abc \r\n\n"))));
    }

    @Test
    void aChangedFileIsReadWithinASecond() {
        Path file = written("key", "one");
        Credentials credentials = ofFile(file);
        replace(file, "two");

        clock.forward(Duration.ofMillis(999));
        assertEquals("one", bearer(credentials));
        clock.forward(Duration.ofMillis(1));
        assertEquals("two", bearer(credentials));
    }

    @Test
    void aLinkThatKubernetesSwapsIsFollowed() throws Exception {
        Path first = Files.createDirectory(directory.resolve("..first"));
        Path second = Files.createDirectory(directory.resolve("..second"));
        FileTime same = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        for (Path version : new Path[] {first, second}) {
            Files.writeString(version.resolve("key"), version == first ? "one" : "two");
            Files.setLastModifiedTime(version.resolve("key"), same);
        }
        Path link = Files.createSymbolicLink(directory.resolve("..data"), first);
        Path file = Files.createSymbolicLink(directory.resolve("key"), link.resolve("key"));
        Credentials credentials = ofFile(file);
        assertEquals("one", bearer(credentials));

        Path next = Files.createSymbolicLink(directory.resolve("..data_tmp"), second);
        Files.move(next, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        clock.forward(SECOND);

        assertEquals("two", bearer(credentials));
    }

    @Test
    void aFileThatIsGoneOrEmptyForAMomentLeavesTheLastKey() throws Exception {
        Path file = written("key", "one");
        Credentials credentials = ofFile(file);

        Files.delete(file);
        clock.forward(SECOND);
        assertEquals("one", bearer(credentials));
        assertFalse(renewed(credentials, "one"));

        written("key", "");
        clock.forward(SECOND);
        assertEquals("one", bearer(credentials));
        assertFalse(renewed(credentials, "one"));

        written("key", "two");
        clock.forward(SECOND);
        assertEquals("two", bearer(credentials));
    }

    @Test
    void aRefusedKeyIsLookedForInTheFileAtOnce() {
        Path file = written("key", "one");
        Credentials credentials = ofFile(file);
        assertFalse(renewed(credentials, "one"));

        replace(file, "two");

        assertTrue(renewed(credentials, "one"));
        assertEquals("two", bearer(credentials));
    }

    @Test
    void aRefusedKeyIsReadAgainEvenWhereTheFileLooksTheSame() throws Exception {
        Path file = written("key", "one");
        FileTime time = Files.getLastModifiedTime(file);
        Credentials credentials = ofFile(file);
        Files.writeString(file, "two");
        Files.setLastModifiedTime(file, time);

        assertTrue(renewed(credentials, "one"));
    }

    @Test
    void aClockThatIsSetBackDoesNotKeepItFromLooking() {
        Path file = written("key", "one");
        Credentials credentials = ofFile(file);
        replace(file, "two");

        clock.forward(Duration.ofHours(-1));

        assertEquals("two", bearer(credentials));
    }

    private Credentials ofFile(Path file) {
        return credentials(Map.of("key-file", file.toString()));
    }

    private Credentials credentials(Map<String, String> settings) {
        Map<String, String> properties = new HashMap<>();
        settings.forEach((name, value) -> properties.put("hilum.endpoint." + name, value));
        AddressSettings read = new SmallRyeConfigBuilder()
                .withMapping(AddressSettings.class, "hilum.endpoint")
                .withDefaultValues(properties)
                .build()
                .getConfigMapping(AddressSettings.class, "hilum.endpoint");
        return new CredentialsFactory(vertx, clock).of(read);
    }

    private ConfigurationException assertRefused(Map<String, String> settings, String... words) {
        ConfigurationException refused = assertThrows(ConfigurationException.class, () -> credentials(settings));
        for (String word : words) {
            assertTrue(refused.getMessage().contains(word), refused.getMessage());
        }
        return refused;
    }

    private Path written(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** As careful tools write: beside it, then in its place. */
    private void replace(Path file, String text) {
        try {
            Files.move(written("next", text), file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String bearer(Credentials credentials) {
        return credentials.bearer().await().atMost(SECOND).orElseThrow();
    }

    private static boolean renewed(Credentials credentials, String refused) {
        return credentials.renew(refused).await().atMost(SECOND);
    }
}
