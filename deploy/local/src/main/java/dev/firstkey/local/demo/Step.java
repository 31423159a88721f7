package dev.firstkey.local.demo;

import dev.firstkey.local.stack.Trouble;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Where a new hire is.
enum Step {
  ACCOUNT("waits for the account and the enrollment case"),
  DOOR("opens the door page: a device key, a transaction"),
  PROOFING("shows the check code to the registrar"),
  PASS("waits for the pass"),
  PASSKEY("creates the passkey"),
  DIRECTORY("waits until the directory accepts it"),
  SIGN_IN("signs in over Keycloak's login pages");

  private final String spoken;

  Step(String spoken) {
    this.spoken = spoken;
  }

  /// What the new hire does there.
  String spoken() {
    return spoken;
  }

  /// The step with this name in lower case.
  static Step of(String name) {
    return Arrays.stream(values())
        .filter(step -> step.word().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new Trouble("There is no step '" + name + "'. There are: " + words() + "."));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String words() {
    return Arrays.stream(values()).map(Step::word).collect(Collectors.joining(", "));
  }
}
