package dev.firstkey.auditsink;

import static org.awaitility.Awaitility.await;

import dev.firstkey.backing.FirstkeyBacking;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;

/// What stands in the service's tables, seen as their owner.
final class Rows {
  private Rows() {}

  /// Waits until every one of these records is accounted for.
  static void awaitAccounted(List<RecordMetadata> places) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> accounted(places));
  }

  static long number(String sql, Object... parameters) {
    return (long) rows(sql, parameters).getFirst().getFirst();
  }

  static List<List<Object>> rows(String sql, Object... parameters) {
    try (Connection connection = FirstkeyBacking.connectAsOwner();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return read(statement.executeQuery());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A change behind the service's back.
  static void change(String sql, Object... parameters) {
    try (Connection connection = FirstkeyBacking.connectAsOwner();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean accounted(List<RecordMetadata> places) {
    return number(
            """
            select count(*)
            from unnest(?::text[], ?::int[], ?::bigint[]) as place (topic, record_partition, record_offset)
            where not exists (
              select 1 from leaf
              where leaf.topic = place.topic and leaf.record_partition = place.record_partition
                and leaf.from_offset = place.record_offset)
            """,
            places.stream().map(RecordMetadata::topic).toArray(String[]::new),
            places.stream().map(RecordMetadata::partition).toArray(Integer[]::new),
            places.stream().map(RecordMetadata::offset).toArray(Long[]::new))
        == 0;
  }

  private static List<List<Object>> read(ResultSet found) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    while (found.next()) {
      List<Object> row = new ArrayList<>();
      for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
        row.add(found.getObject(column));
      }
      rows.add(row);
    }
    return rows;
  }
}
