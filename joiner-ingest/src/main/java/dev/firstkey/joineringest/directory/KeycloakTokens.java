package dev.firstkey.joineringest.directory;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/// Access tokens of the service account (RFC 6749 §4.4), kept until shortly before they end.
final class KeycloakTokens {
  private static final int EARLY_SECONDS = 30;

  private final WebClient client;
  private final DirectoryConfig config;
  private final Clock clock;
  private final AtomicReference<Token> kept = new AtomicReference<>(new Token("", Instant.MIN));

  KeycloakTokens(WebClient client, DirectoryConfig config, Clock clock) {
    this.client = client;
    this.config = config;
    this.clock = clock;
  }

  Uni<String> token() {
    return Uni.createFrom()
        .deferred(() -> {
          Token token = kept.get();
          return token.ends().isAfter(clock.instant())
              ? Uni.createFrom().item(token.value())
              : fetch();
        });
  }

  /// Forgets a token that was not accepted.
  void forget(String value) {
    kept.updateAndGet(token -> token.value().equals(value) ? new Token("", Instant.MIN) : token);
  }

  private Uni<String> fetch() {
    MultiMap form =
        MultiMap.caseInsensitiveMultiMap()
            .add("grant_type", "client_credentials")
            .add("client_id", config.clientId())
            .add("client_secret", secret());
    return client
        .postAbs(config.url() + "/realms/" + config.realm() + "/protocol/openid-connect/token")
        .timeout(config.timeout().toMillis())
        .sendForm(form)
        .map(this::keep);
  }

  private String keep(HttpResponse<Buffer> response) {
    if (response.statusCode() != 200) {
      throw new DirectoryAway("token", response.statusCode());
    }
    var json = response.bodyAsJsonObject();
    Instant ends =
        clock.instant().plusSeconds(json.getLong("expires_in", 0L)).minusSeconds(EARLY_SECONDS);
    Token token = new Token(json.getString("access_token"), ends);
    kept.set(token);
    return token.value();
  }

  private String secret() {
    return config
        .clientSecretFile()
        .map(file -> {
          try {
            return Files.readString(file).strip();
          } catch (IOException e) {
            throw new UncheckedIOException("the client secret cannot be read", e);
          }
        })
        .or(config::clientSecret)
        .orElse("");
  }

  private record Token(String value, Instant ends) {
    @Override
    public String toString() {
      return "Token until " + ends;
    }
  }
}
