package dev.firstkey.enrollmentgateway.postgres;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.TransactionRollbackException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Which failures pass by themselves: PostgreSQL is away, restarts, has no connection left, or gave
/// this transaction up for another one. Everything else is a mistake of ours.
final class Outage {
  private static final int DEEPEST = 20;

  private Outage() {}

  static boolean isIn(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST)
        .anyMatch(Outage::isOne);
  }

  private static boolean isOne(Throwable cause) {
    return isConnection(cause) || state(cause).filter(Outage::passes).isPresent();
  }

  /// The driver and its pool say that there is no connection (any more) by these; the one without a
  /// stack trace is their "timeout", "closed" and "not active".
  private static boolean isConnection(Throwable cause) {
    return cause instanceof IOException
        || cause instanceof TimeoutException
        || cause instanceof ClosedConnectionException
        || cause instanceof TransactionRollbackException
        || cause instanceof NoStackTraceThrowable;
  }

  private static Optional<String> state(Throwable cause) {
    return switch (cause) {
      case SQLException sql -> Optional.ofNullable(sql.getSQLState());
      case DatabaseException database -> Optional.ofNullable(database.getSqlState());
      default -> Optional.empty();
    };
  }

  /// SQLSTATE, PostgreSQL appendix A: connection (08), resources (53), operator's word (57),
  /// rollback for another (40), lock not available, a read-only stand-by.
  private static boolean passes(String state) {
    return state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57")
        || state.startsWith("40")
        || state.equals("55P03")
        || state.equals("25006");
  }
}
