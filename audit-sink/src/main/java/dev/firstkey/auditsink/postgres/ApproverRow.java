package dev.firstkey.auditsink.postgres;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/// A row of the table `entry_approver`: who approved what an entry says. The database writes it.
@Entity
@NullUnmarked
@Immutable
@Table(name = "entry_approver")
@IdClass(ApproverRow.Key.class)
class ApproverRow {
  @Id String approver;
  @Id long logIndex;

  /// Its primary key.
  record Key(String approver, long logIndex) implements Serializable {}
}
