package dev.firstkey.auditsink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is asked every second costs the same however long the log is.
@QuarkusTest
class LogReachPlanTest {

  @Test
  void theEndOfAPartitionIsLookedUp() throws SQLException {
    String plan = String.join("\n", plan());
    assertThat(plan)
        .contains("Index Only Scan Backward")
        .doesNotContain("Seq Scan on entry", "Seq Scan on coverage", "GroupAggregate", "Append");
  }

  private static List<String> plan() throws SQLException {
    try (Connection connection = FirstkeyBacking.connectAsOwner();
        Statement statement = connection.createStatement()) {
      statement.execute("set enable_seqscan = off; set enable_bitmapscan = off");
      statement.execute("prepare reached as " + PostgresLogReach.NOT_REACHED);
      ResultSet rows =
          statement.executeQuery(
              "explain execute reached (array['a', 'b'], array[0, 1], array[7::bigint, 8])");
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
      return lines;
    }
  }
}
