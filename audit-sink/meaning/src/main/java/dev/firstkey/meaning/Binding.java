package dev.firstkey.meaning;

import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.EnrollmentCompleted;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.ProofingPassed;

/// Whether one fact is about what the one before it was about: one worker, one episode, one
/// purpose, one visit, one key, as far as both say it.
final class Binding {
  private Binding() {}

  static boolean binds(CaseOpened opened, PassIssued issued) {
    return opened.workerId().equals(issued.workerId())
        && opened.episodeId().equals(issued.episodeId())
        && opened.purpose() == issued.purpose();
  }

  static boolean binds(ProofingPassed proofed, PassRequested asked) {
    return proofed.workerId().equals(asked.workerId())
        && proofed.episodeId().equals(asked.episodeId())
        && proofed.transactionId().equals(asked.transactionId())
        && proofed.jkt().equals(asked.jkt())
        && proofed.proofing().equals(asked.proofing());
  }

  static boolean binds(PassRequested asked, PassIssued issued) {
    return asked.workerId().equals(issued.workerId())
        && asked.episodeId().equals(issued.episodeId())
        && asked.purpose() == issued.purpose()
        && asked.transactionId().equals(issued.transactionId())
        && asked.jkt().equals(issued.jkt())
        && asked.proofing().equals(issued.proofing());
  }

  static boolean binds(PassIssued issued, EnrollmentCompleted redeemed) {
    return issued.workerId().equals(redeemed.workerId())
        && issued.episodeId().equals(redeemed.episodeId())
        && issued.purpose() == redeemed.purpose()
        && issued.transactionId().equals(redeemed.transactionId())
        && issued.jkt().equals(redeemed.jkt())
        && issued.accountId().equals(redeemed.accountId());
  }
}
