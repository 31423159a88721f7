package dev.firstkey.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

  @TempDir Path dir;
  private PostgresServer server;

  @BeforeEach
  void startWithOneRow() throws SQLException {
    server = PostgresServer.start(dir, 0);
    execute("create table kept as select 1 as id");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void isDurable() throws SQLException {
    assertThat(value("show fsync")).isEqualTo("on");
    assertThat(value("show synchronous_commit")).isEqualTo("on");
    assertThat(value("show full_page_writes")).isEqualTo("on");
    assertThat(value("show max_connections")).isEqualTo("300");
  }

  @Test
  void keepsARowOverAStop() throws SQLException {
    server.close();

    server = PostgresServer.start(dir, 0);

    assertThat(value("select count(*) from kept")).isEqualTo("1");
  }

  @Test
  void keepsARowOverAKill() throws Exception {
    ProcessHandle killed = ProcessHandle.of(server.pid()).orElseThrow();
    killed.destroyForcibly();
    killed.onExit().get(10, TimeUnit.SECONDS);

    server = PostgresServer.start(dir, 0);

    assertThat(value("select count(*) from kept")).isEqualTo("1");
  }

  @Test
  void isFoundByItsFolderWhileItRuns() {
    assertThat(PostgresServer.running(dir).orElseThrow().port()).isEqualTo(server.port());

    server.close();

    assertThat(PostgresServer.running(dir)).isEmpty();
  }

  @Test
  void letsNobodyInWithoutThePassword() {
    assertThatThrownBy(() -> Jdbc.connect(server.jdbcUrl("postgres"), server.superuser(), "guess"))
        .isInstanceOf(SQLException.class)
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("28P01");
  }

  @Test
  void keepsThePasswordFromOthers() throws Exception {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(dir.resolve("superuser.password"))))
        .isEqualTo("rw-------");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect()) {
      connection.createStatement().execute(sql);
    }
  }

  private String value(String query) throws SQLException {
    try (Connection connection = connect();
        var rows = connection.createStatement().executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private Connection connect() throws SQLException {
    return Jdbc.connect(server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword());
  }
}
