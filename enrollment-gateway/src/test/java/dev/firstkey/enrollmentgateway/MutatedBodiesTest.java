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

  @Test
  void noRegistrationEndsInAFailureOfTheGateways() {
    Random random = new Random(SEED);
    Visit visit = Visit.passReady();
    byte[] valid =
        new SoftwareAuthenticator(Traits.securityKey())
            .registration(visit.options(), Gateway.ORIGIN)
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    String path = visit.path() + "/registration";
    for (int round = 0; round < ROUNDS; round++) {
      String proof =
          visit
              .gateway
              .key()
              .proof("POST", URI.create(Gateway.ORIGIN + path), visit.gateway.nonce());
      Response answer =
          Gateway.request()
              .header("DPoP", proof)
              .contentType("application/json")
              .body(Mutation.of(valid, steps(random)))
              .post(path);
      assertThat(answer.statusCode()).as("round %s", round).isIn(200, 400, 404, 413, 422);
    }
    assertThat(Database.authenticatorsOf(visit.worker)).isLessThanOrEqualTo(1);
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
