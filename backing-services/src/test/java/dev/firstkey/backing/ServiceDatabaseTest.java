package dev.firstkey.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceDatabaseTest {

  private static final String NO_PERMISSION = "42501";

  @TempDir static Path dir;
  private static PostgresServer server;
  private static ServiceDatabase ingest;
  private static ServiceDatabase issuer;

  @BeforeAll
  static void start() throws SQLException {
    server = PostgresServer.start(dir, 0);
    ingest = ServiceDatabase.provision(server, "firstkey", "joiner-ingest");
    issuer = ServiceDatabase.provision(server, "firstkey", "pass-issuer");
    asOwner(ingest, "create table worker (id text)");
    asOwner(ingest, "grant select, insert on worker to " + ingest.runtimeUser());
    asOwner(ingest, "create table secret (id text)");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void usesWhatTheMigrationsGranted() throws SQLException {
    asRuntime(ingest, "insert into worker values ('w-1')");
    asRuntime(ingest, "select * from joiner_ingest.worker");
  }

  @Test
  void touchesNothingThatTheMigrationsDidNotGrant() {
    refused(() -> asRuntime(ingest, "select * from secret"));
    refused(() -> asRuntime(ingest, "update worker set id = 'w-2'"));
  }

  @Test
  void createsNoTables() {
    refused(() -> asRuntime(ingest, "create table joiner_ingest.own (id text)"));
    refused(() -> asRuntime(ingest, "create table public.own (id text)"));
    refused(() -> asRuntime(ingest, "create temporary table own (id text)"));
    refused(() -> asRuntime(ingest, "create schema own"));
  }

  @Test
  void readsNoOtherServicesSchema() {
    refused(() -> asRuntime(issuer, "select * from joiner_ingest.worker"));
    refused(() -> asOwner(issuer, "select * from joiner_ingest.worker"));
    refused(() -> asOwner(issuer, "create table joiner_ingest.own (id text)"));
  }

  @Test
  void keepsDataAndPasswordsWhenProvisionedAgain() throws SQLException {
    String password = ingest.runtimePassword();

    ServiceDatabase again = ServiceDatabase.provision(server, "firstkey", "joiner-ingest");

    assertThat(again.runtimePassword()).isEqualTo(password);
    asRuntime(again, "select * from worker");
  }

  @Test
  void takesNoNameThatWouldNeedQuoting() {
    assertThatThrownBy(() -> ServiceDatabase.provision(server, "firstkey", "x; drop table y"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void refused(Attempt attempt) {
    assertThatThrownBy(attempt::make)
        .isInstanceOf(SQLException.class)
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo(NO_PERMISSION);
  }

  private static void asOwner(ServiceDatabase place, String sql) throws SQLException {
    execute(place, place.ownerUser(), place.ownerPassword(), sql);
  }

  private static void asRuntime(ServiceDatabase place, String sql) throws SQLException {
    execute(place, place.runtimeUser(), place.runtimePassword(), sql);
  }

  private static void execute(ServiceDatabase place, String user, String password, String sql)
      throws SQLException {
    try (Connection connection = Jdbc.connect(place.jdbcUrl(), user, password)) {
      connection.createStatement().execute(sql);
    }
  }

  private interface Attempt {
    void make() throws SQLException;
  }
}
