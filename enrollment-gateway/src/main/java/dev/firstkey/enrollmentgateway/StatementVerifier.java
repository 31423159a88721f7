package dev.firstkey.enrollmentgateway;

import dev.firstkey.enrollmentgateway.domain.CeremonyTerms;
import dev.firstkey.enrollmentgateway.domain.RegistrationResponse;

/// Verifies a registration that the gateway's own checks have let through, its signature above all.
public interface StatementVerifier {

  /// False for anything that is not in order. Never throws.
  boolean accepts(RegistrationResponse response, CeremonyTerms terms);
}
