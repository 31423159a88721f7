package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.RedemptionRefused;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Who hangs up before the answer does not undo what was decided: otherwise a wrong response could
/// be tried without end.
@QuarkusTest
class HangingUpTest {

  @Test
  void aRefusalCountsThoughNobodyWaitsForIt() throws Exception {
    Visit visit = Visit.passReady();
    visit.options();
    try (Connection held = Database.hold(visit.worker)) {
      Socket caller = wrongResponse(visit);
      awaitWaiting();
      caller.setSoLinger(true, 0);
      caller.close();
      awaitGone();
      held.rollback();
    }
    RedemptionRefused said =
        World.heard(
            Topic.ENROLLMENT,
            RedemptionRefused.class,
            fact -> visit.transaction.equals(fact.transactionId()));
    assertThat(said.reason()).isEqualTo(RefusalReason.CEREMONY_INVALID);
    assertThat(said.failuresLeft()).isEqualTo(4);
    assertThat(Database.failuresOf(visit.worker)).isEqualTo(1);
  }

  private static Socket wrongResponse(Visit visit) throws IOException {
    String path = visit.path() + "/registration";
    String proof =
        visit.gateway.key().proof("POST", URI.create(Gateway.ORIGIN + path), visit.gateway.nonce());
    Socket socket = new Socket(InetAddress.getByName("localhost"), RestAssured.port);
    String request =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nDPoP: %s\r\nContent-Type: application/json\r\n"
            + "Content-Length: 2\r\n\r\n{}";
    socket
        .getOutputStream()
        .write(request.formatted(path, proof).getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  private static void awaitWaiting() {
    Awaitility.await().pollInterval(Duration.ofMillis(10)).until(() -> Database.waiting() == 1);
  }

  /// The gateway has seen the end of the connection once it has answered a later call.
  private static void awaitGone() {
    for (int call = 0; call < 4; call++) {
      assertThat(Gateway.request().get("/q/health/live").statusCode()).isEqualTo(200);
    }
  }
}
