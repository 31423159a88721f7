package dev.firstkey.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.firstkey.local.calls.Api;
import dev.firstkey.local.calls.AuditTrail;
import dev.firstkey.local.calls.Door;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.calls.Until;
import dev.firstkey.local.client.KeycloakSignIn;
import dev.firstkey.local.stack.Service;
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One new hire and the registrar beside them, from the account to the sign-in, by public calls
/// only.
final class Journey {
  /// The gateway hears of a case when its own consumer gets there, which nobody's order promises: a
  /// registrar who is too early tries again.
  private static final String NOT_YET = "no-open-case";

  private static final int USUAL_PATIENCE = 120;

  /// A request that was underway for as long as something was away is refused when there was no
  /// evidence for so long, and the registrar confirms the person again.
  private static final int MOST_VISITS = 2;

  private static final Set<String> DEAD_ENDS = Set.of("refused", "ended");

  /// What the new hire ends with.
  ///
  /// @param enrolled what Keycloak said to the sign-in
  /// @param foreign what Keycloak said to a key that the gateway never saw
  record Arrival(KeycloakSignIn.Outcome enrolled, KeycloakSignIn.Outcome foreign) {}

  private final Place place;
  private final AuditTrail audit;
  private final String workerId;
  private final int patience;
  private final Door door;
  private final SoftwareAuthenticator authenticator = new SoftwareAuthenticator(Traits.synced());
  private final SoftwareAuthenticator stranger = new SoftwareAuthenticator(Traits.synced());

  /// @param away for how many seconds something will be away
  Journey(Place place, AuditTrail audit, String workerId, int away) {
    this.place = place;
    this.audit = audit;
    this.workerId = workerId;
    this.patience = USUAL_PATIENCE + away;
    this.door = new Door(place.api(), place.stack().urls(Service.ENROLLMENT_GATEWAY));
  }

  Arrival travel(boolean withForeignKey, Footsteps steps) throws Stopped, InterruptedException {
    steps.at(Step.ACCOUNT);
    new Expectation(place, audit, workerId, patience).await();
    var transaction = visit(steps);
    for (int visit = 2; visit <= MOST_VISITS && isRefused(transaction); visit++) {
      transaction = visit(steps);
    }
    awaitState(transaction, "pass-ready");
    steps.at(Step.PASSKEY);
    register(transaction);
    steps.at(Step.DIRECTORY);
    awaitState(transaction, "ready");
    steps.at(Step.SIGN_IN);
    return new Arrival(signIn(withForeignKey ? stranger : authenticator), signIn(stranger));
  }

  private String visit(Footsteps steps) throws Stopped, InterruptedException {
    steps.at(Step.DOOR);
    var opened = expect(reach("POST", "/transactions", null), "opening a transaction");
    var transaction = opened.path("transactionId").asText();
    steps.at(Step.PROOFING);
    confirm(transaction, opened.path("checkCode").asText());
    steps.at(Step.PASS);
    return transaction;
  }

  private boolean isRefused(String transaction) throws Stopped, InterruptedException {
    return patience > USUAL_PATIENCE && settled(transaction, "pass-ready").equals("refused");
  }

  /// Signs in again and again until Keycloak refuses the passkey.
  ///
  /// @return the reason that Keycloak gives
  String awaitRefusal(int seconds) throws Stopped, InterruptedException {
    return Until.present("Keycloak's refusal of the passkey", seconds, this::refusal);
  }

  private Optional<String> refusal() throws Stopped, InterruptedException {
    return switch (signIn(authenticator)) {
      case KeycloakSignIn.Refused refused -> Optional.of(refused.reason());
      case KeycloakSignIn.SignedIn _ -> Optional.empty();
    };
  }

  private void confirm(String transaction, String checkCode) throws Stopped, InterruptedException {
    var said =
        JsonNodeFactory.instance
            .objectNode()
            .put("workerId", workerId)
            .put("checkCode", checkCode)
            .put("evidence", "government-id");
    var address = door.next() + "/staff/transactions/" + transaction + "/proofing";
    var answer =
        Until.present(
            "A case that the gateway knows for " + workerId,
            patience,
            () -> Optional.of(state(address, said)).filter(given -> !given.isProblem(NOT_YET)));
    expect(answer, "the registrar's word");
  }

  private Api.Answer state(String address, JsonNode said) throws Stopped, InterruptedException {
    return Until.reached(
        patience, () -> place.api().post(address, place.tokens().of("registrar"), said));
  }

  private Api.Answer reach(String method, String path, @Nullable JsonNode body)
      throws Stopped, InterruptedException {
    return Until.reached(patience, () -> door.call(method, path, body));
  }

  private void awaitState(String transaction, String wanted) throws Stopped, InterruptedException {
    var state = settled(transaction, wanted);
    if (!state.equals(wanted)) {
      throw new Stopped("The gateway says '" + state + "' where '" + wanted + "' was to come");
    }
  }

  /// The state that was wanted, or one that nothing comes after.
  private String settled(String transaction, String wanted) throws Stopped, InterruptedException {
    return Until.present(
        "The state " + wanted + " of the transaction",
        patience,
        () -> {
          var answer = reach("GET", "/transactions/" + transaction, null);
          var now = expect(answer, "asking for the state").path("state").asText();
          return Optional.of(now).filter(seen -> seen.equals(wanted) || DEAD_ENDS.contains(seen));
        });
  }

  private void register(String transaction) throws Stopped, InterruptedException {
    var path = "/transactions/" + transaction + "/registration";
    var options = expect(reach("POST", path + "/options", null), "the registration options");
    stranger.registration(options, door.origin());
    var response = authenticator.registration(options, door.origin());
    expect(reach("POST", path, response), "the registration");
  }

  private KeycloakSignIn.Outcome signIn(SoftwareAuthenticator with)
      throws Stopped, InterruptedException {
    return Until.present("An answer of Keycloak's login pages", patience, () -> attempt(with));
  }

  private Optional<KeycloakSignIn.Outcome> attempt(SoftwareAuthenticator with)
      throws InterruptedException {
    try {
      return Optional.of(new KeycloakSignIn(place.api().http(), place.realm()).signIn(with));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static JsonNode expect(Api.Answer answer, String what) throws Stopped {
    if (!answer.isSuccess()) {
      throw new Stopped("On " + what + " the answer was " + answer.spoken());
    }
    return answer.body();
  }
}
