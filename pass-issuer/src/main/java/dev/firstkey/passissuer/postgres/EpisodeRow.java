package dev.firstkey.passissuer.postgres;

import dev.firstkey.contracts.CaseClosing;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.EnumSet;
import java.util.Set;

/// An episode, as it is read.
@Entity
@Table(name = "episode")
class EpisodeRow {
  @Id String episodeKey;
  String chain;
  boolean departed;
  boolean withdrawn;
  boolean enrolled;

  Set<CaseClosing> endings() {
    Set<CaseClosing> endings = EnumSet.noneOf(CaseClosing.class);
    if (departed) {
      endings.add(CaseClosing.LEFT);
    }
    if (withdrawn) {
      endings.add(CaseClosing.WITHDRAWN);
    }
    if (enrolled) {
      endings.add(CaseClosing.ENROLLED);
    }
    return endings;
  }
}
