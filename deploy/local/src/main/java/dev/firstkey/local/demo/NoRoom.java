package dev.firstkey.local.demo;

import dev.firstkey.backing.PostgresServer;
import dev.firstkey.local.stack.Home;
import dev.firstkey.local.stack.Service;
import dev.firstkey.local.stack.Trouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/// A disk that is full for whatever a service wants to say: PostgreSQL refuses each new row of an
/// outbox with the error that it has for that, `disk_full` (SQLSTATE 53100). The error is made by a
/// trigger; the disk of the machine is left alone.
final class NoRoom {
  /// What `--outage` calls it.
  static final String NAME = "disk";

  /// A sequence counts what is rolled back, too.
  private static final String BEGIN =
      """
      create sequence if not exists %1$s.no_room_refusals;
      create or replace function %1$s.no_room() returns trigger
      language plpgsql security definer as $$
      begin
        perform nextval('%1$s.no_room_refusals');
        raise exception 'no room' using errcode = 'disk_full';
      end $$;
      create or replace trigger no_room before insert on %1$s.outbox
      for each statement execute function %1$s.no_room()
      """;

  private static final String REFUSALS =
      "select case when is_called then last_value else 0 end from %s.no_room_refusals";

  private static final String END =
      """
      drop trigger if exists no_room on %1$s.outbox;
      drop function if exists %1$s.no_room();
      drop sequence if exists %1$s.no_room_refusals
      """;

  private NoRoom() {}

  static void begin() {
    try (var connection = connect()) {
      everywhere(connection, BEGIN);
    } catch (SQLException failure) {
      throw trouble(failure);
    }
  }

  /// @return how many times somebody was refused a row
  static long end() {
    try (var connection = connect()) {
      long refusals = 0;
      for (var schema : schemas()) {
        refusals += refusals(connection, schema);
      }
      everywhere(connection, END);
      return refusals;
    } catch (SQLException failure) {
      throw trouble(failure);
    }
  }

  private static long refusals(Connection connection, String schema) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(REFUSALS.formatted(schema))) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void everywhere(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var schema : schemas()) {
        statement.execute(sql.formatted(schema));
      }
    }
  }

  private static String[] schemas() {
    return Arrays.stream(Service.values())
        .map(service -> service.spoken().replace('-', '_'))
        .toArray(String[]::new);
  }

  private static Connection connect() throws SQLException {
    var server = PostgresServer.running(Home.here().state().resolve("postgres")).orElseThrow();
    return server.connectAsSuperuser("firstkey");
  }

  private static Trouble trouble(SQLException failure) {
    return new Trouble("PostgreSQL does not do it: " + failure.getMessage());
  }
}
