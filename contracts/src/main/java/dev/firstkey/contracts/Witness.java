package dev.firstkey.contracts;

import java.time.Instant;

/// A second person who confirmed the same worker at the same device.
///
/// @param by Who confirmed it.
/// @param at When it was confirmed.
/// @param evidence What was looked at.
public record Witness(String by, Instant at, EvidenceKind evidence) {

  public Witness {
    Require.actor(by, "by");
    Require.present(at, "at");
    Require.present(evidence, "evidence");
  }
}
