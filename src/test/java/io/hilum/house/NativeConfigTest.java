package io.hilum.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.util.Configuration;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponses;
import org.junit.jupiter.api.Test;

/**
 * What the native executable is told by names of others' classes is still true of the libraries at hand. (Building one
 * takes minutes, and not everybody can.)
 */
class NativeConfigTest {
    private static final String FOLDER = "/META-INF/native-image/io.hilum/hilum/";

    @Test
    void whatIsInitialisedAtRunTimeIsThere() throws IOException {
        Properties told = new Properties();
        try (InputStream in = open("native-image.properties")) {
            told.load(in);
        }
        String[] names = told.getProperty("Args").split("=", 2)[1].split(",");
        assertTrue(names.length > 1);
        for (String name : names) {
            assertTrue(isClass(name) || isPackage(name), name);
        }
    }

    @Test
    void whatIsReachedByReflectionIsThere() throws IOException {
        try (InputStream in = open("reflect-config.json")) {
            for (JsonNode entry : new ObjectMapper().readTree(in)) {
                assertTrue(isClass(entry.get("name").asText()), entry::toString);
            }
        }
    }

    /** See {@code ServerIdentities}. */
    @Test
    void theLibraryStillLooksForIdentitiesByTheSameMethods() {
        Class<?> builder = DefaultAzureCredentialBuilder.class;
        assertDoesNotThrow(() -> builder.getDeclaredMethod("getCredentialsChain"));
        assertDoesNotThrow(() -> builder.getDeclaredMethod("addProdCredentials", List.class));
    }

    /** An executable finds their fields by reflection; without, it writes {@code {}}. */
    @Test
    void whatAnswersAreWrittenFromIsRegistered() {
        List<Class<?>> written = new ClassFileImporter()
                .importPath("target/classes").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method ->
                                method.isAnnotatedWith(APIResponse.class) || method.isAnnotatedWith(APIResponses.class))
                        .map(JavaMethod::reflect)
                        .flatMap(method -> Arrays.stream(method.getAnnotationsByType(APIResponse.class)))
                        .flatMap(response -> Arrays.stream(response.content()))
                        .<Class<?>>map(content -> content.schema().implementation())
                        .filter(type -> type.getName().startsWith("io.hilum."))
                        .distinct()
                        .toList();
        assertTrue(written.size() > 3, written::toString);
        for (Class<?> type : written) {
            assertNotNull(type.getAnnotation(RegisterForReflection.class), type.getName());
        }
    }

    /** Its name has the version's first digit in it, so as not to match its neighbours. */
    @Test
    void theConfigurationThatIsLeftOutIsStillWhereItWas() throws IOException {
        try (InputStream in = open("/application.properties")) {
            String settings = new String(in.readAllBytes(), UTF_8);
            assertTrue(
                    settings.contains("com.azure.azure-core-1,/META-INF/native-image/com.azure/azure-core/"), settings);
        }
        String jar = Configuration.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        assertTrue(jar.matches(".*/azure-core-1[^/]*\\.jar"), jar);
        assertNotNull(getClass().getResource("/META-INF/native-image/com.azure/azure-core/reflect-config.json"));
    }

    private static InputStream open(String name) {
        return NativeConfigTest.class.getResourceAsStream(name.startsWith("/") ? name : FOLDER + name);
    }

    private static boolean isClass(String name) {
        try {
            Class.forName(name, false, NativeConfigTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static boolean isPackage(String name) {
        return NativeConfigTest.class.getClassLoader().getResource(name.replace('.', '/') + "/") != null;
    }
}
