package dev.firstkey.auditsink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who prefers SQL reads the views, and nothing else.
@QuarkusTest
class SqlViewsTest {
  private static final Path FOR_ANALYSTS = Path.of("../docs/for-analysts.md");
  private static final Pattern EXAMPLE = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);
  private static final String TOO_LONG = "57014";
  private static final List<String> VIEWS =
      List.of("audit_coverage", "audit_credentials", "audit_entries", "audit_log", "audit_workers");

  @Test
  void areAllThatTheRoleCanRead() throws SQLException {
    List<String> readable = new ArrayList<>();
    for (String relation : relations()) {
      if (canRead(relation)) {
        readable.add(relation);
      }
    }
    assertThat(relations()).hasSizeGreaterThan(20);
    assertThat(readable).containsExactlyElementsOf(VIEWS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into audit_log values (1, now(), 0)",
        "delete from audit_entries",
        "update audit_entries set actor = 'person:x'",
        "insert into entry_approver values ('person:x', 1)",
        "create table mine (x int)",
        "create temporary table mine (x int)",
        "select make_room(256)",
        "select add_up(1)",
        "select drop_old()",
        "set role audit_sink_owner"
      })
  void theRoleChangesNothingEvenWhereItWantsTo(String sql) {
    assertThatThrownBy(() -> ask(sql)).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> ask("set default_transaction_read_only = off", sql))
        .isInstanceOf(SQLException.class)
        .hasMessageNotContaining("read-only transaction");
  }

  @Test
  void aQuestionWithoutEndEnds() throws SQLException {
    assertThat(ask("show statement_timeout")).containsExactly("30s");
    assertThat(ask("show default_transaction_read_only")).containsExactly("on");
    assertThatThrownBy(() ->
            ask(
                "set statement_timeout = '300ms';"
                    + " select count(*) from generate_series(1, 1000000000000000)"))
        .isInstanceOfSatisfying(
            SQLException.class, ended -> assertThat(ended.getSQLState()).isEqualTo(TOO_LONG));
  }

  /// Time limits are for those who mean well; what is asked is written down whoever asks.
  @Test
  void whatIsAskedIsLoggedAndNobodyTurnsThatOff() throws SQLException {
    assertThat(ask("show log_statement")).containsExactly("all");
    for (String sql : List.of("set log_statement = 'none'", "reset log_statement")) {
      assertThatThrownBy(() -> ask(sql))
          .isInstanceOfSatisfying(
              SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
    }
    assertThat(ask("set statement_timeout = '1h'", "show statement_timeout")).containsExactly("1h");
  }

  @Test
  void sayWhoReceivedWhichCredentialUnderWhatApproval() throws SQLException {
    String worker = "w-" + UUID.randomUUID();
    UUID pass = UUID.randomUUID();
    UUID authenticator = UUID.randomUUID();
    try (Topics topics = new Topics()) {
      say(topics, EventType.PASS_ISSUED, Topic.ISSUANCE, worker, pass, authenticator);
      say(
          topics,
          EventType.ENROLLMENT_COMPLETED,
          Topic.ENROLLMENT_COMPLETE,
          worker,
          pass,
          authenticator);
      Rows.awaitAccounted(topics.settle());
    }
    assertThat(
            ask(
                """
                select authenticator_id || ' ' || approvers[1] || ' ' || (granted_index is not null)
                from audit_credentials where worker_id = '%s'
                """
                    .formatted(worker)))
        .containsExactly(authenticator + " person:approver-1 true");
    assertThat(ask("select credentials from audit_workers where worker_id = '" + worker + "'"))
        .containsExactly("1");
    assertThat(
            ask(
                "select data ->> 'passId' from audit_entries where type like '%pass.issued%'"
                    + " and worker_id = '"
                    + worker
                    + "'"))
        .containsExactly(pass.toString());
  }

  /// What somebody copies from the documentation works.
  @Test
  void areAskedAsTheDocumentationSays() throws IOException, SQLException {
    List<String> examples =
        EXAMPLE
            .matcher(Files.readString(FOR_ANALYSTS))
            .results()
            .map((MatchResult found) -> found.group(1))
            .filter(sql -> sql.startsWith("select"))
            .toList();
    assertThat(examples).hasSizeGreaterThan(3);
    for (String example : examples) {
      ask(example);
    }
    assertThat(Files.readString(FOR_ANALYSTS)).contains(VIEWS);
  }

  private static void say(
      Topics topics, EventType type, Topic topic, String worker, UUID pass, UUID authenticator) {
    String bytes =
        RecordedSamples.of(type)
            .replaceFirst("\"id\": \"[^\"]*\"", "\"id\": \"" + UUID.randomUUID() + "\"")
            .replaceFirst("\"passId\": \"[^\"]*\"", "\"passId\": \"" + pass + "\"")
            .replaceFirst(
                "\"authenticatorId\": \"[^\"]*\"", "\"authenticatorId\": \"" + authenticator + "\"")
            .replace("w-10442", worker);
    topics.send(topic, worker, bytes.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> relations() {
    return Rows.rows(
            """
            select relname from pg_class
            where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm')
            order by relname
            """)
        .stream()
        .map(row -> (String) row.getFirst())
        .toList();
  }

  private static boolean canRead(String relation) {
    try {
      ask("select count(*) from (select * from %s limit 1) as one".formatted(relation));
      return true;
    } catch (SQLException refused) {
      assertThat(refused.getSQLState()).isEqualTo("42501");
      return false;
    }
  }

  private static List<String> ask(String... statements) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = FirstkeyBacking.connectAsReader();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        if (statement.execute(sql)) {
          ResultSet all = statement.getResultSet();
          while (all.next()) {
            found.add(all.getString(1));
          }
        }
      }
      return found;
    }
  }
}
