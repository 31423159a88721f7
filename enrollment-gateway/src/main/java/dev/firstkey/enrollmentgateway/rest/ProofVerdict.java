package dev.firstkey.enrollmentgateway.rest;

import dev.firstkey.enrollmentgateway.ProvenKey;

/// What came out of looking at a DPoP header.
sealed interface ProofVerdict {

  /// The key has proven itself.
  record Proven(ProvenKey key) implements ProofVerdict {}

  /// The proof is in order but carries no nonce that is taken.
  record NeedsNonce() implements ProofVerdict {}

  /// The first rule that it breaks, a word for logs and metrics.
  record Invalid(String rule) implements ProofVerdict {}
}
