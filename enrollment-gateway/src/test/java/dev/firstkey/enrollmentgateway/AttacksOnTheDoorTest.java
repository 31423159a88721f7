package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstkey.contracts.Attachment;
import dev.firstkey.contracts.AttestationDemand;
import dev.firstkey.contracts.AuthenticatorRequirements;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What others may try at the door without the page.
@QuarkusTest
class AttacksOnTheDoorTest {
  private static final AuthenticatorRequirements KIOSK =
      new AuthenticatorRequirements(
          true, true, Attachment.CROSS_PLATFORM, true, AttestationDemand.NONE);

  @Test
  void anAuthenticatorThatIsBuiltIntoAKioskIsRefused() {
    Visit visit = Visit.confirmed().issue(KIOSK);
    assertThat(visit.options().at("/authenticatorSelection/authenticatorAttachment").asText())
        .isEqualTo("cross-platform");
    isRefused(visit.register(made(visit, Traits.platform())));
    isRefused(visit.register(saying(made(visit, Traits.platform()), "cross-platform")));
    isRefused(visit.register(saying(made(visit, Traits.securityKey()), "")));
    assertThat(Database.authenticatorsOf(visit.worker)).isZero();
    assertThat(visit.register(made(visit, Traits.securityKey())).statusCode()).isEqualTo(200);
  }

  private static ObjectNode made(Visit visit, Traits traits) {
    return new SoftwareAuthenticator(traits).registration(visit.options(), Gateway.ORIGIN);
  }

  private static ObjectNode saying(ObjectNode response, String attachment) {
    return attachment.isEmpty()
        ? response.without("authenticatorAttachment")
        : response.put("authenticatorAttachment", attachment);
  }

  private static void isRefused(Response response) {
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(Gateway.json(response).path("type").asText())
        .isEqualTo("urn:firstkey:problem:ceremony-invalid");
  }

  /// Somebody at the help desk has the pass ended.
  @Test
  void aDeviceThatWasLostHasNothingOnceItsPassIsEnded() {
    Visit visit = Visit.passReady();
    ObjectNode passkey = made(visit, Traits.platform());
    World.say(
        "revocation-worker",
        visit.worker,
        visit.chain,
        new PassRevoked(
            visit.pass.passId(),
            visit.worker,
            visit.episode,
            visit.transaction,
            RevocationReason.OPERATOR));
    visit.until("ended");
    assertThat(visit.register(passkey).statusCode()).isEqualTo(404);
    assertThat(visit.gateway.post(visit.path() + "/registration/options").statusCode())
        .isEqualTo(404);
    assertThat(Database.authenticatorsOf(visit.worker)).isZero();
    assertThat(visit.elsewhere().confirm().issue().state()).isEqualTo("pass-ready");
  }

  @Test
  void aDeviceThatWasLostHasNothingWhenTheMinutesAreOver() {
    Visit visit = Visit.passReady();
    ObjectNode passkey = made(visit, Traits.platform());
    Database.exec("update pass set expires_at = now() where transaction_id = ?", visit.transaction);
    assertThat(visit.register(passkey).statusCode()).isEqualTo(404);
    assertThat(Database.authenticatorsOf(visit.worker)).isZero();
  }

  /// There is no session that somebody could have begun before.
  @ParameterizedTest
  @ValueSource(strings = {"JSESSIONID=chosen", "q_session=chosen", "quarkus-credential=chosen"})
  void aCookieThatWasSetBeforeMeansNothing(String cookie) {
    Visit visit = Visit.opened();
    URI url = URI.create(Gateway.ORIGIN + visit.path());
    Gateway thief = new Gateway();
    String proof = thief.key().proof("GET", url, thief.nonce());
    Response stolen =
        Gateway.request().header("Cookie", cookie).header("DPoP", proof).get(visit.path());
    assertThat(stolen.statusCode()).isEqualTo(404);
    assertThat(stolen.headers().hasHeaderWithName("Set-Cookie")).isFalse();
    String own = visit.gateway.key().proof("GET", url, visit.gateway.nonce());
    Response mine =
        Gateway.request().header("Cookie", cookie).header("DPoP", own).get(visit.path());
    assertThat(mine.statusCode()).isEqualTo(200);
    assertThat(mine.headers().hasHeaderWithName("Set-Cookie")).isFalse();
  }

  @Test
  void noSecretOfAVisitIsInALogOrAMetricOrAnEvent() {
    Overheard logs = new Overheard();
    Visit visit;
    ObjectNode passkey;
    ObjectNode wrong;
    try (logs) {
      visit = Visit.passReady();
      wrong = made(visit, Traits.synced());
      isRefused(visit.register(wrong));
      new Gateway().get(visit.path());
      visit.proof(visit.worker, visit.checkCode);
      passkey = made(visit, Traits.platform());
      assertThat(visit.register(passkey).statusCode()).isEqualTo(200);
    }
    String metrics = Gateway.request().get("/q/metrics").asString();
    String events = String.join("\n", World.raw(dev.firstkey.contracts.Topic.ENROLLMENT));
    assertThat(logs.text()).contains("decision=redemption");
    assertThat(metrics).contains("firstkey_gateway_decisions");
    assertThat(events).contains(visit.transaction.toString());
    for (String secret : secrets(visit, passkey, wrong)) {
      assertThat(logs.text()).doesNotContain(secret);
      assertThat(metrics).doesNotContain(secret);
      assertThat(events).doesNotContain(secret);
    }
    assertThat(logs.text() + metrics).doesNotContain(visit.worker, visit.transaction.toString());
  }

  /// With the beginning of every proof.
  private static List<String> secrets(Visit visit, ObjectNode passkey, ObjectNode wrong) {
    return List.of(
        "eyJ",
        visit.gateway.nonce(),
        visit.checkCode,
        passkey.at("/response/clientDataJSON").asText(),
        passkey.at("/response/attestationObject").asText(),
        wrong.path("id").asText(),
        wrong.at("/response/attestationObject").asText());
  }
}
