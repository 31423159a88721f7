package dev.firstkey.joineringest.rest;

import dev.firstkey.joineringest.TokenMetrics;
import dev.firstkey.joineringest.hris.SourceTokens;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A source's own token in the header `Authorization` (RFC 6750 §2.1) of a SCIM call. It counts
/// nowhere else, and none that is meant as one goes on to whoever looks at access tokens.
@ApplicationScoped
class SourceTokenMechanism implements HttpAuthenticationMechanism {
  /// The attribute of the caller with the source's URI.
  static final String SOURCE = "firstkey.source";

  private static final Pattern BEARER = Pattern.compile("(?i:bearer) +(.*)");
  private static final String CALLS = "/scim/v2/";
  private static final int BEFORE_OIDC = 10_000;

  private final SourceTokens tokens;
  private final TokenMetrics metrics;

  SourceTokenMechanism(SourceTokens tokens, TokenMetrics metrics) {
    this.tokens = tokens;
    this.metrics = metrics;
  }

  @Override
  public int getPriority() {
    return BEFORE_OIDC;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identityProviders) {
    List<String> credentials =
        context.request().headers().getAll(HttpHeaders.AUTHORIZATION).stream()
            .map(SourceTokenMechanism::credential)
            .toList();
    if (credentials.stream().noneMatch(SourceTokens::isMeantAsOne)) {
      return Uni.createFrom().nullItem();
    }
    return Optional.of(credentials)
        .filter(all -> all.size() == 1 && context.normalizedPath().startsWith(CALLS))
        .flatMap(all -> tokens.find(all.getFirst()))
        .map(this::believed)
        .orElseGet(this::refused);
  }

  private static String credential(String header) {
    Matcher bearer = BEARER.matcher(header);
    return bearer.matches() ? bearer.group(1) : "";
  }

  private Uni<SecurityIdentity> believed(SourceTokens.Known token) {
    metrics.used(token);
    return Uni.createFrom()
        .item(
            QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(token.uri()))
                .addRole("hris")
                .addAttribute(SOURCE, token.uri())
                .build());
  }

  private Uni<SecurityIdentity> refused() {
    metrics.refused();
    return Uni.createFrom().failure(new AuthenticationFailedException());
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().nullItem();
  }
}
