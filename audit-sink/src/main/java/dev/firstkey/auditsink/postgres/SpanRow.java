package dev.firstkey.auditsink.postgres;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/// A row of the table `entry_span`: between which times the entries of [#LENGTH] log indexes
/// happened. The database writes it.
@Entity
@NullUnmarked
@Immutable
@Table(name = "entry_span")
class SpanRow {
  /// How many log indexes a span has.
  static final int LENGTH = 1024;

  @Id long firstIndex;
  Instant earliest;
  Instant latest;
}
