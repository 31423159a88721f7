package dev.firstkey.passissuer.postgres;

import dev.firstkey.contracts.CaseClosing;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.Window;
import dev.firstkey.passissuer.CaseView;
import dev.firstkey.passissuer.domain.CaseTerms;
import dev.firstkey.passissuer.domain.EpisodeKey;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// A case as it was said, as it is read.
@Entity
@Table(name = "enrollment_case")
class CaseRow {
  @Id UUID caseId;
  String workerId;
  String episodeId;

  @Enumerated(EnumType.STRING)
  CaseView.State state;

  @Enumerated(EnumType.STRING)
  CaseClosing closedBecause;

  Instant notBefore;
  Instant notAfter;

  @Enumerated(EnumType.STRING)
  DeviceContext deviceContext;

  int approvalsWanted;
  String policyVersion;
  Instant openedAt;

  CaseView view(boolean accountReady) {
    Window window = new Window(notBefore, notAfter);
    return new CaseView(
        new EpisodeKey(workerId, episodeId),
        new CaseTerms(caseId, window, deviceContext, approvalsWanted, policyVersion),
        state,
        closedBecause,
        openedAt,
        accountReady);
  }
}
