package dev.firstkey.contracts;

import java.time.Instant;

/// How the person was confirmed, by whom, when.
///
/// @param method How the person was confirmed.
/// @param by Who confirmed it.
/// @param at When it was confirmed.
/// @param evidence What was looked at.
public record Proofing(ProofingMethod method, String by, Instant at, EvidenceKind evidence) {

  public Proofing {
    Require.present(method, "method");
    Require.actor(by, "by");
    Require.present(at, "at");
    Require.present(evidence, "evidence");
  }
}
