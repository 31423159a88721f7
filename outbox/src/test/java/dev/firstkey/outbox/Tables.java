package dev.firstkey.outbox;

import dev.firstkey.backing.FirstkeyBacking;
import java.sql.SQLException;

/// The tables as their owner sees them.
final class Tables {
  private Tables() {}

  static int count(String sql) {
    try (var connection = FirstkeyBacking.connectAsOwner();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      result.next();
      return result.getInt(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static String text(String sql) {
    try (var connection = FirstkeyBacking.connectAsOwner();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static void run(String sql) {
    try (var connection = FirstkeyBacking.connectAsOwner();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
