package dev.firstkey.revocationworker.domain;

import dev.firstkey.contracts.CaseExpired;
import dev.firstkey.contracts.RevocationReason;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// When the time of a case runs out.
public final class CaseLifecycle {
  private CaseLifecycle() {}

  /// What follows when the window of the case is over.
  ///
  /// @param endings why the episode is over, if it is
  /// @param passes every pass of the worker
  public static CaseEnd decide(
      CaseRecord record, Set<RevocationReason> endings, List<PassRecord> passes) {
    return record
        .open()
        .filter(_ -> endings.isEmpty())
        .map(terms -> decide(record, terms, passes))
        .orElseGet(CaseEnd.Nothing::new);
  }

  private static CaseEnd decide(CaseRecord record, CaseTerms terms, List<PassRecord> passes) {
    List<PassRecord> own = passes.stream().filter(pass -> pass.serves(terms)).toList();
    if (own.stream().anyMatch(CaseLifecycle::registered)) {
      return new CaseEnd.Nothing();
    }
    return liveUntil(own)
        .<CaseEnd>map(CaseEnd.Wait::new)
        .orElseGet(() -> new CaseEnd.Expire(expired(record, terms)));
  }

  private static boolean registered(PassRecord pass) {
    return pass.facts().redeemed();
  }

  private static Optional<Instant> liveUntil(List<PassRecord> passes) {
    return passes.stream()
        .flatMap(pass -> pass.liveUntil().stream())
        .max(Comparator.naturalOrder());
  }

  private static CaseExpired expired(CaseRecord record, CaseTerms terms) {
    return new CaseExpired(record.caseId(), terms.workerId(), terms.episodeId(), terms.windowEnd());
  }
}
