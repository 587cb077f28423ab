package io.hilum.packaged;

import static io.hilum.packaged.Requests.answer;
import static io.hilum.packaged.Requests.form;
import static io.hilum.packaged.Requests.report;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hilum.api.Pictures;
import io.hilum.endpoint.FaultyEndpoint;
import io.hilum.endpoint.IdentityStub;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The program as a managed identity: the token goes to the endpoint, and another when the first is refused there. */
@ExtendWith(TellsStory.class)
class EntraIT {
    private static final String SCORED = "[{\"output\":[[\"No pleural effusion.\",null]]}]";
    private static final Map<String, byte[]> STUDY = Map.of("frontal", Pictures.jpeg(600, 800));

    @Test
    void aTokenIsShownAndKeptAndReplacedWhenItIsRefused() throws Exception {
        try (IdentityStub identity = new IdentityStub();
                FaultyEndpoint endpoint = new FaultyEndpoint(FaultyEndpoint.answer(200, SCORED));
                Program program = program(endpoint, identity)) {
            read(program);
            read(program);
            assertEquals(List.of("Bearer token-1", "Bearer token-1"), shown(endpoint));
            assertEquals(1, identity.requests().size());

            endpoint.behave((request, socket, out) -> FaultyEndpoint.answer(
                            "Bearer token-1".equals(request.headers().get("authorization")) ? 401 : 200, SCORED)
                    .answer(request, socket, out));
            read(program);

            assertEquals(List.of("Bearer token-1", "Bearer token-2"), shown(endpoint));
            assertEquals(2, identity.requests().size());
            assertTrue(program.output().stream().noneMatch(line -> line.contains("token-")));
        }
    }

    @Test
    void withoutATokenTheProblemSaysWhatToDo() throws Exception {
        try (IdentityStub identity = new IdentityStub();
                FaultyEndpoint endpoint = new FaultyEndpoint(FaultyEndpoint.answer(200, SCORED));
                Program program = program(endpoint, identity)) {
            identity.status(400);

            HttpResponse<String> refused = answer(report(program, form(STUDY)));

            LocalModeIT.assertProblem(502, "endpoint-credentials", refused);
            assertTrue(refused.body().contains("hilum.endpoint.client-id"), refused::body);
            assertTrue(endpoint.requests().isEmpty());
        }
    }

    private static Program program(FaultyEndpoint endpoint, IdentityStub identity) {
        return Program.local(
                Map.of(
                        "IDENTITY_ENDPOINT",
                        identity.address() + IdentityStub.APP_SERVICE,
                        "IDENTITY_HEADER",
                        "header-of-the-test"),
                "-Dhilum.endpoint.auth=entra",
                "-Dhilum.endpoint.client-id=client-of-the-test",
                "-Dhilum.endpoint.scoring-uri=" + endpoint.scoringUri());
    }

    private static void read(Program program) throws Exception {
        HttpResponse<String> answer = answer(report(program, form(STUDY)));
        assertEquals(200, answer.statusCode(), answer::body);
    }

    private static List<String> shown(FaultyEndpoint endpoint) {
        return endpoint.requests().stream()
                .map(request -> request.headers().get("authorization"))
                .toList();
    }
}
