package dev.firstkey.enrollmentgateway.postgres;

import dev.firstkey.contracts.DocumentType;
import dev.firstkey.contracts.EvidenceKind;
import dev.firstkey.enrollmentgateway.domain.Word;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/// A row of registrar_statement.
@Entity
@NullUnmarked
@Immutable
@Table(name = "registrar_statement")
@IdClass(WordRow.Key.class)
class WordRow {
  @Id UUID transactionId;
  @Id String registrar;
  String workerId;
  String episodeId;
  String evidence;
  String document;
  Instant statedAt;

  record Key(UUID transactionId, String registrar) implements Serializable {}

  Word word() {
    return new Word(
        transactionId,
        registrar,
        workerId,
        episodeId,
        EvidenceKind.valueOf(evidence),
        document == null ? null : DocumentType.valueOf(document),
        statedAt);
  }
}
