package io.hilum.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.endpoint.IdentityStub.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tokens by azure-identity, from stand-ins for the places that give them, over real sockets and from a real process. */
class AzureIdentityTest {
    private static final String[] AZURE = {"com.azure", "com.microsoft.aad", "reactor", "com.sun.jna"};

    @TempDir
    private Path directory;

    @Test
    void theIdentityEndpointOfAppServiceGivesOneTokenForAll() throws Exception {
        try (IdentityStub stub = new IdentityStub();
                EntraProcess program = new EntraProcess(appService(stub), directory)) {
            assertEquals(0, program.loaded(AZURE));

            assertEquals("token-1", program.tell("bearers 50"));

            assertEquals(1, stub.requests().size(), program::story);
            Request request = stub.requests().get(0);
            assertEquals("header-of-the-test", request.headers().getFirst("X-IDENTITY-HEADER"));
            assertEquals(Map.of("api-version", "2019-08-01", "resource", "https://ml.azure.com"), request.parameters());
            assertTrue(program.loaded(AZURE) > 0);
        }
    }

    @Test
    void aUserAssignedIdentityIsAskedForByItsClientId() throws Exception {
        try (IdentityStub stub = new IdentityStub();
                EntraProcess program = new EntraProcess(appService(stub), directory, "client-of-the-test")) {
            assertEquals("token-1", program.tell("bearers 1"));

            assertEquals(
                    "client-of-the-test", stub.requests().get(0).parameters().get("client_id"), program::story);
        }
    }

    @Test
    void aTokenIsRefreshedEarlyAndRenewedWhenRefusedPastAzuresOwnCaches() throws Exception {
        try (IdentityStub stub = new IdentityStub();
                EntraProcess program = new EntraProcess(appService(stub), directory)) {
            assertEquals("token-1", program.tell("bearers 1"));
            program.tell("forward PT54M");
            assertEquals("token-1", program.tell("bearers 1"));
            assertEquals(1, stub.requests().size());

            program.tell("forward PT2M");
            assertEquals("token-1", program.tell("bearers 1"));
            assertEquals("token-2", eventually(program, "token-2"));

            assertEquals("true", program.tell("renew token-2"));
            assertEquals("true", program.tell("renew token-2"));
            assertEquals("token-3", program.tell("bearers 50"));
            assertEquals(3, stub.requests().size(), program::story);
        }
    }

    @Test
    void theInstanceMetadataServiceGivesATokenAndAnotherWhenRefused() throws Exception {
        try (IdentityStub stub = new IdentityStub();
                EntraProcess program = new EntraProcess(
                        Map.of("AZURE_POD_IDENTITY_AUTHORITY_HOST", stub.address()), directory, "client-of-the-test")) {
            assertEquals("token-1", program.tell("bearers 50"));
            assertEquals("true", program.tell("renew token-1"));
            assertEquals("token-2", program.tell("bearers 1"));

            assertEquals(2, stub.requests().size(), program::story);
            for (Request request : stub.requests()) {
                assertEquals("true", request.headers().getFirst("Metadata"));
                assertEquals("https://ml.azure.com", request.parameters().get("resource"));
                assertEquals("client-of-the-test", request.parameters().get("client_id"));
            }
        }
    }

    @Test
    void aWorkloadIdentityChangesItsFileForATokenAndForAnotherWhenRefused() throws Exception {
        EntraCertificate certificate = new EntraCertificate(directory);
        Path file = Files.writeString(directory.resolve("federated-token"), "assertion-1\n");
        try (IdentityStub entra = IdentityStub.secured(certificate.tls());
                TunnelProxy proxy = new TunnelProxy(entra.port());
                EntraProcess program = new EntraProcess(
                        Map.of(
                                "AZURE_TENANT_ID", "tenant-of-the-test",
                                "AZURE_CLIENT_ID", "client-of-the-test",
                                "AZURE_FEDERATED_TOKEN_FILE", file.toString()),
                        directory,
                        "-Dhttps.proxyHost=127.0.0.1",
                        "-Dhttps.proxyPort=" + proxy.port(),
                        "-Djavax.net.ssl.trustStore=" + certificate.store(),
                        "-Djavax.net.ssl.trustStorePassword=" + EntraCertificate.PASSWORD)) {
            assertEquals("token-1", program.tell("bearers 50"));
            Files.writeString(file, "assertion-2");
            assertEquals("true", program.tell("renew token-1"));
            assertEquals("token-2", program.tell("bearers 1"));

            assertEquals(2, entra.requests().size(), program::story);
            for (int i = 0; i < 2; i++) {
                Map<String, String> parameters = entra.requests().get(i).parameters();
                assertEquals("client_credentials", parameters.get("grant_type"));
                assertEquals("client-of-the-test", parameters.get("client_id"));
                assertEquals("openid profile offline_access https://ml.azure.com/.default", parameters.get("scope"));
                assertEquals("assertion-" + (i + 1), parameters.get("client_assertion"));
            }
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-in for az is for a POSIX shell")
    void onAWorkstationTheAzureCliIsAsked() throws Exception {
        Path tool = Files.writeString(directory.resolve("az"), """
                #!/bin/sh
                echo '{"accessToken": "token-of-the-cli", "expires_on": 4102444800, "expiresOn": "2100-01-01 00:00:00.000000"}'
                """);
        assertTrue(tool.toFile().setExecutable(true));
        try (EntraProcess program = new EntraProcess(nobody("PATH", directory + ":/usr/bin:/bin"), directory)) {
            assertEquals("token-of-the-cli", program.tell("bearers 50"), program::story);
        }
    }

    @Test
    void aRefusalIsUnavailableAndNotKept() throws Exception {
        try (IdentityStub stub = new IdentityStub();
                EntraProcess program = new EntraProcess(appService(stub), directory)) {
            stub.status(400);
            String refused = program.tell("bearers 50");
            assertTrue(refused.startsWith("Unavailable: Microsoft Entra ID"), refused);
            assertTrue(refused.contains("AADSTS700016"), refused);
            assertTrue(refused.contains("hilum.endpoint.client-id"), refused);
            assertFalse(refused.contains("header-of-the-test"), refused);
            assertEquals(1, stub.requests().size(), program::story);

            stub.status(200);
            program.tell("forward PT1S");
            assertEquals("token-1", program.tell("bearers 1"));
        }
    }

    @Test
    void anIdentityEndpointThatIsDownIsUnavailable() throws Exception {
        Map<String, String> environment;
        try (IdentityStub stub = new IdentityStub()) {
            environment = appService(stub);
        }
        try (EntraProcess program = new EntraProcess(environment, directory)) {
            String down = program.tell("bearers 50");

            assertTrue(down.startsWith("Unavailable: Microsoft Entra ID"), program::story);
            assertFalse(down.contains(" | "), () -> "each caller is told the same: " + down);
            assertFalse(program.story().contains("header-of-the-test"), program::story);
        }
    }

    @Test
    void whereNoIdentityIsToBeFoundTheMessageSaysWhatToDo() throws Exception {
        try (EntraProcess program = new EntraProcess(nobody("PATH", "/none"), directory)) {
            String answer = program.tell("bearers 1");

            for (String word : List.of("Unavailable: ", "managed", "workload identity", "AZURE_CLIENT_ID", "CLI")) {
                assertTrue(answer.contains(word), program::story);
            }
        }
    }

    /** A machine without an identity of its own: nobody listens where the metadata service would be. */
    private Map<String, String> nobody(String name, String value) throws IOException {
        try (IdentityStub stub = new IdentityStub()) {
            return Map.of(
                    "AZURE_POD_IDENTITY_AUTHORITY_HOST", stub.address(), "HOME", directory.toString(), name, value);
        }
    }

    private static Map<String, String> appService(IdentityStub stub) {
        return Map.of(
                "IDENTITY_ENDPOINT",
                stub.address() + IdentityStub.APP_SERVICE,
                "IDENTITY_HEADER",
                "header-of-the-test");
    }

    /** Asks until the refresh in the background is through; a fetch takes at most half a minute. */
    private static String eventually(EntraProcess program, String token) {
        long deadline = System.nanoTime() + EntraCredentials.LIMIT.toNanos();
        String answer = program.tell("bearers 1");
        while (!answer.equals(token) && System.nanoTime() < deadline) {
            answer = program.tell("bearers 1");
        }
        return answer;
    }
}
