package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Whether there is a visit, and what became of it, is the key's to know that opened it. For every
/// other key unknown, used, expired, ended and live are one: status, headers, body, and the
/// statements that the database is asked.
@QuarkusTest
class EqualAnswersTest {
  private static final Set<String> NEW_EACH_TIME = Set.of("DPoP-Nonce", "Date");
  private static final String ID = "THE-ID";

  /// What a caller can see, and what it cost.
  record Seen(int status, List<String> headers, String body, List<String> statements) {}

  @Test
  void anotherKeyCannotTellWhatBecameOfAVisit() {
    Map<String, Visit> visits = new LinkedHashMap<>();
    visits.put("used", used());
    visits.put("expired", expired());
    visits.put("live", Visit.passReady());
    visits.put("waiting", Visit.opened());
    visits.put("given up", givenUp());
    Gateway stranger = new Gateway();
    stranger.nonce();
    ObjectNode body = passkey(visits.get("live"));
    for (String call : List.of("GET", "OPTIONS-CALL", "REGISTRATION", "DELETE")) {
      Seen unknown = seen(stranger, call, UUID.randomUUID(), body);
      assertThat(unknown.status()).isEqualTo(404);
      assertThat(unknown.statements()).as("the statements of %s", call).isNotEmpty();
      visits.forEach((name, visit) ->
          assertThat(seen(stranger, call, visit.transaction, body))
              .as("%s of a visit that is %s", call, name)
              .isEqualTo(unknown));
    }
  }

  /// The key itself may know: it is told `ended`. Its used and its expired visit are one all the
  /// same, and look like an unknown one.
  @Test
  void theKeyItselfGetsOneAnswerForUsedAndExpired() {
    Visit used = used();
    Visit expired = expired();
    ObjectNode body =
        new SoftwareAuthenticator(Traits.platform())
            .registration(Visit.passReady().options(), Gateway.ORIGIN);
    Seen unknown = seen(used.gateway, "REGISTRATION", UUID.randomUUID(), body);
    Seen asUsed = seen(used.gateway, "REGISTRATION", used.transaction, body);
    Seen asExpired = seen(expired.gateway, "REGISTRATION", expired.transaction, body);
    assertThat(asUsed).isEqualTo(asExpired);
    assertThat(asUsed.status()).isEqualTo(unknown.status());
    assertThat(asUsed.headers()).isEqualTo(unknown.headers());
    assertThat(asUsed.body()).isEqualTo(unknown.body());
  }

  private static Seen seen(Gateway gateway, String call, UUID id, ObjectNode body) {
    String path = "/transactions/" + id;
    try (Statements statements = new Statements()) {
      Response response =
          switch (call) {
            case "GET" -> gateway.get(path);
            case "OPTIONS-CALL" -> gateway.post(path + "/registration/options");
            case "REGISTRATION" -> gateway.post(path + "/registration", body);
            default -> gateway.delete(path);
          };
      return new Seen(
          response.statusCode(),
          headers(response),
          response.asString().replace(id.toString(), ID),
          statements.ofTheCall());
    }
  }

  private static List<String> headers(Response response) {
    return response.headers().asList().stream()
        .filter(header -> !NEW_EACH_TIME.contains(header.getName()))
        .map(Header::toString)
        .sorted()
        .collect(Collectors.toList());
  }

  private static Visit used() {
    Visit visit = Visit.passReady();
    assertThat(visit.register(passkey(visit)).statusCode()).isEqualTo(200);
    return visit;
  }

  private static Visit expired() {
    Visit visit = Visit.passReady();
    Database.exec(
        "update pass set expires_at = now() - interval '1 second' where transaction_id = ?",
        visit.transaction);
    return visit;
  }

  private static Visit givenUp() {
    Visit visit = Visit.passReady();
    assertThat(visit.gateway.delete(visit.path()).statusCode()).isEqualTo(204);
    return visit;
  }

  private static ObjectNode passkey(Visit visit) {
    return new SoftwareAuthenticator(Traits.platform())
        .registration(visit.options(), Gateway.ORIGIN);
  }
}
