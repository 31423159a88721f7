package dev.firstkey.local.demo;

import dev.firstkey.local.calls.AuditTrail;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.calls.Until;
import dev.firstkey.local.client.KeycloakAccounts;
import dev.firstkey.local.client.KeycloakSignIn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Judges one worker by what Keycloak answers and the audit log tells, and by nothing else. Each
/// check gives its reasons to say no; none means yes.
final class Checks {
  private static final int PATIENCE = 60;

  private final Place place;
  private final AuditTrail audit;
  private final String workerId;

  Checks(Place place, AuditTrail audit, String workerId) {
    this.place = place;
    this.audit = audit;
    this.workerId = workerId;
  }

  /// The chain as the log tells it, once it is whole or nothing more comes.
  Chain chain() throws Stopped, InterruptedException {
    try {
      return Until.present(
          "The end of the chain", PATIENCE, () -> Optional.of(read()).filter(Chain::isOver));
    } catch (Stopped _) {
      return read();
    }
  }

  private Chain read() throws Stopped, InterruptedException {
    return Chain.of(audit, workerId);
  }

  static List<String> timeline(Chain chain) {
    return chain.missing();
  }

  static List<String> signIn(Chain chain, KeycloakSignIn.Outcome outcome) {
    return switch (outcome) {
      case KeycloakSignIn.Refused refused ->
          List.of("Keycloak refused the sign-in: " + refused.reason());
      case KeycloakSignIn.SignedIn signedIn -> sameAccount(chain, signedIn.subject());
    };
  }

  private static List<String> sameAccount(Chain chain, String subject) {
    var wrong = new ArrayList<String>();
    if (!chain.accountId().equals(Optional.of(subject))) {
      wrong.add(
          "the token's sub is "
              + subject
              + ", the audited account "
              + chain.accountId().orElse("unknown"));
    }
    chain.otherAccounts().forEach(type -> wrong.add(type + " names another account"));
    return wrong;
  }

  static List<String> stranger(KeycloakSignIn.Outcome outcome) {
    return switch (outcome) {
      case KeycloakSignIn.Refused _ -> List.of();
      case KeycloakSignIn.SignedIn signedIn ->
          List.of("a key that was never enrolled signed in as " + signedIn.subject());
    };
  }

  /// Exactly one credential: the passkey whose label is the audited authenticator.
  List<String> credentials(Chain chain) throws Stopped, InterruptedException {
    var account = chain.accountId();
    if (account.isEmpty()) {
      return List.of("the log names no account");
    }
    var held = held(account.get());
    var wrong = new ArrayList<String>();
    if (held.stream().anyMatch(credential -> credential.type().equals("password"))) {
      wrong.add("the account has a password");
    }
    var passkeys =
        held.stream()
            .filter(credential -> credential.type().equals("webauthn-passwordless"))
            .toList();
    if (passkeys.size() != 1 || held.size() != 1) {
      wrong.add(
          "the account holds "
              + (held.isEmpty() ? "nothing" : spoken(held))
              + " instead of one passkey");
    } else if (!Optional.of(passkeys.getFirst().label()).equals(chain.authenticatorId())) {
      wrong.add("the account's passkey is not the audited authenticator");
    }
    return wrong;
  }

  private static String spoken(List<KeycloakAccounts.Credential> held) {
    return held.stream()
        .map(KeycloakAccounts.Credential::type)
        .collect(Collectors.joining(" and "));
  }

  private List<KeycloakAccounts.Credential> held(String account)
      throws Stopped, InterruptedException {
    try {
      return new KeycloakAccounts(place.api().http(), place.realm(), place.tokens().of("analyst"))
          .credentials(account);
    } catch (IOException failure) {
      throw new Stopped("Keycloak does not tell the credentials: " + failure.getMessage());
    }
  }
}
