package io.hilum.access;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;

/** What somebody who is known but may not do this has to ask for, in the words of the identity provider's settings. */
@Singleton
public class MissingRole {
    private final AccessSettings settings;

    MissingRole(AccessSettings settings) {
        this.settings = settings;
    }

    /** For a person or a script's author, in a whole sentence. */
    public String advice(RoutingContext context) {
        if (ScriptPaths.asked(context)) {
            return operating(context)
                    ? "This needs the role " + names(settings.operatorRoles()) + ". Ask whoever runs Hilum here for it."
                    : "This needs the role " + names(settings.readerRoles()) + ", or a token with the scope "
                            + names(scopes(context)) + ". Ask whoever runs Hilum here for it.";
        }
        return "Your account has no role here that allows this. Ask whoever runs Hilum here for the role "
                + names(settings.readerRoles()) + ", then sign out and in again.";
    }

    /** For a script: the value of {@code WWW-Authenticate}. Source: RFC 6750, 3. */
    public String challenge(RoutingContext context) {
        String challenge = "Bearer error=\"insufficient_scope\"";
        return operating(context) ? challenge : challenge + ", scope=\"" + String.join(" ", scopes(context)) + '"';
    }

    private static boolean operating(RoutingContext context) {
        return context.normalizedPath().startsWith("/metrics");
    }

    private Set<String> scopes(RoutingContext context) {
        HttpMethod method = context.request().method();
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)
                ? settings.readScopes()
                : settings.writeScopes();
    }

    private static String names(Set<String> names) {
        return String.join(" or ", names);
    }
}
