package dev.firstkey.enrollmentgateway.domain;

import dev.firstkey.contracts.DocumentType;
import dev.firstkey.contracts.EvidenceKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One registrar's word: this worker stands at this device.
///
/// @param registrar the actor, `person:ID`
/// @param document which document was looked at; null where none was or it was not said
public record Word(
    UUID transactionId,
    String registrar,
    String workerId,
    String episodeId,
    EvidenceKind evidence,
    @Nullable DocumentType document,
    Instant at) {

  /// Whether both are about the same worker, episode and device.
  boolean isAboutTheSameAs(Word other) {
    return transactionId.equals(other.transactionId)
        && workerId.equals(other.workerId)
        && episodeId.equals(other.episodeId);
  }

  /// Whether the question is about this worker, episode and device.
  public boolean isAbout(Question question) {
    return transactionId.equals(question.transactionId())
        && workerId.equals(question.workerId())
        && episodeId.equals(question.episodeId());
  }

  /// Whether it is the other word of the same registrar once more: nothing else was checked.
  boolean saysAgain(Word other) {
    return isAboutTheSameAs(other)
        && registrar.equals(other.registrar)
        && evidence == other.evidence
        && document == other.document;
  }
}
