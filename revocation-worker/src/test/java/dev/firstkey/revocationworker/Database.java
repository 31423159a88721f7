package dev.firstkey.revocationworker;

import static org.awaitility.Awaitility.await;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.Topic;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/// The service's tables, as the owner role sees them.
final class Database {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Database() {}

  static Connection connect() throws SQLException {
    Connection connection =
        DriverManager.getConnection(
            FirstkeyBacking.jdbcUrl(),
            FirstkeyBacking.ownerUser(),
            FirstkeyBacking.ownerPassword());
    connection.setSchema(FirstkeyBacking.schema());
    return connection;
  }

  static long count(String sql, Object... parameters) {
    try (Connection connection = connect();
        PreparedStatement statement = prepared(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static void awaitsEpisodeEnding(Hire hire) {
    awaitsOne("select count(*) from episode_ending where worker_id = ?", hire.workerId());
  }

  static void awaitsOne(String sql, Object... parameters) {
    await().atMost(PATIENCE).until(() -> count(sql, parameters) == 1);
  }

  /// Another transaction holds the worker until the connection is closed.
  static void holdWorker(Connection connection, Hire hire) throws SQLException {
    connection.setAutoCommit(false);
    run(
        connection,
        "select pg_advisory_xact_lock(hashtextextended('worker ' || ?, 0))",
        hire.workerId());
  }

  static void awaitsOneWaitingForAWorker() {
    awaitsOne(
        """
        select count(*) from pg_locks
        where locktype = 'advisory' and not granted
          and database = (select oid from pg_database where datname = current_database())
        """);
  }

  /// A live pass and its due timer, as an earlier process would have left them.
  static void writeDuePass(Hire hire, UUID passId) throws SQLException {
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      run(
          connection,
          """
          insert into pass (pass_id, worker_id, episode_id, transaction_id, purpose, correlation_id,
            not_before, expires_at, issued, redeemed, endings, version)
          values (?, ?, ?, ?, 'FIRST_ENROLLMENT', ?, now() - interval '11 minutes',
            now() - interval '1 minute', true, false, '{}', 0)
          """,
          passId,
          hire.workerId(),
          hire.episodeId(),
          UUID.randomUUID(),
          hire.chain());
      run(
          connection,
          "insert into timer values ('pass', ?, ?, now() - interval '55 seconds')",
          passId,
          hire.workerId());
      connection.commit();
    }
  }

  /// A row before every later heartbeat of the partition that no broker takes.
  static void writeUnsendable(Hire hire, int partition) throws SQLException {
    try (Connection connection = connect()) {
      run(
          connection,
          """
          insert into outbox (topic, record_key, payload, headers, record_partition)
          values (?, ?, convert_to(repeat('x', 3000000), 'UTF8'), '{}', ?)
          """,
          Topic.REVOCATION.name(FirstkeyBacking.topicPrefix()),
          hire.workerId(),
          partition);
    }
  }

  static void forgetUnsendable(Hire hire) throws SQLException {
    try (Connection connection = connect()) {
      run(connection, "delete from outbox where record_key = ?", hire.workerId());
    }
  }

  static void endTurn() throws SQLException {
    try (Connection connection = connect()) {
      run(connection, "update heartbeat_turn set next_at = '-infinity'");
    }
  }

  private static void run(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, parameters)) {
      statement.execute();
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
