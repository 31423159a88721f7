package dev.firstkey.auditsink;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// The statements that Hibernate sends, as it logs them.
final class AskedSql extends Handler implements AutoCloseable {
  private static final Logger HIBERNATE = Logger.getLogger("org.hibernate.SQL");

  private final List<String> statements = new CopyOnWriteArrayList<>();

  AskedSql() {
    HIBERNATE.addHandler(this);
  }

  List<String> all() {
    return List.copyOf(statements);
  }

  /// The last about a table.
  String about(String table) {
    return statements.stream()
        .filter(sql -> sql.contains(" " + table + " "))
        .reduce((_, last) -> last)
        .orElseThrow(() -> new AssertionError("nothing was asked of " + table));
  }

  @Override
  public void publish(LogRecord sent) {
    statements.add(sent.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    HIBERNATE.removeHandler(this);
  }
}
