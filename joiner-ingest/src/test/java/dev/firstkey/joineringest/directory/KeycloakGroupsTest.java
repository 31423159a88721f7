package dev.firstkey.joineringest.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstkey.joineringest.DirectoryAway;
import dev.firstkey.joineringest.DirectoryRefused;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpServer;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What Keycloak's answers about groups mean. The service account of the real one may do all of it,
/// so this one is played.
class KeycloakGroupsTest {
  private static final Duration BOUND = Duration.ofSeconds(20);

  private final Vertx vertx = Vertx.vertx();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile int toSee = 200;
  private volatile int toChange = 204;
  private HttpServer server;

  @BeforeEach
  void start() {
    server =
        vertx
            .createHttpServer()
            .requestHandler(request -> {
              asked.add(request.method() + " " + request.path());
              int status = request.method().equals(HttpMethod.GET) ? toSee : toChange;
              request
                  .response()
                  .setStatusCode(status)
                  .endAndForget(status == 200 ? "{\"id\":\"g-1\"}" : "");
            })
            .listenAndAwait(0);
  }

  @AfterEach
  void stop() {
    vertx.closeAndAwait();
  }

  private static final class AnyToken implements Tokens {
    @Override
    public Uni<String> token() {
      return Uni.createFrom().item("token");
    }

    @Override
    public void forget(String value) {}
  }

  private KeycloakGroups groups() {
    String base = "http://localhost:" + server.actualPort();
    var calls =
        new BearerCalls(WebClient.create(vertx), new AnyToken(), base, "application/json", BOUND);
    return new KeycloakGroups(calls, Map.of("warehouse", "/staff/warehouse"));
  }

  private void leave() {
    groups().leave("a-1", "warehouse").await().atMost(BOUND);
  }

  private void join() {
    groups().join("a-1", "warehouse").await().atMost(BOUND);
  }

  @Test
  void aGroupIsLeftByItsId() {
    leave();
    assertThat(asked)
        .containsExactly("GET /group-by-path/staff/warehouse", "DELETE /users/a-1/groups/g-1");
  }

  @Test
  void whatIsForbiddenIsRefusedAndTheDirectoryIsNotAway() {
    toChange = 403;
    assertThatThrownBy(this::leave).isInstanceOf(DirectoryRefused.class);
    assertThatThrownBy(this::join).isInstanceOf(DirectoryRefused.class);
    toSee = 403;
    assertThatThrownBy(this::leave).isInstanceOf(DirectoryRefused.class);
    assertThatThrownBy(this::join).isInstanceOf(DirectoryRefused.class);
  }

  @Test
  void aGroupThatIsGoneIsLeftAndCannotBeJoined() {
    toSee = 404;
    leave();
    assertThatThrownBy(this::join).isInstanceOf(DirectoryRefused.class);
  }

  @Test
  void whatCannotBeAnsweredNowIsForLater() {
    toChange = 503;
    assertThatThrownBy(this::leave).isInstanceOf(DirectoryAway.class);
    assertThatThrownBy(this::join).isInstanceOf(DirectoryAway.class);
  }
}
