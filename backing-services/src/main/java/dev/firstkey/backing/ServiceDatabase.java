package dev.firstkey.backing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

/// One service's own place in a database: a schema, an owner role for its migrations, a lesser role
/// at run time.
///
/// The run-time role may use its own schema and creates nothing; what it may do with each table is
/// said by the migrations. Neither role reaches the schema of another service.
public final class ServiceDatabase {

  /// Whose members read the views of audit-sink (`docs/for-analysts.md`).
  private static final String READERS = "firstkey_audit_reader";

  private static final String ROLE = "select 1 from pg_roles where rolname = ?";
  private static final String WITH_READERS = "audit_sink";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,50}");

  private final PostgresServer server;
  private final String database;
  private final String schema;

  private ServiceDatabase(PostgresServer server, String database, String schema) {
    this.server = server;
    this.database = database;
    this.schema = schema;
  }

  /// Makes what is missing of database, schema and roles; what exists keeps its data and its
  /// passwords.
  ///
  /// Safe to call again, and from several processes at once.
  ///
  /// @param service `joiner-ingest` gets the schema `joiner_ingest`
  public static ServiceDatabase provision(PostgresServer server, String database, String service) {
    var place = new ServiceDatabase(server, named(database), named(service.replace('-', '_')));
    FileGuard.alone(
        server.dir().resolve("provision.lock"),
        () -> {
          place.provision();
          return place;
        });
    return place;
  }

  public String schema() {
    return schema;
  }

  /// Owns the schema; for migrations only.
  public String ownerUser() {
    return schema + "_owner";
  }

  public String ownerPassword() {
    return Passwords.recorded(server.dir(), ownerUser());
  }

  /// What the service runs as.
  public String runtimeUser() {
    return schema;
  }

  public String runtimePassword() {
    return Passwords.recorded(server.dir(), runtimeUser());
  }

  /// Reads the views of audit-sink and nothing else.
  public String readerUser() {
    return schema + "_reader";
  }

  public String readerPassword() {
    return Passwords.recorded(server.dir(), readerUser());
  }

  /// For both roles; each finds its schema by its own search path.
  public String jdbcUrl() {
    return server.jdbcUrl(database);
  }

  /// For both roles; each finds its schema by its own search path.
  public String reactiveUrl() {
    return "postgresql://" + server.host() + ":" + server.port() + "/" + database;
  }

  private void provision() {
    run("postgres", List.of(), this::createRolesAndDatabase);
    run(
        database,
        List.of(
            "revoke all on database %s from public".formatted(database),
            "grant connect on database %s to %s, %s"
                .formatted(database, ownerUser(), runtimeUser()),
            "revoke all on schema public from public",
            "create schema if not exists %s authorization %s".formatted(schema, ownerUser()),
            "revoke all on schema %s from public".formatted(schema),
            "grant usage on schema %s to %s".formatted(schema, runtimeUser()),
            "alter role %s in database %s set search_path = %s"
                .formatted(ownerUser(), database, schema),
            "alter role %s in database %s set search_path = %s"
                .formatted(runtimeUser(), database, schema)),
        connection -> {});
    if (schema.equals(WITH_READERS)) {
      provisionReaders();
    }
  }

  /// One that has no login, for people to be members of, and one that has. What a member may take
  /// and do stands with each login: a role's settings are not passed on.
  private void provisionReaders() {
    run(
        database,
        List.of(
            "grant connect on database %s to %s".formatted(database, READERS),
            "grant %s to %s with inherit true".formatted(READERS, readerUser()),
            "alter role %s set default_transaction_read_only = on".formatted(readerUser()),
            "alter role %s set statement_timeout = '30s'".formatted(readerUser()),
            "alter role %s set log_statement = 'all'".formatted(readerUser()),
            "alter role %s set idle_in_transaction_session_timeout = '60s'".formatted(readerUser()),
            "alter role %s in database %s set search_path = %s"
                .formatted(readerUser(), database, schema)),
        connection -> {
          if (!exists(connection, ROLE, READERS)) {
            execute(connection, "create role %s nologin".formatted(READERS));
          }
          role(connection, readerUser(), readerPassword());
        });
  }

  private void createRolesAndDatabase(Connection connection) throws SQLException {
    role(connection, ownerUser(), ownerPassword());
    role(connection, runtimeUser(), runtimePassword());
    if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
      execute(connection, "create database %s".formatted(database));
    }
  }

  private static void role(Connection connection, String name, String password)
      throws SQLException {
    String verb = exists(connection, ROLE, name) ? "alter" : "create";
    execute(
        connection,
        "%s role %s login nosuperuser nocreatedb nocreaterole noinherit password '%s'"
            .formatted(verb, name, password));
  }

  private void run(String inDatabase, List<String> statements, SqlWork first) {
    try (Connection connection = server.connectAsSuperuser(inDatabase)) {
      first.on(connection);
      for (String statement : statements) {
        execute(connection, statement);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot provision " + schema + " in " + database, e);
    }
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  // Names go into SQL as they are, so only such as need no quoting are taken.
  private static String named(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Not a plain name for a schema or database: " + name);
    }
    return name;
  }

  private interface SqlWork {
    void on(Connection connection) throws SQLException;
  }
}
