package dev.firstkey.meaning;

import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.EnrollmentCompleted;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.ProofingPassed;
import dev.firstkey.contracts.Purpose;
import java.util.UUID;

/// What is kept of a fact. A fact that follows from another is about the same worker, episode,
/// purpose, visit and key, as far as both say it: what both say is marked, and the marks are the
/// same.
final class Gist {
  private final Marks marks = new Marks();

  /// One employment of a worker.
  UUID episode(String workerId, String episodeId) {
    return marks.id(workerId, episodeId);
  }

  Opened of(CaseOpened it) {
    return new Opened(
        marks.of(it.workerId(), it.episodeId(), it.purpose()),
        it.approvalsWanted(),
        Boolean.TRUE.equals(it.witness()),
        marks.of(it.policyVersion()));
  }

  long of(ProofingPassed it) {
    return marks.of(it.workerId(), it.episodeId(), it.transactionId(), it.jkt(), it.proofing());
  }

  Asked of(PassRequested it) {
    return new Asked(
        it.transactionId(),
        marks.of(it.workerId(), it.episodeId(), it.transactionId(), it.jkt(), it.proofing()),
        marks.of(
            it.workerId(),
            it.episodeId(),
            it.purpose(),
            it.transactionId(),
            it.jkt(),
            it.proofing()));
  }

  Issued of(PassIssued it) {
    return new Issued(
        it.caseId(),
        it.requestId(),
        episode(it.workerId(), it.episodeId()),
        marks.of(it.workerId(), it.episodeId(), it.purpose()),
        marks.of(
            it.workerId(),
            it.episodeId(),
            it.purpose(),
            it.transactionId(),
            it.jkt(),
            it.proofing()),
        marks.of(
            it.workerId(),
            it.episodeId(),
            it.purpose(),
            it.transactionId(),
            it.jkt(),
            it.accountId()),
        marks.of(it.policyVersion()),
        it.approvals().size(),
        it.proofing().witness() != null,
        it.window().notAfter().getEpochSecond());
  }

  Redeemed of(EnrollmentCompleted it) {
    return new Redeemed(
        episode(it.workerId(), it.episodeId()),
        it.authenticatorId(),
        marks.of(
            it.workerId(),
            it.episodeId(),
            it.purpose(),
            it.transactionId(),
            it.jkt(),
            it.accountId()),
        it.purpose() == Purpose.FIRST_ENROLLMENT);
  }
}
