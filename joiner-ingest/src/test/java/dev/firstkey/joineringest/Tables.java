package dev.firstkey.joineringest;

import dev.firstkey.backing.FirstkeyBacking;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/// Looks into the service's tables, as their owner.
final class Tables {
  private Tables() {}

  static void await(String question) {
    Awaitility.await().atMost(JoinerTopics.BOUND).until(() -> ask(question));
  }

  static void change(String sql) {
    try (var connection = FirstkeyBacking.connectAsOwner();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /// The first column of every row.
  static List<String> lines(String question) {
    List<String> lines = new ArrayList<>();
    try (var connection = FirstkeyBacking.connectAsOwner();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(question)) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
      return lines;
    } catch (SQLException e) {
      throw new IllegalStateException(question, e);
    }
  }

  private static boolean ask(String question) throws SQLException {
    try (var connection = FirstkeyBacking.connectAsOwner();
        var statement = connection.createStatement();
        var answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getBoolean(1);
    }
  }
}
