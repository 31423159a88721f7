package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.TestTokens;
import dev.firstkey.enrollmentgateway.webauthn.Mutation;
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Every JSON body that the gateway takes, changed by chance, over HTTP: whatever comes of it, it
/// is an answer that was thought of.
@QuarkusTest
class MutatedBodiesTest {
  private static final long SEED = 20_261_102;
  private static final int ROUNDS = 100;
  private static final int VISITS = 12;

  /// As many as may be wrong before the pass is over.
  private static final int ANSWERS = 4;

  @Test
  void noRegistrationEndsInAFailureOfTheGateways() {
    Random random = new Random(SEED);
    for (int visits = 0; visits < VISITS; visits++) {
      Visit visit = Visit.passReady();
      for (int answer = 0; answer < ANSWERS; answer++) {
        assertThat(registered(visit, random)).as("visit %s", visits).isIn(200, 400, 422);
      }
      assertThat(Database.authenticatorsOf(visit.worker)).isLessThanOrEqualTo(1);
    }
  }

  /// To a challenge of its own: a refused answer has used up the one before.
  private static int registered(Visit visit, Random random) {
    Response options = visit.gateway.post(visit.path() + "/registration/options");
    if (options.statusCode() == 404) {
      assertThat(visit.state()).as("one of the answers was good").isEqualTo("enrolled");
      return 200;
    }
    byte[] valid =
        new SoftwareAuthenticator(Traits.securityKey())
            .registration(Gateway.json(options), Gateway.ORIGIN)
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    String path = visit.path() + "/registration";
    String proof =
        visit.gateway.key().proof("POST", URI.create(Gateway.ORIGIN + path), visit.gateway.nonce());
    return Gateway.request()
        .header("DPoP", proof)
        .contentType("application/json")
        .body(Mutation.of(valid, steps(random)))
        .post(path)
        .statusCode();
  }

  @Test
  void noLookUpEndsInAFailureOfTheGateways() {
    Random random = new Random(SEED);
    Visit visit = Visit.opened();
    byte[] valid =
        "{\"checkCode\":\"00000000\",\"search\":\"Zyx\"}".getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < ROUNDS; round++) {
      Response answer =
          Gateway.request()
              .auth()
              .oauth2(TestTokens.token("looker" + round % 10, "registrar"))
              .contentType("application/json")
              .body(Mutation.of(valid, steps(random)))
              .post("/staff/transactions/" + visit.transaction + "/joiners");
      assertThat(answer.statusCode()).as("round %s", round).isBetween(400, 499);
    }
  }

  @Test
  void noStatementEndsInAFailureOfTheGateways() {
    Random random = new Random(SEED);
    Visit visit = Visit.opened();
    byte[] valid =
        "{\"workerId\":\"%s\",\"checkCode\":\"00000000\",\"evidence\":\"government-id\"}"
            .formatted(visit.worker)
            .getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < ROUNDS; round++) {
      Response answer =
          Gateway.request()
              .auth()
              .oauth2(TestTokens.token("mutant" + round % 10, "registrar"))
              .contentType("application/json")
              .body(Mutation.of(valid, steps(random)))
              .post("/staff/transactions/" + visit.transaction + "/proofing");
      assertThat(answer.statusCode()).as("round %s", round).isBetween(400, 499);
    }
    assertThat(visit.state()).isEqualTo("waiting-for-proofing");
  }

  /// One to four changes.
  private static byte[] steps(Random random) {
    byte[] steps = new byte[4 * random.nextInt(1, 5)];
    random.nextBytes(steps);
    return steps;
  }
}
