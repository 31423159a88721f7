package dev.firstkey.passissuer.postgres;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/// A case whose window is over, as it is read.
@Entity
@Table(name = "case_ran_out")
class RanOutRow {
  @Id UUID caseId;
  String episodeKey;
}
