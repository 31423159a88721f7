package dev.firstkey.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.PlaywrightException;
import dev.firstkey.browser.Chromium;
import dev.firstkey.local.calls.AuditTrail;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.client.KeycloakAccounts;
import dev.firstkey.local.client.KeycloakSignIn;
import dev.firstkey.local.pages.NewHirePage;
import dev.firstkey.local.pages.RegistrarPage;
import dev.firstkey.local.stack.Service;
import dev.firstkey.newhire.Base64Url;
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The same way by the pages alone: the new hire's on a phone and the registrar's, each in a
/// browser of its own. What a browser complains about is a failure.
final class BrowserJourney {
  private static final int PATIENCE = 120;
  private static final String REGISTRAR = "registrar";

  private final Place place;
  private final AuditTrail audit;
  private final String workerId;

  BrowserJourney(Place place, AuditTrail audit, String workerId) {
    this.place = place;
    this.audit = audit;
    this.workerId = workerId;
  }

  Journey.Arrival travel(Footsteps steps) throws Stopped, InterruptedException {
    steps.at(Step.ACCOUNT);
    new Expectation(place, audit, workerId, PATIENCE).await();
    var gateways = place.stack().urls(Service.ENROLLMENT_GATEWAY);
    try (var chromium = Chromium.here();
        var person = new NewHirePage(chromium.browser(), gateways);
        var registrar = new RegistrarPage(chromium.browser(), gateways)) {
      var arrival = travel(person, registrar, steps);
      requireNone(person.complaints(), registrar.complaints());
      return arrival;
    } catch (PlaywrightException failure) {
      throw new Stopped(
          "the browser says " + String.valueOf(failure.getMessage()).lines().limit(4).toList());
    }
  }

  private Journey.Arrival travel(NewHirePage person, RegistrarPage registrar, Footsteps steps)
      throws Stopped, InterruptedException {
    steps.at(Step.DOOR);
    var checkCode = person.begins();
    steps.at(Step.PROOFING);
    registrar.signsIn(REGISTRAR, password());
    registrar.confirms(checkCode, workerId);
    steps.at(Step.PASS);
    registrar.hearsOfThePass();
    steps.at(Step.PASSKEY);
    var options = person.createsThePasskey();
    steps.at(Step.DIRECTORY);
    person.isReady();
    requirePasskey(options);
    steps.at(Step.SIGN_IN);
    var claims = person.signsIn();
    return new Journey.Arrival(
        new KeycloakSignIn.SignedIn(claims.path("sub").asText(), claims),
        signInAsStranger(options));
  }

  private String password() {
    return Objects.requireNonNull(place.stack().secrets().get("FIRSTKEY_PASSWORD_REGISTRAR"));
  }

  /// The page says *ready* once the directory has the passkey, and not before.
  private void requirePasskey(JsonNode options) throws Stopped, InterruptedException {
    var account =
        new String(
            Base64Url.bytes(options.path("user").path("id").asText()), StandardCharsets.UTF_8);
    try {
      var held =
          new KeycloakAccounts(place.api().http(), place.realm(), place.tokens().of("analyst"))
              .credentials(account);
      if (held.size() != 1) {
        throw new Stopped("the page says ready, and the account holds " + held.size() + " keys");
      }
    } catch (IOException failure) {
      throw new Stopped("Keycloak does not tell the credentials: " + failure.getMessage());
    }
  }

  private KeycloakSignIn.Outcome signInAsStranger(JsonNode options)
      throws Stopped, InterruptedException {
    var stranger = new SoftwareAuthenticator(Traits.synced());
    var page = place.stack().url(Service.ENROLLMENT_GATEWAY);
    stranger.registration(options, page);
    try {
      return new KeycloakSignIn(place.api().http(), place.realm()).signIn(stranger);
    } catch (IOException failure) {
      throw new Stopped("Keycloak does not answer: " + failure);
    }
  }

  private static void requireNone(List<String> person, List<String> registrar) throws Stopped {
    var heard = new ArrayList<>(person);
    heard.addAll(registrar);
    if (!heard.isEmpty()) {
      throw new Stopped("the browser complains about " + heard);
    }
  }
}
