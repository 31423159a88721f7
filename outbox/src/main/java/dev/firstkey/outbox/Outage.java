package dev.firstkey.outbox;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.TransactionRollbackException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/// Which failures pass by themselves: PostgreSQL is away, restarts, has no connection left, or gave
/// this transaction up for another one. To a caller everything else is a mistake of ours: stricter
/// than [FailureKind], which repeats a record wherever that might help.
public final class Outage {
  private Outage() {}

  /// @param failure as the driver, Hibernate or Mutiny wrapped it
  public static boolean isIn(Throwable failure) {
    return !Causes.isAboutContent(failure) && Causes.of(failure).anyMatch(Outage::isOne);
  }

  private static boolean isOne(Throwable cause) {
    return isConnection(cause) || Causes.sqlState(cause).filter(Outage::passes).isPresent();
  }

  /// The driver and its pool say that there is no connection (any more) by these, Mutiny that
  /// nothing came in time; the two general ones are the pool's "timeout", "closed" and "not
  /// active".
  private static boolean isConnection(Throwable cause) {
    return cause instanceof IOException
        || cause instanceof TimeoutException
        || cause instanceof io.smallrye.mutiny.TimeoutException
        || cause instanceof ClosedConnectionException
        || cause instanceof TransactionRollbackException
        || cause instanceof VertxException && !(cause instanceof DatabaseException)
        || cause instanceof NoStackTraceThrowable;
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
