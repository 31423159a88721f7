package dev.firstkey.enrollmentgateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Route;
import dev.firstkey.browser.Look;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The device's part goes wrong, or the gateway does not take what it made.
@QuarkusTest
@ExtendWith(Chromium.class)
class PasskeyMishapsTest {
  private static final Pattern REGISTRATION = Pattern.compile(".*/registration$");
  private static final Pattern OPTIONS = Pattern.compile(".*/options$");

  /// Counts which passkeys the page has the device forget.
  static final String FORGETTING =
      """
      window.forgotten = 0;
      PublicKeyCredential.signalUnknownCredential = async () => { window.forgotten += 1 };
      true;
      """;

  @Test
  void aCeremonyThatIsNotVerifiedCanBeTriedAgain() {
    try (var person = new NewHire()) {
      Visit visit = person.comesToPassReady();
      person.isVerified(false).presses("Create your passkey").sees("cancelled");
      person.keepsAPicture("mishap-cancelled");
      assertThat(Database.failuresOf(visit.worker)).isZero();
      person.isVerified(true).createsThePasskey();
    }
  }

  @Test
  void anAuthenticatorThatIsKnownIsToldApart() {
    try (var person = new NewHire()) {
      person.comesToPassReady();
      String known = person.hasAPasskeyAlready();
      person.page.route(
          OPTIONS,
          route -> {
            JsonObject options = NewHire.json(NewHire.answer(route).text());
            options
                .getAsJsonArray("excludeCredentials")
                .add(NewHire.json("{\"type\": \"public-key\", \"id\": \"%s\"}".formatted(known)));
            route.fulfill(new Route.FulfillOptions().setBody(options.toString()));
          });
      person.presses("Create your passkey").sees("known").keepsAPicture("mishap-known");
      person.page.unroute(OPTIONS);
      person.createsThePasskey();
    }
  }

  @Test
  void aPasskeyThatIsNotAcceptedCanBeMadeAnew() {
    try (var person = new NewHire().expects(422)) {
      Visit visit = person.comesToPassReady();
      person.page.evaluate(FORGETTING);
      person.page.route(REGISTRATION, route -> route.resume(withAnotherChallenge(route)));
      person.presses("Create your passkey").sees("rejected").keepsAPicture("mishap-rejected");
      assertThat(person.page.evaluate("window.forgotten")).as("passkeys to forget").isEqualTo(1);
      assertThat(Database.failuresOf(visit.worker)).isEqualTo(1);
      person.page.unroute(REGISTRATION);
      person.createsThePasskey();
    }
  }

  @Test
  void aSyncedPasskeyWhereOneOfThisDeviceIsWantedIsRefusedAndForgotten() {
    try (var person = new NewHire().expects(422).syncsPasskeys()) {
      Visit visit = person.comesToPassReady();
      person.page.evaluate(FORGETTING);
      person.presses("Create your passkey").sees("rejected");
      assertThat(person.page.evaluate("window.forgotten")).as("passkeys to forget").isEqualTo(1);
      assertThat(Database.authenticatorsOf(visit.worker)).isZero();
      assertThat(person.button("Create your passkey")).isVisible();
    }
  }

  @Test
  void aPasskeyThatCameTooLateIsForgotten() {
    try (var person = new NewHire().expects(404)) {
      Visit visit = person.comesToPassReady();
      person.page.evaluate(FORGETTING);
      person.page.route(
          REGISTRATION,
          route -> {
            Database.exec(
                "update device_transaction set expires_at = now() where transaction_id = ?",
                visit.transaction);
            route.resume();
          });
      person.presses("Create your passkey").sees("late").reads("is of no use");
      Look.at(person.page, "mishap-late");
      assertThat(person.page.evaluate("window.forgotten")).as("passkeys to forget").isEqualTo(1);
      assertThat(Database.authenticatorsOf(visit.worker)).isZero();
      assertThat(person.begins().transaction).isNotEqualTo(visit.transaction);
    }
  }

  /// Something in between does not know the way.
  @Test
  void aPasskeyIsKeptWhileTheVisitIsNotOver() {
    try (var person = new NewHire().expects(404)) {
      person.comesToPassReady();
      person.page.evaluate(FORGETTING);
      person.page.route(
          REGISTRATION,
          route ->
              route.fulfill(
                  new Route.FulfillOptions()
                      .setStatus(404)
                      .setContentType("application/problem+json")
                      .setBody("{}")));
      person.page.waitForResponse(REGISTRATION, () -> person.presses("Create your passkey"));
      person.sees("passkey");
      assertThat(person.page.evaluate("window.forgotten")).as("passkeys to forget").isEqualTo(0);
    }
  }

  private static Route.ResumeOptions withAnotherChallenge(Route route) {
    JsonObject body = NewHire.json(route.request().postData());
    JsonObject response = body.getAsJsonObject("response");
    String data =
        new String(
            Base64.getUrlDecoder().decode(response.get("clientDataJSON").getAsString()),
            java.nio.charset.StandardCharsets.UTF_8);
    JsonObject changed = NewHire.json(data);
    changed.addProperty("challenge", "A".repeat(43));
    response.addProperty(
        "clientDataJSON",
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(changed.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    return new Route.ResumeOptions().setPostData(body.toString());
  }
}
