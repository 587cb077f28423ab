package io.hilum.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sessions that their provider has ended by back-channel logout. Quarkus verifies the logout token; it then forgets it
 * at its first use, and at anybody's next sign-in, so that a copy of the cookie would live on. Here it is remembered. Each
 * replica knows what it was told; the others learn it when they next ask the provider to renew the session.
 *
 * <p>Source: OpenID Connect Back-Channel Logout 1.0, 2.4 and 2.6.
 */
@Singleton
class EndedSessions {
    /** Bounds the memory; only providers can add to it. */
    private static final int MOST = 10_000;

    private final Organisations organisations;
    private final Map<String, Long> ended = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    EndedSessions(Organisations organisations) {
        this.organisations = organisations;
    }

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    String path = context.normalizedPath();
                    if (organisations.all().stream()
                            .anyMatch(one -> one.backChannelPath().equals(path))) {
                        context.addHeadersEndHandler(answered -> remember(context));
                    }
                    context.next();
                },
                FilterOrder.BACK_CHANNEL);
    }

    /** Quarkus answers 200 to a logout token that it has verified, and to nothing else. */
    private void remember(RoutingContext context) {
        String token = context.request().getFormAttribute("logout_token");
        if (context.response().getStatusCode() == 200 && token != null) {
            Bearer.part(token, 1).ifPresent(this::add);
        }
    }

    private void add(JsonObject claims) {
        String name = claims.containsKey("sid") ? "sid" : "sub";
        synchronized (ended) {
            ended.put(key(claims, name), claims.getLong("iat", 0L));
        }
    }

    /**
     * Whether a session is over.
     *
     * @param idToken the session's, verified
     */
    boolean includes(String idToken) {
        JsonObject claims = Bearer.part(idToken, 1).orElseGet(JsonObject::new);
        long began = claims.getLong("auth_time", claims.getLong("iat", 0L));
        synchronized (ended) {
            Long all = ended.get(key(claims, "sub"));
            return claims.containsKey("sid") && ended.containsKey(key(claims, "sid")) || all != null && began <= all;
        }
    }

    private static String key(JsonObject claims, String name) {
        return Bearer.text(claims, "iss") + ' ' + name + ' ' + Bearer.text(claims, name);
    }
}
