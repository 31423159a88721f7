package dev.firstkey.enrollmentgateway.postgres;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/// A row of pass_ending.
@Entity
@Immutable
@Table(name = "pass_ending")
@IdClass(EndingRow.Key.class)
class EndingRow {
  @Id UUID passId;
  @Id String reason;

  record Key(UUID passId, String reason) implements Serializable {}
}
