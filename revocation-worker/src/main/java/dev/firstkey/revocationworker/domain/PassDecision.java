package dev.firstkey.revocationworker.domain;

import dev.firstkey.contracts.Fact;
import java.util.List;

/// What follows from a fact.
///
/// @param record what is known and said afterwards
/// @param say what is to be said now
public record PassDecision(PassRecord record, List<Fact> say) {
  public PassDecision {
    say = List.copyOf(say);
  }
}
