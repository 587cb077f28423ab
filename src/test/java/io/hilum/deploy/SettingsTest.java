package io.hilum.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the files under {@code deploy} set is what the program reads: names, ports, paths, times. */
class SettingsTest {
    /** What a study may take at most: {@code hilum.endpoint.deadline}. */
    private static final Duration DEADLINE = Duration.ofSeconds(170);

    /** All that the program reads, as environment variables. */
    private static final Set<String> KNOWN = known();

    static List<Path> configuring() {
        return DeployFiles.configuring();
    }

    @ParameterizedTest
    @MethodSource("configuring")
    void everySettingIsOneThatTheProgramReads(Path file) {
        Set<String> unknown = DeployFiles.settings(file);
        unknown.removeAll(KNOWN);
        assertEquals(Set.of(), unknown);
    }

    @Test
    void bothWaysToHostTheGatewaySetTheSame() {
        Set<String> functions =
                new TreeSet<>(DeployFiles.settings(DeployFiles.ROOT.resolve("azure/modules/functions.bicep")));
        functions.addAll(DeployFiles.settings(DeployFiles.ROOT.resolve("functions/settings.json")));
        functions.remove("QUARKUS_HTTP_HOST"); // the host alone may reach it
        Set<String> container = DeployFiles.settings(DeployFiles.ROOT.resolve("azure/modules/container-app.bicep"));
        container.remove("QUARKUS_HTTP_PORT"); // the host says it
        assertEquals(functions, container);
    }

    @Test
    void portsAndProbesAreTheProgramsOwn() throws Exception {
        Properties program = program();
        String port = program.getProperty("quarkus.http.port").replaceAll(".*:(\\d+)}", "$1");
        String health = program.getProperty("quarkus.smallrye-health.root-path");
        String app = DeployFiles.text(DeployFiles.ROOT.resolve("azure/modules/container-app.bicep"));
        assertTrue(app.contains("var port = " + port + "\n"));
        JsonNode pod = container("kubernetes/deployment.yaml", "/spec/template/spec/containers/0");
        JsonNode knative = container("knative/service.yaml", "/spec/template/spec/containers/0");
        assertEquals(port, pod.at("/ports/0/containerPort").asText());
        assertEquals(port, knative.at("/ports/0/containerPort").asText());
        assertEquals(
                port,
                container("kubernetes/network-policy.yaml", "/spec/ingress/0/ports/0/port")
                        .asText());
        Set<String> paths = Pattern.compile("path: '?(/[\\w/]+)'?")
                .matcher(app
                        + DeployFiles.text(DeployFiles.ROOT.resolve("knative/service.yaml"))
                        + pod.findValuesAsText("path").stream()
                                .map(path -> "path: " + path + "\n")
                                .collect(Collectors.joining()))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(health + "/live", health + "/ready"), paths);
    }

    @Test
    void whatIsUnderWayHasTimeToEnd() throws Exception {
        assertEquals(
                "${hilum.endpoint.deadline:" + DEADLINE.toSeconds() + "S}",
                program().getProperty("quarkus.shutdown.timeout"));
        long pod = container("kubernetes/deployment.yaml", "/spec/template/spec/terminationGracePeriodSeconds")
                .asLong();
        long knative = container("knative/service.yaml", "/spec/template/spec/timeoutSeconds")
                .asLong();
        long app = Long.parseLong(DeployFiles.text(DeployFiles.ROOT.resolve("azure/modules/container-app.bicep"))
                .replaceAll("(?s).*terminationGracePeriodSeconds: (\\d+).*", "$1"));
        for (long seconds : new long[] {pod, knative, app}) {
            assertTrue(seconds > DEADLINE.toSeconds() + 10, seconds + " s");
        }
    }

    @ParameterizedTest
    @MethodSource("configuring")
    void secretsComeFromWhereSecretsAre(Path file) {
        Pattern plain = Pattern.compile(
                "(?:name: '?|\"|^ *)(?:QUARKUS_OIDC_CREDENTIALS_SECRET|HILUM_ACCESS_SESSION_SECRET|HILUM_ENDPOINT_KEY)'?\"?:?\\s+(\\S+)",
                Pattern.MULTILINE);
        plain.matcher(DeployFiles.text(file))
                .results()
                .forEach(use -> assertTrue(
                        use.group(1).matches("secretRef:|valueFrom:|'@Microsoft\\.KeyVault.*"),
                        () -> file + ": " + use.group()));
    }

    private static JsonNode container(String file, String pointer) {
        return DeployFiles.yaml(DeployFiles.ROOT.resolve(file)).get(0).at(pointer);
    }

    private static Properties program() throws IOException {
        Properties program = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            program.load(in);
        }
        return program;
    }

    private static Set<String> known() {
        Set<String> known = new TreeSet<>();
        for (JavaClass mapping : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.hilum")) {
            if (mapping.isAnnotatedWith(ConfigMapping.class)) {
                String prefix = mapping.getAnnotationOfType(ConfigMapping.class).prefix();
                Stream.of(mapping.reflect().getMethods())
                        .map(Method::getName)
                        .map(name -> prefix + '.' + name.replaceAll("([a-z0-9])([A-Z])", "$1-$2"))
                        .map(name -> name.replaceAll("[^A-Za-z0-9]", "_"))
                        .map(String::toUpperCase)
                        .forEach(known::add);
            }
        }
        assertTrue(
                known.contains("HILUM_ENDPOINT_SCORING_URI") && known.contains("HILUM_UPLOAD_MAX_BYTES"),
                known::toString);
        QuarkusSettings.SET.keySet().stream()
                .map(name -> name.replaceAll("[^A-Za-z0-9]", "_"))
                .map(String::toUpperCase)
                .forEach(known::add);
        return known;
    }
}
