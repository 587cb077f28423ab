package io.hilum.access;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.runtime.LogoutException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What somebody may do who has shown who they are: the provider's roles and scopes become {@link Role}s. A token that names
 * scopes of ours may do what they say and no more, even where its user may; without, the roles decide. Here also end
 * bearers that are no access tokens, and sessions that the provider has ended.
 */
@ApplicationScoped
class Granting implements SecurityIdentityAugmentor {
    private final AccessSettings settings;
    private final EndedSessions ended;

    Granting(AccessSettings settings, EndedSessions ended) {
        this.settings = settings;
        this.ended = ended;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        IdTokenCredential session = identity.getCredential(IdTokenCredential.class);
        AccessTokenCredential bearer = identity.getCredential(AccessTokenCredential.class);
        if (session != null) {
            return ended.includes(session.getToken())
                    ? Uni.createFrom().failure(new LogoutException())
                    : Uni.createFrom().item(granted(identity, Set.of()));
        }
        if (bearer != null) {
            return AccessTokens.isOne(bearer.getToken())
                    ? Uni.createFrom().item(granted(identity, AccessTokens.scopes(bearer.getToken())))
                    : Uni.createFrom().failure(new AuthenticationFailedException("not an access token"));
        }
        return Uni.createFrom().item(identity);
    }

    /** The same identity with our roles in the place of the provider's. */
    private SecurityIdentity granted(SecurityIdentity identity, Set<String> scopes) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addRoles(roles(identity.getRoles(), scopes))
                .build();
    }

    private Set<String> roles(Set<String> named, Set<String> scopes) {
        Set<String> roles = new TreeSet<>();
        boolean reads = common(settings.readScopes(), scopes);
        boolean writes = common(settings.writeScopes(), scopes);
        boolean byRole = !reads && !writes && common(settings.readerRoles(), named);
        if (reads || byRole) {
            roles.add(Role.READ);
        }
        if (writes || byRole) {
            roles.add(Role.WRITE);
        }
        if (common(settings.operatorRoles(), named)) {
            roles.add(Role.OPERATE);
        }
        return roles;
    }

    private static boolean common(Collection<String> some, Collection<String> others) {
        return !Collections.disjoint(some, others);
    }
}
