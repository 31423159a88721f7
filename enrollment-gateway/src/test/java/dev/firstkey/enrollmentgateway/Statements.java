package dev.firstkey.enrollmentgateway;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/// The statements that the gateway sends to PostgreSQL until it is closed, apart for each call:
/// what goes on besides has a context of its own.
final class Statements extends Handler implements AutoCloseable {
  private static final Logger SQL = Logger.getLogger("org.hibernate.SQL");

  private final Map<Context, List<String>> byContext = new IdentityHashMap<>();

  Statements() {
    SQL.setLevel(Level.FINE);
    SQL.addHandler(this);
  }

  /// Those of the one call that asked for a transaction by its id.
  synchronized List<String> ofTheCall() {
    return byContext.values().stream()
        .filter(all -> all.stream().anyMatch(sql -> sql.contains("where\ntransaction_id =")))
        .reduce((_, _) -> List.of("more than one call"))
        .orElse(List.of());
  }

  @Override
  public synchronized void publish(LogRecord said) {
    Context context = Vertx.currentContext();
    if (context != null) {
      byContext
          .computeIfAbsent(context, _ -> new ArrayList<>())
          .add(ExtLogRecord.wrap(said).getFormattedMessage());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    SQL.removeHandler(this);
    SQL.setLevel(null);
  }
}
