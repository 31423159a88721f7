package dev.firstkey.joineringest.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the log of a Keycloak is taken to tell; what a real one writes is in SecondPasskeyIT.
class KeycloakLogTest {
  private static final JsonObject SIGN_IN = signIn(1, "s-1", "first");
  private static final JsonObject ADDED = added(2, "s-1", "second");

  @Test
  void whatWasAddedInASessionOfAPasskeyWasAddedWithIt() {
    assertThat(told(ADDED, SIGN_IN)).containsExactly(Map.entry("second", "first"));
  }

  @Test
  void aSessionThatNoPasskeyOpenedTellsNothing() {
    assertThat(told(ADDED)).isEmpty();
    assertThat(told(ADDED, signIn(1, "s-2", "first"))).isEmpty();
    assertThat(told(ADDED, without(SIGN_IN, "public_key_credential_id"))).isEmpty();
    assertThat(told(ADDED, without(SIGN_IN, "credential_type"))).isEmpty();
  }

  @Test
  void whatWasAddedBeforeTheSignInWasNotAddedWithIt() {
    assertThat(told(SIGN_IN, added(0, "s-1", "second"))).isEmpty();
  }

  @Test
  void ofTwoSignInsInASessionTheLaterCounts() {
    assertThat(told(added(3, "s-1", "second"), SIGN_IN, signIn(2, "s-1", "planted")))
        .containsExactly(Map.entry("second", "planted"));
  }

  @Test
  void whatFailedAndWhatIsSomebodyElsesDoesNotCount() {
    assertThat(told(ADDED.copy().put("error", "invalid_registration"), SIGN_IN)).isEmpty();
    assertThat(told(ADDED, SIGN_IN.copy().put("error", "user_not_found"))).isEmpty();
    assertThat(told(ADDED.copy().put("userId", "a-2"), SIGN_IN)).isEmpty();
    assertThat(told(ADDED, SIGN_IN.copy().put("userId", "a-2"))).isEmpty();
  }

  @Test
  void anotherKindOfCredentialDoesNotCount() {
    assertThat(told(withType(ADDED, "webauthn"), SIGN_IN)).isEmpty();
    assertThat(told(ADDED, withType(SIGN_IN, "password"))).isEmpty();
  }

  private static Map<String, String> told(JsonObject... events) {
    JsonArray all = new JsonArray();
    for (JsonObject event : events) {
      all.add(event);
    }
    return KeycloakLog.told(all, "a-1");
  }

  private static JsonObject signIn(long time, String session, String passkey) {
    return event("LOGIN", time, passkey).put("sessionId", session);
  }

  private static JsonObject added(long time, String session, String passkey) {
    JsonObject event = event("UPDATE_CREDENTIAL", time, passkey);
    event.getJsonObject("details").put("code_id", session);
    return event;
  }

  private static JsonObject event(String type, long time, String passkey) {
    return new JsonObject()
        .put("type", type)
        .put("time", time)
        .put("userId", "a-1")
        .put(
            "details",
            new JsonObject()
                .put("credential_type", "webauthn-passwordless")
                .put("public_key_credential_id", passkey));
  }

  private static JsonObject without(JsonObject event, String detail) {
    JsonObject other = event.copy();
    other.getJsonObject("details").remove(detail);
    return other;
  }

  private static JsonObject withType(JsonObject event, String type) {
    JsonObject other = event.copy();
    other.getJsonObject("details").put("credential_type", type);
    return other;
  }
}
