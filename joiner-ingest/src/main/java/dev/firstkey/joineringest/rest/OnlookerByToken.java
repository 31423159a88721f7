package dev.firstkey.joineringest.rest;

import dev.firstkey.joineringest.Onlooker;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Staff see what every source states; a SCIM client what it states itself.
@ApplicationScoped
class OnlookerByToken implements Onlooker {
  private final SecurityIdentity identity;
  private final ScimClient client;

  OnlookerByToken(SecurityIdentity identity, ScimClient client) {
    this.identity = identity;
    this.client = client;
  }

  @Override
  public Predicate<String> sources() {
    if (Stream.of("operator", "analyst").anyMatch(identity::hasRole)) {
      return _ -> true;
    }
    Optional<String> own = client.known();
    return source -> own.equals(Optional.of(source));
  }
}
