package dev.firstkey.local.blindness;

import dev.firstkey.backing.PostgresServer;
import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Service;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.stack.Trouble;
import dev.firstkey.local.stack.Waiting;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The faults.
final class Blindings {
  private static final int UNTIL_FELT_MILLIS = 4000;
  private static final String WIRE = "wire";
  private static final String REVOCATION_WORKER = Service.REVOCATION_WORKER.spoken();

  private Blindings() {}

  /// All that can be done to this stack.
  static List<Blinding> all(Stack stack, PostgresServer database, Progress progress) {
    boolean wired = stack.pids().containsKey(WIRE);
    return Stream.concat(
            wired ? Stream.of(new Frozen("partitioned", stack, WIRE, true, true)) : Stream.of(),
            always(stack, database, progress))
        .toList();
  }

  private static Stream<Blinding> always(Stack stack, PostgresServer database, Progress progress) {
    return Stream.of(
        new Stopped(stack, progress),
        new Frozen("paused", stack, REVOCATION_WORKER, true, false),
        new Locked(
            "lagging", database, "lock table revocation_worker.inbox in exclusive mode", false),
        new Locked(
            "stuck-relay",
            database,
            "select * from revocation_worker.relay_lease where name = 'outbox' for update",
            true),
        new Frozen("frozen-gateway", stack, Service.ENROLLMENT_GATEWAY.spoken(), false, true));
  }

  /// revocation-worker is gone.
  private record Stopped(Stack stack, Progress progress) implements Blinding {

    @Override
    public String name() {
      return "stopped";
    }

    @Override
    public void begin() {
      stack.kill(REVOCATION_WORKER);
    }

    @Override
    public void end() {
      stack.up(progress);
    }
  }

  /// A process gets no time (SIGSTOP), as on a machine that is overloaded or moved.
  private record Frozen(
      String name, Stack stack, String part, boolean leavesAnswers, boolean leavesOperators)
      implements Blinding {

    @Override
    public void begin() throws IOException, InterruptedException {
      signal("-STOP");
    }

    @Override
    public void end() throws IOException, InterruptedException {
      signal("-CONT");
    }

    private void signal(String what) throws IOException, InterruptedException {
      long pid = Objects.requireNonNull(stack.pids().get(part), part + " does not run");
      if (new ProcessBuilder("kill", what, Long.toString(pid)).start().waitFor() != 0) {
        throw new Trouble(part + " did not take the signal " + what + ".");
      }
    }
  }

  /// Somebody holds a lock that revocation-worker needs: on what it has heard, so that it hears
  /// nothing more, or on its relay's lease, so that nothing it says is sent.
  private static final class Locked implements Blinding {
    private final String name;
    private final PostgresServer database;
    private final String lock;
    private final boolean leavesOperators;
    private @Nullable Connection holder;

    Locked(String name, PostgresServer database, String lock, boolean leavesOperators) {
      this.leavesOperators = leavesOperators;
      this.name = name;
      this.database = database;
      this.lock = lock;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public boolean leavesOperators() {
      return leavesOperators;
    }

    @Override
    public void begin() throws IOException {
      try {
        var connection = database.connectAsSuperuser("firstkey");
        holder = connection;
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
          statement.execute(lock);
        }
        // A relay that holds its lease looks at it again after a quarter of its ten seconds.
        Waiting.pause(UNTIL_FELT_MILLIS);
      } catch (SQLException failure) {
        throw new IOException(failure);
      }
    }

    @Override
    public void end() throws IOException {
      try {
        Objects.requireNonNull(holder).close();
      } catch (SQLException failure) {
        throw new IOException(failure);
      }
    }
  }

  /// @throws Trouble where there is no such fault
  static List<Blinding> named(List<Blinding> all, List<String> names) {
    var known = all.stream().collect(Collectors.toMap(Blinding::name, blinding -> blinding));
    return names.isEmpty() ? all : names.stream().map(name -> find(known, name)).toList();
  }

  private static Blinding find(Map<String, Blinding> known, String name) {
    var found = known.get(name);
    if (found == null) {
      throw new Trouble("There is no blindness '" + name + "'. There are: " + known.keySet());
    }
    return found;
  }
}
