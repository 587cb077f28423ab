package io.hilum.deploy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The scripts: read by shellcheck, and run with an {@code az} that only writes down what it is asked. Where a tool is
 * missing they are skipped, but in CI ({@code HILUM_REQUIRE_TOOLS}).
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "they are for a POSIX shell")
class ScriptsTest {
    private static final Path AZURE = DeployFiles.ROOT.resolve("azure").toAbsolutePath();
    private static final Path FUNCTIONS = DeployFiles.ROOT.resolve("functions").toAbsolutePath();

    /** What the other {@code az} answers, by a part of what it is asked; the last word is its quota. */
    private static final String AZ = """
            #!/usr/bin/env bash
            printf '%s\\n' "$*" >>"$AZ_LOG"
            case "$*" in
              *registrationState*) echo Registered ;;
              *restrictions*) echo 0 ;;
              *"vm list-skus"*) echo 1 ;;
              *"account show --query id"*) echo 00000000-0000-0000-0000-000000000000 ;;
              *usages*) printf '{"value":[{"name":{"value":"Standard NCADSA100v4 Family Cluster Dedicated vCPUs"},"limit":%s,"currentValue":0},{"name":{"value":"Standard NCADSA100v4 Family Low Priority"},"limit":900,"currentValue":0}]}' "$AZ_QUOTA" ;;
              *outputs.*) echo some-output ;;
              *"resource show"*) echo westus3 ;;
              *"resource delete"*) touch "$AZ_LOG.deleted" ;;
              *"deployments?api-version"*) [ -e "$AZ_LOG.deleted" ] || echo blue ;;
              *"--parameters @"*) all="$*"; last="${all##*@}"; stat -c %a "$last" >"$AZ_LOG.mode"; cat "$last" >"$AZ_LOG.parameters" ;;
            esac
            """;

    @TempDir
    Path folder;

    static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.walk(DeployFiles.ROOT)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> DeployFiles.text(file).startsWith("#!"))
                    .sorted()
                    .toList();
        }
    }

    @BeforeEach
    void putAzOnThePath() throws IOException {
        executable("az", AZ);
    }

    private void executable(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void shellcheckFindsNothing(Path script) throws Exception {
        requires("shellcheck");
        Run run = run(Map.of(), "shellcheck", "--external-sources", "--source-path=SCRIPTDIR", script.toString());
        assertEquals(0, run.exit(), run.output());
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aScriptCanBeRun(Path script) {
        assertTrue(Files.isExecutable(script));
    }

    @Test
    void thereMayBeTooLittleQuota() throws Exception {
        requires("python3");
        Run tooLittle = run(Map.of("AZ_QUOTA", "23"), AZURE.resolve("check").toString(), "small", "westus3");
        assertEquals(1, tooLittle.exit(), tooLittle.output());
        assertTrue(tooLittle.output().contains("need 24 free processors"), tooLittle.output());
        assertFalse(asked().stream().anyMatch(call -> call.contains("create")), "nothing was created");

        Run enough = run(Map.of("AZ_QUOTA", "24"), AZURE.resolve("check").toString(), "small", "westus3");
        assertEquals(0, enough.exit(), enough.output());
    }

    @Test
    void theGpuLosesItsTrafficBeforeItIsDeleted() throws Exception {
        requires("python3");
        Run off = run(Map.of(), AZURE.resolve("gpu").toString(), "off");
        assertEquals(0, off.exit(), off.output());
        List<String> asked = asked();
        int traffic = index(asked, "percent=0");
        int delete = index(asked, "resource delete");
        assertTrue(traffic >= 0 && traffic < delete, asked::toString);
        assertTrue(off.output().contains("bills no more"), off.output());
    }

    @Test
    void theGpuComesOnInTheSizeThatWasAskedFor() throws Exception {
        requires("python3");
        Run on = run(Map.of("AZ_QUOTA", "24"), AZURE.resolve("gpu").toString(), "on", "small");
        assertEquals(0, on.exit(), on.output());
        String create = asked().get(index(asked(), "gpu.bicep"));
        for (String value : List.of("modelVersion=12", "gpuSku=Standard_NC24ads_A100_v4", "gpuInstances=1")) {
            assertTrue(create.contains(value), create);
        }
    }

    @Test
    void theSecretIsInNoArgument() throws Exception {
        requires("python3");
        Map<String, String> settings = Map.of(
                "AZ_QUOTA", "24",
                "HILUM_OIDC_CLIENT_ID", "client",
                "HILUM_OIDC_CLIENT_SECRET", "a-secret-\"quoted\"",
                "HILUM_BUDGET_CONTACT", "somebody@example.org",
                "HILUM_IMAGE", "registry.example.org/hilum:1");
        Run up = run(settings, AZURE.resolve("up").toString(), "small", "westeurope", "westus3", "--what-if");
        assertEquals(0, up.exit(), up.output());
        assertTrue(asked().stream().anyMatch(call -> call.startsWith("deployment sub what-if")), asked()::toString);
        assertTrue(asked().stream().noneMatch(call -> call.contains("a-secret-")), asked()::toString);
        assertTrue(Files.readString(folder.resolve("asked.parameters")).contains("a-secret-\\\"quoted\\\""));
        assertEquals("600", Files.readString(folder.resolve("asked.mode")).strip());
    }

    @Test
    void pricesAreThoseOfLinuxOnDemand() throws Exception {
        requires("python3");
        String item = """
                {"retailPrice":%s,"unitOfMeasure":"1 Hour","productName":"NCads A100 v4%s","skuName":"NC24%s","meterName":"NC24"}""";
        executable("curl", """
                #!/usr/bin/env bash
                printf '%%s\n' "$*" >>"$AZ_LOG"
                case "$*" in
                  *A100*) echo '{"Items":[%s,%s,%s,%s]}' ;;
                  *) echo '{"Items":[]}' ;;
                esac
                """.formatted(
                        item.formatted("3.673", "", ""),
                        item.formatted("7.5", " Windows", ""),
                        item.formatted("1.1", "", " Spot"),
                        item.formatted("0.0", " nothing", "")));
        Run prices = run(Map.of(), AZURE.resolve("prices").toString(), "westeurope", "westus3");
        assertEquals(0, prices.exit(), prices.output());
        assertEquals(
                "3.673 per 1 Hour     NCads A100 v4, NC24: NC24",
                prices.output().strip());
        assertTrue(asked().stream().allMatch(call -> call.contains("armRegionName eq 'west")), asked()::toString);
    }

    @Test
    void theZipHoldsTheExecutableAndTheHostsFiles() throws Exception {
        requires("zip");
        Path zip = folder.resolve("functions.zip");
        Path executable = executable(62);
        Run run = run(Map.of(), FUNCTIONS.resolve("package").toString(), executable.toString(), zip.toString());
        assertEquals(0, run.exit(), run.output());
        String started = DeployFiles.json(FUNCTIONS.resolve("host.json"))
                .at("/customHandler/description/defaultExecutablePath")
                .asText();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            List<String> names = file.stream().map(ZipEntry::getName).toList();
            assertEquals(List.of(started, "host.json", "warmup/function.json", "web/function.json"), names);
            for (String name : names) {
                assertArrayEquals(
                        Files.readAllBytes(name.equals(started) ? executable : FUNCTIONS.resolve(name)),
                        file.getInputStream(file.getEntry(name)).readAllBytes(),
                        name);
            }
        }
        Run mode = run(
                Map.of(),
                "python3",
                "-c",
                "import sys, zipfile; print(oct(zipfile.ZipFile(sys.argv[1]).getinfo('hilum').external_attr >> 16))",
                zip.toString());
        assertEquals("0o100755", mode.output().strip());
    }

    @Test
    void anExecutableForAnotherMachineIsRefused() throws Exception {
        for (Path wrong : List.of(executable(183), Files.writeString(folder.resolve("script"), "#!/bin/sh\n"))) {
            Run run = run(
                    Map.of(),
                    FUNCTIONS.resolve("package").toString(),
                    wrong.toString(),
                    folder.resolve("no.zip").toString());
            assertEquals(1, run.exit(), run.output());
            assertTrue(run.output().contains("x86-64"), run.output());
            assertFalse(Files.exists(folder.resolve("no.zip")));
        }
    }

    /** The head of an ELF file of 64 bits for that machine. */
    private Path executable(int machine) throws IOException {
        byte[] head = Arrays.copyOf(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}, 64);
        head[16] = 3;
        head[18] = (byte) machine;
        return Files.write(folder.resolve("executable"), head);
    }

    private static int index(List<String> asked, String part) {
        return asked.indexOf(
                asked.stream().filter(call -> call.contains(part)).findFirst().orElse(""));
    }

    private List<String> asked() throws IOException {
        return Files.readAllLines(folder.resolve("asked"));
    }

    private record Run(int exit, String output) {}

    private Run run(Map<String, String> settings, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command))).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("HILUM_"));
        builder.environment().merge("PATH", "", (path, none) -> folder + ":" + path);
        builder.environment().put("AZ_LOG", folder.resolve("asked").toString());
        builder.environment().putAll(settings);
        Path output = folder.resolve("output");
        Process process = builder.redirectOutput(output.toFile()).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it ends");
        return new Run(process.exitValue(), Files.readString(output));
    }

    private static void requires(String tool) {
        boolean there =
                Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, tool)));
        if (System.getenv("HILUM_REQUIRE_TOOLS") != null) {
            assertTrue(there, tool + " is not installed");
        }
        assumeTrue(there, tool + " is not installed: this test needs it");
    }
}
