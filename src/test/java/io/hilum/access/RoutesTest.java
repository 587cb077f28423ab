package io.hilum.access;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.security.Authenticated;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.ResponseBuilder;
import io.restassured.response.Response;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Nothing is open by oversight: each address of the running program has a rule, and those that are open to all stand here,
 * with the reason.
 */
@QuarkusTest
class RoutesTest {
    /** Resources that anybody may ask: the contract and the page about it hold nothing of anybody's. */
    private static final Set<String> OPEN_RESOURCES =
            Set.of("GET /docs", "GET /openapi", "GET /openapi.json", "GET /openapi.yaml", "GET /openapi.yml");

    /** Routes beside the resources. All but the metrics are open. */
    private static final Set<String> ROUTES = new TreeSet<>(Set.of(
            "/", // the resources and the static files, below
            "/q/", // Quarkus's own, of which there is nothing in production
            "/health", // for the platform, which has no token: up or down
            "/health/live",
            "/health/ready",
            "/health/started",
            "/health/well",
            "/health/group",
            "/health/group/",
            "/metrics", // for operators only
            "/metrics/"));

    private static final List<Class<? extends Annotation>> VERBS =
            List.of(GET.class, HEAD.class, POST.class, PUT.class, PATCH.class, DELETE.class, OPTIONS.class);

    @Inject
    Router router;

    @Test
    void eachRouteIsKnown() {
        Set<String> found = router.getRoutes().stream()
                .map(Route::getPath)
                .filter(Objects::nonNull)
                .map(path -> path.replaceFirst("/\\*$", "/"))
                .collect(toCollection(TreeSet::new));

        assertEquals(ROUTES, found);
        assertEquals(401, given().get("/metrics").statusCode());
        assertEquals(401, given().get("/metrics/all").statusCode());
    }

    @Test
    void eachResourceHasARuleAndAsksForASignInUnlessItIsOpen() {
        JavaClasses classes = new ClassFileImporter().importPath("target/classes");
        List<JavaMethod> methods = classes.stream()
                .filter(one -> one.isAnnotatedWith(Path.class))
                .flatMap(one -> one.getMethods().stream())
                .filter(method -> VERBS.stream().anyMatch(method::isAnnotatedWith))
                .toList();
        assertTrue(methods.size() > 5, "it finds the resources");

        for (JavaMethod method : methods) {
            String verb = verb(method);
            String path = path(method);
            boolean open = OPEN_RESOURCES.contains(verb + ' ' + path);
            assertEquals(open, hasRule(method, PermitAll.class), method.getFullName());
            assertTrue(
                    open || hasRule(method, RolesAllowed.class) || hasRule(method, Authenticated.class),
                    method.getFullName() + " has no rule");
            assertEquals(open ? 200 : 401, asNobody(method).statusCode(), verb + ' ' + path);
        }
    }

    /** With a body of the kind that it takes. Being sent to sign in counts as 401. */
    private static Response asNobody(JavaMethod method) {
        Response answer = given().redirects()
                .follow(false)
                .header(
                        "Content-Type",
                        method.tryGetAnnotationOfType(Consumes.class)
                                .map(type -> type.value()[0] + "; boundary=none")
                                .orElse("text/plain"))
                .request(verb(method), path(method));
        boolean sent = answer.statusCode() == 302 && answer.header("Location").contains("/authorize?");
        return sent ? new ResponseBuilder().clone(answer).setStatusCode(401).build() : answer;
    }

    @Test
    void eachStaticFileIsOneOfTheFrontEnds() throws IOException {
        java.nio.file.Path served = java.nio.file.Path.of("target/classes/META-INF/resources");
        try (Stream<java.nio.file.Path> files = Files.walk(served)) {
            for (java.nio.file.Path file : files.filter(Files::isRegularFile).toList()) {
                String path = served.relativize(file).toString().replace('\\', '/');

                assertTrue(path.matches("assets/(css|js)/[a-z/-]+\\.(css|js)|assets/favicon\\.svg"), path);
                assertEquals(200, given().get("/" + path).statusCode(), path);
            }
        }
    }

    @Test
    void whatIsNoRouteIsNotThere() {
        for (String path :
                List.of("/q/dev-ui", "/q/health", "/q/arc/beans", "/q/openapi", "/admin", "/api/v2/reports")) {
            assertEquals(404, given().get(path).statusCode(), path);
        }
    }

    private static String verb(JavaMethod method) {
        return VERBS.stream()
                .filter(method::isAnnotatedWith)
                .map(Class::getSimpleName)
                .findFirst()
                .orElseThrow();
    }

    private static String path(JavaMethod method) {
        String root = method.getOwner().getAnnotationOfType(Path.class).value();
        String own = method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        // A template's place is taken by something that is there: no organisation has a name in development.
        return ("/" + root + "/" + own)
                .replaceAll("\\{organisation}.*", "")
                .replaceAll("/+", "/")
                .replaceAll("(.)/$", "$1");
    }

    private static boolean hasRule(JavaMethod method, Class<? extends Annotation> rule) {
        JavaClass owner = method.getOwner();
        boolean ownRule = Stream.of(PermitAll.class, RolesAllowed.class, Authenticated.class)
                .anyMatch(method::isAnnotatedWith);
        return ownRule ? method.isAnnotatedWith(rule) : owner.isAnnotatedWith(rule);
    }
}
