package dev.firstkey.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the person was confirmed, by whom, when.
///
/// @param method How the person was confirmed.
/// @param by Who confirmed it.
/// @param at When it was confirmed.
/// @param evidence What was looked at.
/// @param witness Who confirmed the same besides, where policy wants a second person. May be null.
/// @param verifiedClaims The same in the words of OpenID Identity Assurance. May be null.
public record Proofing(
    ProofingMethod method,
    String by,
    Instant at,
    EvidenceKind evidence,
    @Nullable Witness witness,
    @JsonProperty("verified_claims") @Nullable VerifiedClaims verifiedClaims) {

  public Proofing {
    Require.present(method, "method");
    Require.actor(by, "by");
    Require.present(at, "at");
    Require.present(evidence, "evidence");
    if (witness != null && witness.by().equals(by)) {
      throw new IllegalArgumentException("witness is who confirmed it");
    }
  }

  /// Without a witness, and without a record of what was checked.
  public Proofing(ProofingMethod method, String by, Instant at, EvidenceKind evidence) {
    this(method, by, at, evidence, null, null);
  }
}
