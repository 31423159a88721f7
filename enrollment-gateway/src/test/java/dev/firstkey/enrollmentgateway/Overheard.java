package dev.firstkey.enrollmentgateway;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/// Everything that this process logs until it is closed.
final class Overheard extends Handler implements AutoCloseable {
  private final List<String> lines = new CopyOnWriteArrayList<>();

  Overheard() {
    Logger.getLogger("").addHandler(this);
  }

  String text() {
    return String.join("\n", lines);
  }

  @Override
  public void publish(LogRecord said) {
    lines.add(ExtLogRecord.wrap(said).getFormattedMessage() + " " + said.getThrown());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
  }
}
