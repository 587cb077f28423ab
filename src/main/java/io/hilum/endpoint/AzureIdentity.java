package io.hilum.endpoint;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpClient;
import com.azure.core.http.policy.FixedDelay;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.http.vertx.VertxHttpClientBuilder;
import com.azure.identity.CredentialUnavailableException;
import com.azure.identity.DefaultAzureCredential;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.microsoft.aad.msal4j.ITokenCache;
import com.microsoft.aad.msal4j.ManagedIdentityApplication;
import io.hilum.endpoint.Credentials.Unavailable;
import io.hilum.endpoint.EntraCredentials.Token;
import io.hilum.endpoint.EntraCredentials.TokenSource;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fetches tokens with azure-identity's {@code DefaultAzureCredential}, over HTTP on the program's own Vert.x. Works on
 * worker threads: the library blocks. What names its types stands in {@link Library}, so that none of its classes is
 * loaded before the first token is fetched.
 */
final class AzureIdentity implements TokenSource {
    private final Vertx vertx;
    private final Optional<String> clientId;
    private @Nullable Library library;

    /** @param clientId a user-assigned identity's; without it the system-assigned one, or whatever else is found */
    AzureIdentity(Vertx vertx, Optional<String> clientId) {
        this.vertx = vertx;
        this.clientId = clientId;
    }

    @Override
    public CompletableFuture<Token> fetch() {
        CompletableFuture<Token> fetched = new CompletableFuture<>();
        vertx.executeBlocking(() -> library().fetch(), false)
                .onSuccess(token -> fetched.complete(Objects.requireNonNull(token)))
                .onFailure(fetched::completeExceptionally);
        return fetched;
    }

    private synchronized Library library() {
        if (library == null) {
            library = new Library(vertx, clientId);
        }
        return library;
    }

    /** All that touches Azure's classes. */
    private static final class Library {
        private static final TokenRequestContext SCOPE =
                new TokenRequestContext().addScopes("https://ml.azure.com/.default");
        private static final Pattern ENTRA_CODE = Pattern.compile("AADSTS\\d{1,10}");

        /** Longer than whoever waits: late answers are nobody's, but their thread must come back. */
        private static final Duration LIMIT = EntraCredentials.LIMIT.plusSeconds(5);

        private final HttpClient http;
        private final Optional<String> clientId;

        Library(Vertx vertx, Optional<String> clientId) {
            this.http = new VertxHttpClientBuilder()
                    .vertx(vertx)
                    .connectTimeout(Duration.ofSeconds(5))
                    .responseTimeout(Duration.ofSeconds(15))
                    .build();
            this.clientId = clientId;
        }

        /**
         * Asks for a new token. The library keeps tokens in two places: those of an application in the credential, so
         * each fetch builds one of its own, and those of a managed identity in one cache for the whole process, whose
         * tokens are made out to be over first.
         */
        Token fetch() throws Unavailable {
            expire(ManagedIdentityApplication.getSharedTokenCache());
            try {
                AccessToken token = credential().getToken(SCOPE).block(LIMIT);
                if (token == null) {
                    throw new Unavailable("Microsoft Entra ID gave no token.");
                }
                return new Token(token.getToken(), token.getExpiresAt().toInstant());
            } catch (CredentialUnavailableException nobody) {
                throw new Unavailable("No identity was found to fetch a token of Microsoft Entra ID with. Give the"
                        + " program a managed or a workload identity, or set AZURE_TENANT_ID, AZURE_CLIENT_ID and"
                        + " AZURE_CLIENT_SECRET; on a workstation, sign in with the Azure CLI.");
            } catch (ClientAuthenticationException refused) {
                throw new Unavailable("Microsoft Entra ID, or the endpoint of the managed identity, gave no token"
                        + code(refused).map(code -> " (" + code + ")").orElse("")
                        + ". Check that the identity exists, that hilum.endpoint.client-id names it if it is a"
                        + " user-assigned one, and that its endpoint can be reached.");
            }
        }

        private DefaultAzureCredential credential() {
            DefaultAzureCredentialBuilder builder = new DefaultAzureCredentialBuilder()
                    .httpClient(http)
                    // Refusals are tried again by the library below, at the pace that each identity service asks for.
                    .retryPolicy(new RetryPolicy(new FixedDelay(1, Duration.ofMillis(500))));
            clientId.ifPresent(builder::managedIdentityClientId);
            return builder.build();
        }

        /** Puts each access token back as one whose life is over, which is as good as not there. */
        private static void expire(ITokenCache cache) {
            JsonObject tokens = new JsonObject(cache.serialize());
            JsonObject access = tokens.getJsonObject("AccessToken", new JsonObject());
            access.fieldNames().forEach(name -> access.getJsonObject(name).put("expires_on", "0"));
            cache.deserialize(tokens.encode());
        }

        /** Entra's code for what went wrong. The messages themselves may repeat what the identity's endpoint said. */
        private static Optional<String> code(Throwable thrown) {
            for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                Matcher matcher = ENTRA_CODE.matcher(String.valueOf(cause.getMessage()));
                if (matcher.find()) {
                    return Optional.of(matcher.group());
                }
            }
            return Optional.empty();
        }
    }
}
