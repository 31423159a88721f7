package dev.firstkey.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstkey.backing.KeycloakDistribution;
import dev.firstkey.newhire.Base64Url;
import dev.firstkey.newhire.Bends;
import dev.firstkey.newhire.KeyKind;
import dev.firstkey.newhire.Passkey;
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A real Keycloak, the realm of the local stack, and a passkey that was imported as joiner-ingest
/// does it.
class APasskeyInKeycloakIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  // What the login page says.
  private static final String WRONG = "Passkey authentication result is invalid.";
  private static final String UNKNOWN = "Unknown user authenticated by the Passkey.";
  private static final String DISABLED = "Account is disabled";

  private static RunningKeycloak running;
  private static URI issuer;
  private static KeycloakSignIn door;

  private final SoftwareAuthenticator authenticator = new SoftwareAuthenticator(Traits.platform());
  private final String workerId = "W-" + UUID.randomUUID();
  private final String authenticatorId = UUID.randomUUID().toString();

  private JoinerCalls joiner;
  private String account;

  @BeforeAll
  static void startKeycloak() throws Exception {
    Assumptions.assumeTrue(
        KeycloakDistribution.inLocalRepository().isPresent(),
        "Keycloak is not in Maven's local repository: " + KeycloakDistribution.COORDINATES);
    running = RunningKeycloak.start();
    issuer = URI.create(running.keycloak().issuer());
    door = new KeycloakSignIn(HTTP, issuer);
  }

  @AfterAll
  static void stopKeycloak() throws IOException {
    if (running != null) {
      running.close();
      assertThat(ProcessHandle.of(running.keycloak().pid()).filter(ProcessHandle::isAlive))
          .isEmpty();
    }
  }

  @BeforeEach
  void provision() throws Exception {
    joiner = JoinerCalls.with(HTTP, issuer, secret("FIRSTKEY_SECRET_JOINER_INGEST"));
    account = joiner.provision(workerId, workerId.toLowerCase());
  }

  @Test
  void signsInAsTheAccountThatItWasMadeFor() throws Exception {
    publish(register(account));

    assertThat(door.signIn(authenticator))
        .isInstanceOfSatisfying(
            KeycloakSignIn.SignedIn.class, in -> assertThat(in.subject()).isEqualTo(account));
  }

  @Test
  void signsInWithAnRsaKeyAsManyWindowsDevicesHaveIt() throws Exception {
    var windows = new SoftwareAuthenticator(Traits.platform().withKey(KeyKind.RS256));
    publish(register(windows, account));

    assertThat(door.signIn(windows))
        .isInstanceOfSatisfying(
            KeycloakSignIn.SignedIn.class, in -> assertThat(in.subject()).isEqualTo(account));
  }

  @Test
  void signsInASecondTime() throws Exception {
    publish(register(account));

    door.signIn(authenticator);

    assertThat(door.signIn(authenticator)).isInstanceOf(KeycloakSignIn.SignedIn.class);
  }

  @Test
  void leavesTheAccountAsItWas() throws Exception {
    var before = joiner.account(account);

    publish(register(account));

    assertThat(joiner.account(account)).isEqualTo(before);
  }

  @Test
  void isTheOnlyCredentialOfTheAccount() throws Exception {
    publish(register(account));

    var seen = new KeycloakAccounts(HTTP, issuer, staffToken("analyst"));

    assertThat(seen.accountOf(workerId)).contains(account);
    assertThat(seen.accountOf(workerId.toLowerCase())).isEmpty();
    assertThat(seen.credentials(account))
        .extracting(KeycloakAccounts.Credential::type, KeycloakAccounts.Credential::label)
        .containsExactly(tuple("webauthn-passwordless", authenticatorId));
  }

  @Test
  void isStoredOnceHoweverOftenItIsPublished() throws Exception {
    var passkey = register(account);
    publish(passkey);

    assertThat(joiner.publish(account, authenticatorId, passkey).statusCode()).isEqualTo(409);

    assertThat(joiner.accounts().credentials(account)).hasSize(1);
  }

  @Test
  void isRefusedWhenAnotherKeySigns() throws Exception {
    publish(register(account));
    var thief = new SoftwareAuthenticator(Traits.platform());
    thief.registration(options(account), door.origin());
    var stolenId = Base64Url.of(authenticator.passkeys().getLast().credentialId());

    var outcome =
        door.signIn(options -> {
          var answer = thief.assertion(options, door.origin());
          return answer.put("id", stolenId).put("rawId", stolenId);
        });

    assertRefused(outcome, WRONG);
  }

  @Test
  void isRefusedWhenItWasNeverPublished() throws Exception {
    register(account);

    assertRefused(door.signIn(authenticator), UNKNOWN);
  }

  @Test
  void isRefusedWhenItWasMadeForTheWorkerIdInsteadOfTheAccountId() throws Exception {
    publish(register(workerId));

    assertRefused(door.signIn(authenticator), UNKNOWN);
  }

  @Test
  void isRefusedFromAnotherOrigin() throws Exception {
    publish(register(account));

    var outcome = door.signIn(options -> authenticator.assertion(options, "http://localhost:1"));

    assertRefused(outcome, WRONG);
  }

  @Test
  void isRefusedWithoutUserVerification() throws Exception {
    publish(register(account));
    var unverified =
        Bends.authenticatorData(data -> {
          data[32] &= ~0x04;
          return data;
        });

    var outcome =
        door.signIn(options ->
            authenticator.assertion(
                options, door.origin(), authenticator.passkeys().getLast(), unverified));

    assertRefused(outcome, WRONG);
  }

  @Test
  void isRefusedAfterItWasUnpublished() throws Exception {
    publish(register(account));
    var stored = joiner.accounts().credentials(account).getFirst().id();

    assertThat(joiner.unpublish(account, stored).statusCode()).isEqualTo(204);
    assertThat(joiner.unpublish(account, stored).statusCode()).isEqualTo(404);

    assertRefused(door.signIn(authenticator), UNKNOWN);
  }

  @Test
  void isRefusedForADisabledAccount() throws Exception {
    publish(register(account));

    assertThat(joiner.disable(account).statusCode()).isEqualTo(204);

    assertRefused(door.signIn(authenticator), DISABLED);
  }

  @Test
  void leavesASessionBehindUntilTheAccountIsLoggedOut() throws Exception {
    publish(register(account));
    door.signIn(authenticator);
    joiner.unpublish(account, joiner.accounts().credentials(account).getFirst().id());
    assertThat(joiner.sessions(account)).hasSize(1);

    assertThat(joiner.logOut(account).statusCode()).isEqualTo(204);

    assertThat(joiner.sessions(account)).isEmpty();
  }

  @Test
  void isNotReplacedByAPasswordThatSomebodySets() throws Exception {
    publish(register(account));
    var password = "a-password-of-more-than-20-characters";
    assertThat(joiner.setPassword(account, password).statusCode()).isEqualTo(204);

    var granted = JoinerCalls.password(HTTP, issuer, workerId.toLowerCase(), password);

    assertThat(granted.statusCode()).isIn(400, 401, 403);
    assertThat(granted.body()).contains("Access denied").doesNotContain("access_token");
  }

  @Test
  void cannotBeLockedOutByAStranger() throws Exception {
    publish(register(account));
    for (var guess = 0; guess < 12; guess++) {
      JoinerCalls.password(HTTP, issuer, workerId.toLowerCase(), "guess " + guess);
    }

    assertThat(door.signIn(authenticator)).isInstanceOf(KeycloakSignIn.SignedIn.class);
  }

  @Test
  void isAskedForOnAPageThatKnowsNoPassword() throws Exception {
    var page = new KeycloakLogin(HTTP).get(door.authorization()).body();

    assertThat(page).contains("Sign in with Passkey").doesNotContain("type=\"password\"");
  }

  private static void assertRefused(KeycloakSignIn.Outcome outcome, String reason) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            KeycloakSignIn.Refused.class, no -> assertThat(no.reason()).contains(reason));
  }

  private Passkey register(String userId) {
    return register(authenticator, userId);
  }

  private static Passkey register(SoftwareAuthenticator kind, String userId) {
    kind.registration(options(userId), door.origin());
    return kind.passkeys().getLast();
  }

  private void publish(Passkey passkey) throws Exception {
    assertThat(joiner.publish(account, authenticatorId, passkey).statusCode()).isEqualTo(204);
  }

  private static ObjectNode options(String userId) {
    var options = JSON.createObjectNode().put("challenge", "AAAAAAAAAAAAAAAAAAAAAA");
    options.putObject("rp").put("id", "localhost");
    options.putObject("user").put("id", Base64Url.of(userId.getBytes(StandardCharsets.UTF_8)));
    var wanted = options.putArray("pubKeyCredParams");
    for (KeyKind kind : KeyKind.values()) {
      wanted.addObject().put("type", "public-key").put("alg", kind.alg());
    }
    return options;
  }

  private static String staffToken(String name) throws Exception {
    var password = secret("FIRSTKEY_PASSWORD_" + name.toUpperCase());
    return JoinerCalls.tokenOf(JoinerCalls.password(HTTP, issuer, name, password));
  }

  private static String secret(String name) {
    return running.keycloak().secrets().get(name);
  }
}
