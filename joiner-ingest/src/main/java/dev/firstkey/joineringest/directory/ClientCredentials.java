package dev.firstkey.joineringest.directory;

import dev.firstkey.joineringest.DirectoryAway;
import dev.firstkey.joineringest.DirectoryForbids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/// Access tokens of the service account (RFC 6749 §4.4), kept until shortly before they end.
final class ClientCredentials implements Tokens {
  private static final int EARLY_SECONDS = 30;

  private final WebClient client;
  private final String url;
  private final DirectoryConfig config;
  private final Clock clock;
  private final AtomicReference<Token> kept = new AtomicReference<>(new Token("", Instant.MIN));

  /// @param url the token endpoint
  ClientCredentials(WebClient client, String url, DirectoryConfig config, Clock clock) {
    this.client = client;
    this.url = url;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public Uni<String> token() {
    return Uni.createFrom()
        .deferred(() -> {
          Token token = kept.get();
          return token.ends().isAfter(clock.instant())
              ? Uni.createFrom().item(token.value())
              : fetch();
        });
  }

  @Override
  public void forget(String value) {
    kept.updateAndGet(token -> token.value().equals(value) ? new Token("", Instant.MIN) : token);
  }

  private Uni<String> fetch() {
    MultiMap form =
        MultiMap.caseInsensitiveMultiMap()
            .add("grant_type", "client_credentials")
            .add("client_id", config.clientId())
            .add("client_secret", secret());
    return client
        .postAbs(url)
        .timeout(config.timeout().toMillis())
        .followRedirects(false)
        .sendForm(form)
        .map(this::keep);
  }

  private String keep(HttpResponse<Buffer> response) {
    insist(response.statusCode());
    var json = response.bodyAsJsonObject();
    Instant ends =
        clock.instant().plusSeconds(json.getLong("expires_in", 0L)).minusSeconds(EARLY_SECONDS);
    Token token = new Token(json.getString("access_token"), ends);
    kept.set(token);
    return token.value();
  }

  // RFC 6749 §5.2: who is no client of theirs is answered with 400 or 401.
  private static void insist(int status) {
    if (status == 400 || status == 401 || status == 403) {
      throw DirectoryForbids.all("token", status);
    }
    if (status != 200) {
      throw new DirectoryAway("token", status);
    }
  }

  private String secret() {
    return config
        .clientSecretFile()
        .map(file -> new SecretFile(file).read())
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
