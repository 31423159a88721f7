package dev.firstkey.passissuer.postgres;

import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.Window;
import dev.firstkey.passissuer.domain.CaseTerms;
import dev.firstkey.passissuer.domain.Statement;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// A statement of HR, as it is read.
@Entity
@Table(name = "statement")
class StatementRow {
  @Id UUID caseId;
  String episodeKey;
  long sequence;
  Instant notBefore;
  Instant notAfter;
  Instant employmentEnds;

  @Enumerated(EnumType.STRING)
  DeviceContext deviceContext;

  int approvalsWanted;
  String policyVersion;
  String accessBundle;

  Statement statement() {
    Window window = new Window(notBefore, notAfter);
    CaseTerms terms =
        new CaseTerms(caseId, window, deviceContext, approvalsWanted, policyVersion, accessBundle);
    return new Statement(sequence, terms, employmentEnds);
  }
}
