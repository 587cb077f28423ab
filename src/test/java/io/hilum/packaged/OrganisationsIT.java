package io.hilum.packaged;

import static io.hilum.packaged.Requests.answer;
import static io.hilum.packaged.Requests.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Several organisations share one deployment, each with a provider of its own, and none gets into another's place. One is
 * set by environment variables, as deployments do, the other by options.
 */
@ExtendWith(TellsStory.class)
class OrganisationsIT {
    private static final Map<String, Object> SCOPES = Map.of("scp", "studies.read studies.write");

    private static Provider heart;
    private static Provider lung;
    private static Program program;

    @BeforeAll
    static void start() {
        heart = Provider.start();
        lung = Provider.start();
        program = Program.production(
                Map.of(
                        "QUARKUS_OIDC_HEART_AUTH_SERVER_URL",
                        heart.address(),
                        "QUARKUS_OIDC_HEART_CLIENT_ID",
                        Provider.CLIENT,
                        "QUARKUS_OIDC_HEART_CREDENTIALS_SECRET",
                        "of-the-heart"),
                "-Dhilum.simulator.latency=20S",
                "-Dquarkus.oidc.lung.auth-server-url=" + lung.address(),
                "-Dquarkus.oidc.lung.client-id=" + Provider.CLIENT,
                "-Dquarkus.oidc.lung.credentials.secret=of-the-lung");
    }

    @AfterAll
    static void stop() {
        program.close();
        heart.close();
        lung.close();
    }

    @Test
    void aTokenIsReadByTheProviderThatIssuedIt() throws Exception {
        for (Provider provider : List.of(heart, lung)) {
            assertEquals(200, status(provider.token(SCOPES)).statusCode());
        }
    }

    @Test
    void aTokenThatClaimsAnotherIssuerIsRefused() throws Exception {
        String token = heart.token(Map.of("iss", lung.issuer(), "scp", "studies.read"));

        assertEquals(401, status(token).statusCode());
    }

    @Test
    void aTokenOfNeitherIsRefusedAsInvalid() throws Exception {
        HttpResponse<String> answer = status(heart.token(Map.of("iss", "https://evil.example", "scp", "studies.read")));

        assertEquals(401, answer.statusCode());
        assertEquals(List.of("Bearer error=\"invalid_token\""), answer.headers().allValues("WWW-Authenticate"));
    }

    @Test
    void peopleSignInByTheAddressOfTheirOrganisation() throws Exception {
        for (Map.Entry<String, Provider> one :
                Map.of("heart", heart, "lung", lung).entrySet()) {
            Visitor visitor = new Visitor(program);
            HttpResponse<String> sent = visitor.get("/sign-in/" + one.getKey());
            assertTrue(
                    Visitor.location(sent).toString().startsWith(one.getValue().address() + "/authorize"));

            HttpResponse<String> page = visitor.open("/sign-in/" + one.getKey());

            assertEquals(200, page.statusCode());
            assertTrue(page.body().contains("alice"), page::body);
            assertEquals(200, visitor.get("/").statusCode());
            assertTrue(
                    visitor.cookies().keySet().stream().anyMatch(name -> name.startsWith("q_session_" + one.getKey())));
        }
    }

    @Test
    void withoutAnOrganisationAPersonIsToldWhereToSignInAndNotWhoElseIsHere() throws Exception {
        HttpResponse<String> page = new Visitor(program).get("/");

        assertEquals(401, page.statusCode());
        assertTrue(page.body().contains("/sign-in/ and its name"), page::body);
        assertTrue(!page.body().contains("heart") && !page.body().contains("lung"), page::body);
        assertEquals(404, new Visitor(program).get("/sign-in/liver").statusCode());
        assertEquals(404, new Visitor(program).get("/sign-in/heart-scripts").statusCode());
    }

    @Test
    void aSessionOfOneIsNoneOfAnother() throws Exception {
        Visitor visitor = new Visitor(program);
        visitor.open("/sign-in/heart");
        Visitor forger = new Visitor(program);
        visitor.cookies().forEach((name, value) -> forger.cookies().put(name.replace("heart", "lung"), value));

        assertNotEquals(200, forger.get("/").statusCode());
    }

    /** Both providers know an alice with that subject: two people, who don't see each other's studies. */
    @Test
    void theSameSubjectOfTwoOrganisationsIsTwoPeople() throws Exception {
        String reference = "the-same-name";
        try (Waiting waiting = Waiting.of(program, heart.token(SCOPES), reference)) {
            assertEquals(1, waiting.seenBy(heart.token(SCOPES)));
            assertEquals(0, waiting.seenBy(lung.token(SCOPES)));
            assertEquals(0, waiting.seenBy(heart.token(Map.of("sub", "bob", "scp", "studies.read"))));
        }
    }

    private static HttpResponse<String> status(String token) throws Exception {
        return answer(to(program, "/api/v1/endpoint").header("Authorization", "Bearer " + token));
    }
}
