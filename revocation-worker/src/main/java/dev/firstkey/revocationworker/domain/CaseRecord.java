package dev.firstkey.revocationworker.domain;

import dev.firstkey.contracts.CaseClosing;
import java.util.Optional;
import java.util.UUID;

/// What is known of one enrollment case. Its facts may arrive in any order.
///
/// @param caseId the case
/// @param terms what was opened, once it is known
/// @param closed whether `case.closed` is known
/// @param changed whether it closed because HR changed what it was made from
/// @param expired whether `case.expired` was said
public record CaseRecord(
    UUID caseId, Optional<CaseTerms> terms, boolean closed, boolean changed, boolean expired) {

  /// A case of which nothing is known.
  public static CaseRecord unheard(UUID caseId) {
    return new CaseRecord(caseId, Optional.empty(), false, false, false);
  }

  /// With `case.opened`.
  public CaseRecord opened(CaseTerms found) {
    return new CaseRecord(caseId, terms.or(() -> Optional.of(found)), closed, changed, expired);
  }

  /// With `case.closed`.
  public CaseRecord closing(CaseClosing reason) {
    return new CaseRecord(caseId, terms, true, changed || reason == CaseClosing.CHANGED, expired);
  }

  /// With `case.expired`.
  public CaseRecord expiring() {
    return new CaseRecord(caseId, terms, closed, changed, true);
  }

  /// What it waits for, while it is open.
  public Optional<CaseTerms> open() {
    return closed || expired ? Optional.empty() : terms;
  }
}
