package dev.firstkey.joineringest.rest;

import com.unboundid.scim2.common.exceptions.ForbiddenException;
import dev.firstkey.joineringest.hris.Sources;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Who calls over SCIM: the source whose OIDC client the token was issued to, or whose own token it
/// is.
@ApplicationScoped
class ScimClient {
  private final SecurityIdentity identity;
  private final Sources sources;

  ScimClient(SecurityIdentity identity, Sources sources) {
    this.identity = identity;
    this.sources = sources;
  }

  /// The source; fails with 403 where the client is none.
  Uni<String> source() {
    return known()
        .map(source -> Uni.createFrom().item(source))
        .orElseGet(() ->
            Uni.createFrom()
                .failure(new ForbiddenException("This client is no source of joiner events.")));
  }

  /// The same; empty where the client is none.
  Optional<String> known() {
    Optional<String> byItsToken =
        Optional.ofNullable(identity.getAttribute(SourceTokenMechanism.SOURCE));
    return byItsToken.or(() -> client().flatMap(sources::ofClient));
  }

  private Optional<String> client() {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? Optional.ofNullable(token.getClaim("azp"))
        : Optional.empty();
  }
}
