package dev.firstkey.local.canary;

import dev.firstkey.backing.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Every column of every table of the database `firstkey`, Keycloak's too. The planted value has a
/// table of its own in each schema.
record TablePlaces(PostgresServer server) implements Places {
  private static final String OWN = "canary_planted";

  private record Column(String name, boolean isBytes) {}

  @Override
  public Set<String> plant(Planted planted) throws SQLException {
    var places = new LinkedHashSet<String>();
    try (var connection = connect()) {
      for (var schema : schemas(connection)) {
        var table = quoted(schema) + "." + OWN;
        execute(connection, "create table " + table + " (words text, bytes bytea, json jsonb)");
        try (var insert =
            connection.prepareStatement(
                "insert into " + table + " values (?, ?, jsonb_build_object('words', ?))")) {
          insert.setString(1, planted.text());
          insert.setBytes(2, planted.bytes());
          insert.setString(3, planted.text());
          insert.executeUpdate();
        }
        List.of("words", "bytes", "json")
            .forEach(column -> places.add("table " + schema + "." + OWN + "." + column));
      }
    }
    return places;
  }

  @Override
  public void search(Findings findings) throws SQLException {
    try (var connection = connect()) {
      connection.setAutoCommit(false);
      for (var table : tables(connection).entrySet()) {
        search(connection, table.getKey(), table.getValue(), findings);
      }
    }
  }

  private static void search(
      Connection connection, String table, List<Column> columns, Findings findings)
      throws SQLException {
    var wanted =
        columns.stream()
            .map(column ->
                column.isBytes() ? quoted(column.name()) : quoted(column.name()) + "::text")
            .collect(Collectors.joining(", "));
    try (var query = connection.createStatement()) {
      query.setFetchSize(200);
      try (var rows = query.executeQuery("select " + wanted + " from " + quotedTable(table))) {
        while (rows.next()) {
          for (int at = 0; at < columns.size(); at++) {
            var column = columns.get(at);
            var cell = column.isBytes() ? rows.getBytes(at + 1) : utf8(rows.getString(at + 1));
            if (cell != null) {
              findings.look("table " + table + "." + column.name(), cell);
            }
          }
        }
      }
    }
  }

  private static byte @Nullable [] utf8(@Nullable String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, List<Column>> tables(Connection connection) throws SQLException {
    var all = new LinkedHashMap<String, List<Column>>();
    try (var query = connection.createStatement();
        var rows =
            query.executeQuery(
                """
                select n.nspname || '.' || c.relname, a.attname, a.atttypid = 'bytea'::regtype
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    join pg_attribute a on a.attrelid = c.oid
                  where c.relkind in ('r', 'm') and a.attnum > 0 and not a.attisdropped
                    and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
                  order by 1, a.attnum
                """)) {
      while (rows.next()) {
        all.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>())
            .add(new Column(rows.getString(2), rows.getBoolean(3)));
      }
    }
    return all;
  }

  private static List<String> schemas(Connection connection) throws SQLException {
    return tables(connection).keySet().stream()
        .map(table -> table.substring(0, table.indexOf('.')))
        .distinct()
        .toList();
  }

  private Connection connect() throws SQLException {
    return server.connectAsSuperuser("firstkey");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String quotedTable(String table) {
    int dot = table.indexOf('.');
    return quoted(table.substring(0, dot)) + "." + quoted(table.substring(dot + 1));
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
