package dev.firstkey.enrollmentgateway.postgres;

import dev.firstkey.enrollmentgateway.Busy;
import dev.firstkey.enrollmentgateway.Locks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// PostgreSQL's `lock_timeout`, for this database transaction only.
@ApplicationScoped
class PostgresLocks implements Locks {
  // lock_not_available, deadlock_detected, serialization_failure
  private static final Set<String> LATER = Set.of("55P03", "40P01", "40001");

  private final Sql sql;

  PostgresLocks(Sql sql) {
    this.sql = sql;
  }

  @Override
  public <T> Uni<T> impatiently(Supplier<Uni<T>> work) {
    return sql.change("set local lock_timeout = '2s'", Map.of())
        .chain(work::get)
        .onFailure(PostgresLocks::isLater)
        .transform(Busy::new);
  }

  private static boolean isLater(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(10)
        .anyMatch(cause -> cause instanceof SQLException sql && LATER.contains(sql.getSQLState()));
  }
}
