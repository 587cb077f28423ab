package io.hilum.access;

import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** The addresses for scripts: a bearer token counts there, a browser's session does not, and nobody is sent to sign in. */
final class ScriptPaths {
    private static final List<String> ROOTS = List.of("/api", "/score", "/metrics");

    private ScriptPaths() {}

    /** Whether the request asks for one of them. */
    static boolean asked(RoutingContext context) {
        String path = context.normalizedPath();
        return ROOTS.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }
}
