package dev.firstkey.enrollmentgateway.webauthn;

import dev.firstkey.enrollmentgateway.domain.RegistrationResponse;
import java.util.Arrays;
import java.util.Optional;

/// What a coverage-guided fuzzer tries on a registration: the attestation object, the client data
/// and the body around them. Nothing may throw, and nothing that the device did not sign may be
/// accepted.
public final class FuzzResponse {
  private static final Honest HONEST = new Honest();

  private FuzzResponse() {}

  /// @param input which of the three, and how it is changed
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < 2) {
      return;
    }
    byte[] steps = Arrays.copyOfRange(input, 1, input.length);
    byte[] body =
        switch (input[0] % 3) {
          case 0 -> HONEST.body(HONEST.clientData(), Mutation.of(HONEST.object(), steps));
          case 1, -1 -> HONEST.body(Mutation.of(HONEST.clientData(), steps), HONEST.object());
          default -> Mutation.of(HONEST.body(), steps);
        };
    Optional<RegistrationResponse> accepted = HONEST.accepted(body);
    if (accepted.isPresent() && !HONEST.isRepeatedBy(accepted.get())) {
      throw new IllegalStateException("accepted, and never signed");
    }
  }
}
