package io.hilum.packaged;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.hilum.api.Pictures;
import io.hilum.browser.BrowserTest;
import io.hilum.browser.Pages;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program in production mode, over TLS, with a real Keycloak: people with a real browser, and scripts. */
@ExtendWith(TellsStory.class)
@BrowserTest
@BrowserTest.Expects({"favicon.ico", "403", "503", "127.0.0.1"})
class KeycloakIT {
    @TempDir
    private static Path directory;

    private static Keycloak keycloak;
    private static Program program;
    private static URI start;
    private static HttpClient client;

    @BeforeAll
    static void start() throws Exception {
        LoopbackCertificate certificate = new LoopbackCertificate(directory);
        int port = Keycloak.freePort();
        start = URI.create("https://127.0.0.1:" + port);
        keycloak = new Keycloak(start, certificate.pem());
        program = Program.production(
                "-Dquarkus.http.insecure-requests=disabled",
                "-Dquarkus.http.ssl-port=" + port,
                "-Dquarkus.tls.key-store.p12.path=" + certificate.store(),
                "-Dquarkus.tls.key-store.p12.password=" + LoopbackCertificate.PASSWORD,
                "-Dhilum.access.public-url=" + start,
                "-Dquarkus.oidc.auth-server-url=" + keycloak.realm(),
                "-Dquarkus.oidc.client-id=hilum",
                "-Dquarkus.oidc.credentials.secret=of-the-client-0123456789-0123456789",
                // Keycloak's ID tokens name no roles, unless a mapper adds them.
                "-Dquarkus.oidc.roles.source=accesstoken");
        client = HttpClient.newBuilder().sslContext(certificate.trust()).build();
    }

    @AfterAll
    static void stop() {
        if (program != null) {
            program.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    @Test
    void aPersonSignsInStaysSignedInAndSignsOutEverywhere(Pages pages) {
        Page page = signIn(pages, "alice");
        assertThat(page.locator(".who")).hasText("alice");
        List<Cookie> session = session(page);
        assertTrue(!session.isEmpty() && session.stream().allMatch(cookie -> cookie.secure && cookie.httpOnly));
        assertTrue(session.stream().allMatch(cookie -> cookie.sameSite == SameSiteAttribute.LAX));

        page.waitForTimeout(9_000); // the realm's tokens for this client last eight seconds, by the clock
        page.reload();
        assertThat(page.locator(".who")).hasText("alice");
        assertNotEquals(session.get(0).value, session(page).get(0).value);

        page.locator("a[href='/sign-out']").click();
        assertThat(page.locator("#kc-login")).isVisible();
        page.navigate(start + "/");
        assertThat(page.locator("#kc-login")).isVisible();
        assertTrue(session(page).isEmpty());
    }

    @Test
    void aPersonWithoutARoleIsToldWhatToAskFor(Pages pages) {
        Page page = signIn(pages, "bob");

        assertThat(page.locator("main")).containsText("the role reader");
    }

    @Test
    void signingOutAtTheProviderSignsOutHere(Pages pages) throws Exception {
        Page page = signIn(pages, "alice");
        Page elsewhere = signIn(pages, "alice");

        keycloak.signOut("alice");

        for (Page ended : List.of(page, elsewhere)) {
            ended.reload();
            assertThat(ended.locator("#kc-login")).isVisible();
        }
    }

    @Test
    void aMachineWorksLikeAPerson() throws Exception {
        String token = machine("pipeline", "of-the-pipeline");

        assertEquals(200, status(token).statusCode());
        assertEquals(200, report(token).statusCode());
        assertEquals(403, get("/metrics", token).statusCode());
    }

    @Test
    void aTokenForAnotherApiIsRefused() throws Exception {
        assertInvalid(status(machine("stranger", "of-the-stranger")));
    }

    @Test
    @Timeout(60)
    void onlyTheAccessTokenIsOne() throws Exception {
        var tokens = keycloak.tokens(Map.of(
                "grant_type", "password",
                "client_id", "hilum",
                "client_secret", "of-the-client-0123456789-0123456789",
                "username", "alice",
                "password", "alice",
                "scope", "openid"));

        String access = tokens.path("access_token").asText();
        assertEquals(200, status(access).statusCode());
        assertInvalid(status(tokens.path("id_token").asText()));
        assertInvalid(status(tokens.path("refresh_token").asText()));
        HttpResponse<String> last = status(access);
        while (last.statusCode() == 200) { // until it expires, after eight seconds
            Thread.sleep(250); // more often than that is faster than one user may ask
            last = status(access);
        }
        assertInvalid(last);
    }

    @Test
    void aNewKeyIsFound(Pages pages) throws Exception {
        Page page = signIn(pages, "alice");
        String before = machine("pipeline", "of-the-pipeline");

        keycloak.rotate();

        String after = machine("pipeline", "of-the-pipeline");
        assertNotEquals(before.substring(0, before.indexOf('.')), after.substring(0, after.indexOf('.')));
        assertEquals(200, status(after).statusCode());
        assertEquals(200, status(before).statusCode());
        page.reload();
        assertThat(page.locator(".who")).hasText("alice");
    }

    @Test
    void aKeycloakThatIsDownForAWhileSignsNobodyOut(Pages pages) throws Exception {
        Page page = signIn(pages, "alice");
        String token = machine("pipeline", "of-the-pipeline");

        keycloak.stop();
        try {
            assertEquals(200, report(token).statusCode());
            page.waitForTimeout(9_000); // until the session has to be renewed
            page.reload();
            assertThat(page.locator("main")).containsText("you stay signed in");
        } finally {
            keycloak.start();
        }

        page.reload();
        assertThat(page.locator(".who")).hasText("alice");
    }

    private static Page signIn(Pages pages, String user) {
        Page page = pages.open(new Browser.NewContextOptions().setIgnoreHTTPSErrors(true));
        page.navigate(start + "/");
        page.locator("#username").fill(user);
        page.locator("#password").fill(user);
        page.locator("#kc-login").click();
        page.waitForURL(start + "/");
        return page;
    }

    private static List<Cookie> session(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.startsWith("q_session"))
                .toList();
    }

    private static String machine(String id, String secret) throws Exception {
        return keycloak.tokens(Map.of("grant_type", "client_credentials", "client_id", id, "client_secret", secret))
                .path("access_token")
                .asText();
    }

    private static void assertInvalid(HttpResponse<String> answer) throws Exception {
        LocalModeIT.assertProblem(401, "not-signed-in", answer);
        assertEquals(List.of("Bearer error=\"invalid_token\""), answer.headers().allValues("WWW-Authenticate"));
    }

    private static HttpResponse<String> status(String token) throws Exception {
        return get("/api/v1/endpoint", token);
    }

    private static HttpResponse<String> get(String path, String token) throws Exception {
        return client.send(asked(path, token).GET().build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> report(String token) throws Exception {
        BodyPublisher form = Requests.form(new HashMap<>(Map.of("frontal", Pictures.png(300, 300))));
        return client.send(
                asked("/api/v1/reports", token)
                        .header("Content-Type", "multipart/form-data; boundary=" + Requests.BOUNDARY)
                        .POST(form)
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder asked(String path, String token) {
        return HttpRequest.newBuilder(start.resolve(path)).header("Authorization", "Bearer " + token);
    }
}
