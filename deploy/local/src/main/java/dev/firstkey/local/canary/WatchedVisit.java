package dev.firstkey.local.canary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.firstkey.contracts.EventType;
import dev.firstkey.local.calls.Api;
import dev.firstkey.local.calls.Door;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.calls.Until;
import dev.firstkey.local.client.KeycloakSignIn;
import dev.firstkey.local.stack.Service;
import dev.firstkey.local.visit.Ears;
import dev.firstkey.local.visit.Visit;
import dev.firstkey.newhire.Base64Url;
import dev.firstkey.newhire.Bends;
import dev.firstkey.newhire.DeviceKey;
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import java.io.IOException;
import java.util.Optional;

/// One new hire of whom every secret is noted.
final class WatchedVisit {
  private static final int PATIENCE = 60;

  private final Place place;
  private final Ears ears;
  private final Secrets secrets;
  private final String workerId;
  private final DeviceKey key = new DeviceKey();
  private final Door door;
  private final SoftwareAuthenticator authenticator = new SoftwareAuthenticator(Traits.synced());
  private String transaction = "";
  private String checkCode = "";

  WatchedVisit(Place place, Ears ears, Secrets secrets, String workerId) {
    this.place = place;
    this.ears = ears;
    this.secrets = secrets;
    this.workerId = workerId;
    this.door = new Door(place.api(), place.stack().urls(Service.ENROLLMENT_GATEWAY), key);
    secrets.bytes(Kind.DEVICE_PRIVATE_KEY, workerId, key.privateNumber());
  }

  /// Returns when nothing more comes of the visit.
  void go(Fate fate) throws Stopped, InterruptedException {
    Visit.await(ears.hear(workerId, EventType.ACCOUNT_PROVISIONED));
    Visit.await(ears.hear(workerId, EventType.CASE_OPENED));
    open();
    if (fate == Fate.WRONG_CODE) {
      expectRefusal(confirm("Z9Z9Z9Z9"));
    }
    confirm();
    awaitState("pass-ready");
    var options = options();
    switch (fate) {
      case ABANDONED -> Visit.expect(door.call("DELETE", transaction, null));
      case REFUSED_CEREMONY -> {
        expectRefusal(register(options, Bends.challenge(Base64Url.of(new byte[32]))));
        enroll(options());
      }
      case ENROLLED, WRONG_CODE -> enroll(options);
    }
  }

  private void open() throws Stopped, InterruptedException {
    var opened = Visit.expect(door.call("POST", "/transactions", null));
    transaction = "/transactions/" + opened.path("transactionId").asText();
    checkCode = opened.path("checkCode").asText();
    secrets.text(Kind.CHECK_CODE, workerId, checkCode);
  }

  /// The registrar looks the code up, and says who stands there.
  private void confirm() throws Stopped, InterruptedException {
    var found = door.next() + "/staff/transactions?checkCode=" + checkCode;
    Visit.expect(place.api().get(found, place.tokens().of("registrar")));
    Visit.expect(
        Until.present(
            "A case that the gateway knows",
            PATIENCE,
            () ->
                Optional.of(confirm(checkCode)).filter(given -> !given.isProblem("no-open-case"))));
  }

  private Api.Answer confirm(String code) throws Stopped, InterruptedException {
    var said =
        JsonNodeFactory.instance
            .objectNode()
            .put("workerId", workerId)
            .put("checkCode", code)
            .put("evidence", "government-id");
    var address = door.next() + "/staff" + transaction + "/proofing";
    return place.api().post(address, place.tokens().of("registrar"), said);
  }

  private JsonNode options() throws Stopped, InterruptedException {
    var options = Visit.expect(door.call("POST", transaction + "/registration/options", null));
    secrets.bytes(Kind.CHALLENGE, workerId, Base64Url.bytes(options.path("challenge").asText()));
    return options;
  }

  private void enroll(JsonNode options) throws Stopped, InterruptedException {
    Visit.expect(register(options, Bends.none()));
    awaitState("ready");
    signIn();
  }

  private Api.Answer register(JsonNode options, Bends bends) throws Stopped, InterruptedException {
    var response = authenticator.registration(options, door.origin(), bends);
    authenticator
        .passkeys()
        .forEach(
            passkey -> secrets.bytes(Kind.PASSKEY_PRIVATE_KEY, workerId, passkey.privateNumber()));
    return door.call("POST", transaction + "/registration", response);
  }

  private void signIn() throws Stopped, InterruptedException {
    try {
      var outcome = new KeycloakSignIn(place.api().http(), place.realm()).signIn(authenticator);
      if (outcome instanceof KeycloakSignIn.Refused refused) {
        throw new Stopped("Keycloak refuses the passkey: " + refused.reason());
      }
    } catch (IOException failure) {
      throw new Stopped("Keycloak does not answer: " + failure);
    }
  }

  private void awaitState(String wanted) throws Stopped, InterruptedException {
    Until.present(
        "The state " + wanted,
        PATIENCE,
        () ->
            Optional.of(Visit.expect(door.call("GET", transaction, null)).path("state").asText())
                .filter(wanted::equals));
  }

  private static void expectRefusal(Api.Answer answer) throws Stopped {
    if (answer.status() / 100 != 4) {
      throw new Stopped("what must be refused got " + answer.spoken());
    }
  }
}
