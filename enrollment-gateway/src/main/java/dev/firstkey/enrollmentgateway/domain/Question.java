package dev.firstkey.enrollmentgateway.domain;

import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRefused;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.Proofing;
import dev.firstkey.contracts.Purpose;
import java.util.UUID;

/// What this gateway asked pass-issuer. Only an answer in which every binding member equals the
/// question is believed.
///
/// @param chainId the correlation id of the episode
public record Question(
    UUID requestId,
    UUID transactionId,
    String workerId,
    String episodeId,
    Purpose purpose,
    String jkt,
    String chainId) {

  /// The question as it is said.
  public PassRequested asked(Proofing proofing) {
    return new PassRequested(requestId, transactionId, workerId, episodeId, purpose, jkt, proofing);
  }

  /// Whether it is asked for this worker.
  public boolean isAbout(String worker) {
    return workerId.equals(worker);
  }

  /// Whether the answer is to this question.
  public boolean isAnsweredBy(PassIssued answer) {
    return equals(
        new Question(
            answer.requestId(),
            answer.transactionId(),
            answer.workerId(),
            answer.episodeId(),
            answer.purpose(),
            answer.jkt(),
            chainId));
  }

  /// Whether the refusal is about this question.
  public boolean isAnsweredBy(PassRefused answer) {
    return equals(
        new Question(
            answer.requestId(),
            answer.transactionId(),
            answer.workerId(),
            answer.episodeId(),
            answer.purpose(),
            answer.jkt(),
            chainId));
  }
}
