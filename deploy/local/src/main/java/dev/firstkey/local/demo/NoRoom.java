package dev.firstkey.local.demo;

import dev.firstkey.backing.PostgresServer;
import dev.firstkey.local.stack.Home;
import dev.firstkey.local.stack.Service;
import dev.firstkey.local.stack.Trouble;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// A disk that is full for whatever a service wants to say: PostgreSQL refuses each new row of an
/// outbox with the error that it has for that, `disk_full` (SQLSTATE 53100). The error is made by a
/// trigger; the disk of the machine is left alone.
final class NoRoom {
  /// What `--outage` calls it.
  static final String NAME = "disk";

  private static final List<String> BEGIN =
      List.of(
          """
          create or replace function %1$s.no_room() returns trigger language plpgsql as $$
          begin raise exception 'no room' using errcode = 'disk_full'; end $$
          """,
          """
          create trigger no_room before insert on %1$s.outbox
          for each statement execute function %1$s.no_room()
          """);

  private static final List<String> END =
      List.of("drop trigger no_room on %1$s.outbox", "drop function %1$s.no_room()");

  void begin() {
    everywhere(BEGIN);
  }

  void end() {
    everywhere(END);
  }

  private static void everywhere(List<String> statements) {
    var server = PostgresServer.running(Home.here().state().resolve("postgres")).orElseThrow();
    try (var connection =
            DriverManager.getConnection(
                server.jdbcUrl("firstkey"), server.superuser(), server.superuserPassword());
        var statement = connection.createStatement()) {
      for (var service : Service.values()) {
        for (var each : statements) {
          statement.execute(each.formatted(service.spoken().replace('-', '_')));
        }
      }
    } catch (SQLException failure) {
      throw new Trouble("PostgreSQL does not do it: " + failure.getMessage());
    }
  }
}
