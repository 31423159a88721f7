package dev.firstkey.passissuer.domain;

import dev.firstkey.contracts.AuthenticatorRequirements;
import dev.firstkey.contracts.ProofingMethod;
import java.util.Set;

/// What policy says of one device context.
///
/// @param proofing the ways of confirming a person that suffice there; none means no pass at all
/// @param witness whether a second person has to confirm the same
/// @param requirements what the authenticator must be like
public record DeviceRule(
    Set<ProofingMethod> proofing, boolean witness, AuthenticatorRequirements requirements) {

  public DeviceRule {
    proofing = Set.copyOf(proofing);
  }

  /// Where one person is enough.
  public DeviceRule(Set<ProofingMethod> proofing, AuthenticatorRequirements requirements) {
    this(proofing, false, requirements);
  }
}
