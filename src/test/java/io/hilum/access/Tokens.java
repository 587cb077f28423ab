package io.hilum.access;

import static io.restassured.RestAssured.given;

import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gets access tokens from the embedded identity provider, as a script does. */
public final class Tokens {
    private Tokens() {}

    /** The value of an Authorization header for that development user. */
    public static String bearer(String user) {
        String provider = ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class);
        return "Bearer "
                + given().formParams(Map.of("grant_type", "password", "username", user, "client_id", "hilum"))
                        .post(provider + "/token")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<String>path("access_token");
    }
}
