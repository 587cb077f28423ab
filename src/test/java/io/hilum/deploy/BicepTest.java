package io.hilum.deploy;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.deploy.Bicep.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the compiler of Bicep would find, as far as it can be found without it: syntax, names, and how files fit together. */
class BicepTest {
    private static final Path AZURE = DeployFiles.ROOT.resolve("azure");
    private static final Pattern OUTPUT = Pattern.compile("\\b(\\w+)\\.outputs\\.(\\w+)");

    /** The namespaces that are always there. */
    private static final Set<String> BUILT_IN = Set.of("az", "sys");

    static List<Bicep> files() {
        return DeployFiles.ending(".bicep").stream().map(Bicep::read).toList();
    }

    @Test
    void thereAreFiles() {
        assertTrue(files().size() >= 10);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyNameIsDeclared(Bicep bicep) {
        Set<String> undeclared = bicep.used();
        undeclared.removeAll(declared(bicep));
        undeclared.removeAll(BUILT_IN);
        assertEquals(Set.of(), undeclared);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyParameterAndVariableIsUsed(Bicep bicep) {
        Set<String> unused = bicep.names("ParameterDeclaration", "VariableDeclaration");
        unused.removeAll(bicep.used());
        assertEquals(Set.of(), unused);
    }

    @ParameterizedTest
    @MethodSource("files")
    void aModuleGetsItsParametersAndNoOthers(Bicep bicep) {
        bicep.root().all("ModuleDeclaration").forEach(module -> {
            Bicep callee = callee(bicep, module);
            Set<String> given = keys(body(module).property("params").orElseThrow());
            Set<String> missing = callee.required();
            missing.removeAll(given);
            assertEquals(Set.of(), missing, module.name() + " lacks");
            given.removeAll(callee.names("ParameterDeclaration"));
            assertEquals(Set.of(), given, module.name() + " has no such");
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatIsReadOfAModuleItGives(Bicep bicep) {
        Map<String, Node> modules =
                bicep.root().all("ModuleDeclaration").collect(Collectors.toMap(Node::name, Function.identity()));
        for (MatchResult read :
                OUTPUT.matcher(DeployFiles.text(bicep.file())).results().toList()) {
            Node module = modules.get(read.group(1));
            assertTrue(module != null, read.group());
            assertTrue(callee(bicep, module).names("OutputDeclaration").contains(read.group(2)), read.group());
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void filesThatAreLoadedAreThere(Bicep bicep) {
        bicep.root()
                .all("FunctionCall")
                .filter(call -> call.name().startsWith("load"))
                .forEach(call -> {
                    String name =
                            call.all("StringLiteral").findFirst().orElseThrow().unquoted();
                    assertTrue(Files.exists(bicep.file().resolveSibling(name)), name);
                });
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyResourceNamesItsTypeAndVersion(Bicep bicep) {
        bicep.root()
                .all("ResourceDeclaration")
                .forEach(resource -> assertTrue(
                        resource.all("StringLiteral")
                                .findFirst()
                                .orElseThrow()
                                .unquoted()
                                .matches("Microsoft\\.\\w+(/\\w+)+@(20\\d\\d-\\d\\d-\\d\\d(-preview)?|v1\\.0)"),
                        resource::name));
    }

    @ParameterizedTest
    @MethodSource("files")
    void secretsAreMarked(Bicep bicep) {
        bicep.root()
                .all("ParameterDeclaration")
                .filter(parameter -> parameter.name().matches("(?i).*(secret|password|key)"))
                .forEach(parameter -> assertTrue(parameter.text().contains("@secure()"), parameter::name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "medium", "large", "main"})
    void aParameterFileSetsOnlyWhatThereIs(String name) {
        Bicep main = Bicep.read(AZURE.resolve("main.bicep"));
        Set<String> set = new TreeSet<>();
        DeployFiles.json(AZURE.resolve(name + ".parameters.json"))
                .get("parameters")
                .fieldNames()
                .forEachRemaining(set::add);
        set.removeAll(main.names("ParameterDeclaration"));
        assertEquals(Set.of(), set);
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "medium", "large"})
    void sizeAndScriptTogetherSetAllThatIsRequired(String size) {
        Set<String> required = Bicep.read(AZURE.resolve("main.bicep")).required();
        DeployFiles.json(AZURE.resolve(size + ".parameters.json"))
                .get("parameters")
                .fieldNames()
                .forEachRemaining(required::remove);
        String script = DeployFiles.text(AZURE.resolve("up"));
        assertEquals(
                List.of(),
                required.stream()
                        .filter(name -> !script.contains('"' + name + "\": "))
                        .toList());
    }

    @Test
    void theScriptsReadOutputsThatThereAre() {
        Set<String> outputs = Bicep.read(AZURE.resolve("main.bicep")).names("OutputDeclaration");
        for (Path script :
                List.of(AZURE.resolve("gpu"), AZURE.resolve("up"), DeployFiles.ROOT.resolve("functions/publish"))) {
            Pattern.compile("\\(value ([A-Z_]+)\\)|outputs\\.([A-Z_]+)\\.")
                    .matcher(DeployFiles.text(script))
                    .results()
                    .map(read -> read.group(1) == null ? read.group(2) : read.group(1))
                    .forEach(read -> assertTrue(outputs.contains(read), script + " reads " + read));
        }
    }

    /** Facts of the published how-to and of the model's card. Source: protocol, "Failures" (90 s), and its deployment. */
    @Test
    void theModelIsDeployedAsItsCardSays() {
        String gpu = DeployFiles.text(AZURE.resolve("modules/gpu.bicep"));
        for (String fact : List.of(
                "requestTimeout: 'PT1M30S'",
                "initialDelay: 'PT20M'",
                "'azureml://registries/azureml/models/CxrReportGen/versions/${modelVersion}'")) {
            assertTrue(gpu.contains(fact), fact);
        }
        assertTrue(DeployFiles.text(AZURE.resolve("modules/endpoint.bicep")).contains("authMode: 'AADToken'"));
    }

    @Test
    void whatIsWrongIsFound() {
        assertThrows(IllegalArgumentException.class, () -> Bicep.read(Path.of("x"), "resource a 'b' = {"));
        Bicep wrong = Bicep.read(Path.of("x"), "param a string\nvar b = '${c}-${d.e}'\noutput f string = g(h)[i]\n");
        assertEquals(Set.of("c", "d", "h", "i"), wrong.used());
        assertEquals(Set.of("a"), wrong.required());
    }

    private static Set<String> declared(Bicep bicep) {
        Set<String> declared =
                bicep.names("ParameterDeclaration", "VariableDeclaration", "ResourceDeclaration", "ModuleDeclaration");
        bicep.root().all("ForVariableBlock").map(Node::text).forEach(declared::add);
        return declared;
    }

    private static Bicep callee(Bicep caller, Node module) {
        String file = module.all("StringLiteral").findFirst().orElseThrow().unquoted();
        return Bicep.read(caller.file().resolveSibling(file));
    }

    private static Node body(Node declaration) {
        return declaration.all("ObjectExpression").findFirst().orElseThrow();
    }

    private static Set<String> keys(Node object) {
        return object.children().stream()
                .filter(node -> node.kind().equals("Property"))
                .map(node -> node.children().get(0).text())
                .collect(toCollection(TreeSet::new));
    }
}
