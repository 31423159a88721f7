package dev.firstkey.auditsink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstkey.backing.FirstkeyBacking;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AppendOnlyTest {
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  @BeforeEach
  void somethingIsInTheLog() {
    try (Topics topics = new Topics()) {
      topics.say(Visit.fresh().opened());
      Rows.awaitAccounted(topics.settle());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update entry set actor = 'person:nobody'",
        "delete from entry",
        "truncate entry cascade",
        "drop table entry cascade",
        "alter table entry disable trigger all",
        "alter table entry owner to current_user",
        "insert into entry select * from entry on conflict (log_index) do update set actor = 'person:x'",
        "insert into entry_key select * from entry_key",
        "delete from entry_key",
        "insert into entry_approver select * from entry_approver",
        "delete from entry_approver",
        "insert into entry_span select * from entry_span",
        "update entry_span set latest = earliest",
        "delete from entry_span",
        "drop table entry_0",
        "select * from entry_0",
        "insert into entry_part select * from entry_part",
        "alter table entry detach partition entry_0",
        "update coverage set why = 'duplicate'",
        "delete from coverage",
        "truncate coverage",
        "drop table coverage cascade",
        "delete from open_range",
        "delete from tile",
        "truncate tile",
        "update tree_head set root = root",
        "delete from tree_head",
        "update checkpoint set note = note",
        "delete from checkpoint",
        "truncate tree_head cascade",
        "insert into sequencer select * from sequencer",
        "delete from sequencer",
        "drop view leaf cascade",
        "create or replace view leaf as select 1",
        "create table mine (x int)"
      })
  void theRoleThatRunsCannot(String sql) {
    assertThatThrownBy(() -> asRuntime(sql))
        .isInstanceOfSatisfying(
            SQLException.class,
            refused -> assertThat(refused.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
  }

  @Test
  void theRoleThatRunsCanRead() throws SQLException {
    asRuntime("select * from entry, coverage, leaf, partition_account, offset_gap");
  }

  private static void asRuntime(String sql) throws SQLException {
    try (Connection connection = FirstkeyBacking.connectAsRuntime();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
