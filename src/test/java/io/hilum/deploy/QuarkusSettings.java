package io.hilum.deploy;

import java.util.Map;

/** Those of Quarkus's settings that deployments set, each with a value that it takes. */
public final class QuarkusSettings {
    public static final Map<String, String> SET = Map.of(
            "quarkus.http.host", "127.0.0.1",
            "quarkus.http.port", "0",
            "quarkus.http.proxy.proxy-address-forwarding", "true",
            "quarkus.http.proxy.allow-x-forwarded", "true",
            "quarkus.http.proxy.trusted-proxies", "127.0.0.1,100.64.0.0/10",
            "quarkus.oidc.auth-server-url", "https://provider.example",
            "quarkus.oidc.client-id", "hilum",
            "quarkus.oidc.authentication.scopes", "profile,offline_access",
            "quarkus.oidc.credentials.secret", "a-secret-of-the-test-of-32-letters");

    private QuarkusSettings() {}
}
