package dev.firstkey.enrollmentgateway;

import dev.firstkey.backing.FirstkeyBacking;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A look into the gateway's own tables.
final class Database {
  private Database() {}

  static long authenticatorsOf(String worker) {
    return count("select count(*) from authenticator where worker_id = ?", worker);
  }

  static long passesIn(String state, String worker) {
    return count(
        "select count(*) from pass where state = '" + state + "' and worker_id = ?", worker);
  }

  static long failuresOf(String worker) {
    return count("select coalesce(sum(failures), 0) from pass where worker_id = ?", worker);
  }

  static boolean passExists(UUID pass) {
    return count("select count(*) from pass where pass_id = cast(? as uuid)", pass.toString()) == 1;
  }

  /// How many events about the worker wait in the outbox.
  static long unsaidAbout(String worker) {
    return count("select count(*) from outbox where record_key = ?", worker);
  }

  static long transactions() {
    return count("select count(*) from device_transaction where ? is not null", "any");
  }

  static long episodesOf(String worker) {
    return count("select count(*) from episode where worker_id = ?", worker);
  }

  static long termsOf(String worker) {
    return count("select count(*) from case_terms where worker_id = ?", worker);
  }

  static long witnessesWantedFor(String worker) {
    return count("select count(*) from witness_wanted where worker_id = ?", worker);
  }

  static long readsOf(String index) {
    return count("select idx_scan from pg_stat_user_indexes where indexrelname = ?", index);
  }

  /// How many rows of the table were read without an index.
  static long scannedOf(String table) {
    return count("select seq_tup_read from pg_stat_user_tables where relname = ?", table);
  }

  static List<String> columnsOf(String table) {
    try (Connection connection = FirstkeyBacking.connectAsOwner();
        var columns =
            connection.getMetaData().getColumns(null, connection.getSchema(), table, null)) {
      List<String> names = new ArrayList<>();
      while (columns.next()) {
        names.add(columns.getString("COLUMN_NAME"));
      }
      return names;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The worker's account at the directory, empty where none is known.
  static String accountOf(String worker) {
    try (Connection connection = FirstkeyBacking.connectAsOwner();
        var statement =
            connection.prepareStatement(
                "select account_id from worker_account where worker_id = ?")) {
      statement.setString(1, worker);
      var result = statement.executeQuery();
      return result.next() && result.getString(1) != null ? result.getString(1) : "";
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean knowsName(String worker) {
    return count("select count(*) from worker_profile where worker_id = ?", worker) == 1;
  }

  /// How many of the gateway's connections wait for a lock.
  static long waiting() {
    return count(
        """
        select count(distinct l.pid) from pg_locks l join pg_stat_activity a on a.pid = l.pid
        where not l.granted and a.datname = current_database() and ? is not null
        """,
        "any");
  }

  /// What was heard last of the partition, as text.
  static String asOf(int partition) {
    try (Connection connection = FirstkeyBacking.connectAsOwner();
        var statement =
            connection.prepareStatement(
                "select as_of::text from heartbeat where record_partition = ?")) {
      statement.setInt(1, partition);
      var result = statement.executeQuery();
      return result.next() ? result.getString(1) : "";
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean hasHeard(int partition, Instant asOf) {
    return count(
            "select count(*) from heartbeat where record_partition = cast(? as int) and as_of >= '"
                + asOf.truncatedTo(ChronoUnit.MILLIS)
                + "'",
            Integer.toString(partition))
        == 1;
  }

  static boolean isOlder(int partition, long seconds) {
    return count(
            "select count(*) from heartbeat where record_partition = cast(? as int) and as_of < clock_timestamp() - interval '"
                + seconds
                + " seconds'",
            Integer.toString(partition))
        == 1;
  }

  /// How many records of a topic have been heard.
  static long heard(String topic) {
    return count("select count(*) from inbox where topic = ?", topic);
  }

  private static long count(String sql, String parameter) {
    try (Connection connection = FirstkeyBacking.connectAsOwner();
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, parameter);
      var result = statement.executeQuery();
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Holds the worker's row until it is closed.
  static Connection hold(String worker) {
    return hold("select 1 from worker where worker_id = ? for update", worker);
  }

  private static Connection hold(String sql, Object id) {
    try {
      Connection connection = FirstkeyBacking.connectAsOwner();
      connection.setAutoCommit(false);
      var statement = connection.prepareStatement(sql);
      statement.setObject(1, id);
      statement.executeQuery();
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Holds the counter that all openings pass until it is closed.
  static Connection holdCounter() {
    return hold("select 1 from rate_count where kind = 'opens' and subject = ? for update", "all");
  }

  /// Holds the proofs that were used: whoever wants to use one waits, until it is closed.
  static Connection holdProofs() {
    try {
      Connection connection = FirstkeyBacking.connectAsOwner();
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute("lock table used_proof in share mode");
      }
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Holds the transaction's row until it is closed.
  static Connection holdTransaction(UUID transaction) {
    return hold(
        "select 1 from device_transaction where transaction_id = ? for update", transaction);
  }

  static void exec(String sql, Object... parameters) {
    try (Connection connection = FirstkeyBacking.connectAsOwner();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
