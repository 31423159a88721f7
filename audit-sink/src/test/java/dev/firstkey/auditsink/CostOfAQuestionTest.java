package dev.firstkey.auditsink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstkey.auditsink.domain.About;
import dev.firstkey.auditsink.domain.Entry;
import dev.firstkey.backing.FirstkeyBacking;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Each question that the service asks reads a few pages of a log of sixty thousand entries, by
/// what PostgreSQL counts for the very statement.
@QuarkusTest
@TestProfile(CostOfAQuestionTest.NobodySequences.class)
class CostOfAQuestionTest {
  private static final int MANY = 60_000;
  private static final int FEW = 200;
  private static final Instant EARLY = Instant.parse("2026-12-01T00:00:00Z").plusSeconds(1_000_000);
  private static final Instant MIDDLE = EARLY.plusSeconds(MANY / 2);
  private static final Instant LATE = EARLY.plusSeconds(MANY - 100);
  private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final String BEHIND =
      "select (select max(log_index) + 1 from leaf) - counted from tally";

  public static final class NobodySequences implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "firstkey.log.every",
          "3600s",
          "quarkus.log.category.\"org.hibernate.SQL\".level",
          "DEBUG");
    }
  }

  @BeforeAll
  static void aLongLog() {
    Rows.change(
        """
        insert into entry (log_index, topic, record_partition, record_offset, payload, fingerprint,
          event_id, source, type, occurred_at, worker_id, transaction_id, correlation_id,
          causation_id, actor, approvers, outcome)
        select n, 't', 0, n, '{}', sha256(n::text::bytea), gen_random_uuid(), 's', 'a.type',
          timestamp '2026-12-01' + n * interval '1 s', 'w-' || n, gen_random_uuid(), 'c', 'c',
          'service:s', array['person:everywhere', 'person:' || (n % 20000)], 'ok'
        from generate_series(1000000, 1000000 + ?) as n
        """,
        MANY);
    Rows.change("vacuum analyze");
    await().atMost(Duration.ofSeconds(60)).until(() -> Rows.number(BEHIND) == 0);
  }

  /// A question and what it binds, in the order of the statement's parameters.
  record Question(
      String name,
      BiFunction<Entries, EntryFilter, Uni<List<Entry>>> ask,
      EntryFilter filter,
      String bound) {
    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Question> QUESTIONS =
      List.of(
          search("worker", filter(new About("w-1030000", null, null, null, null)), "'w-1030000'"),
          search("episode", filter(new About("w-1", "e", null, null, null)), "'w-1', 'e'"),
          search("pass", filter(new About(null, null, ID, null, null)), quoted(ID)),
          search("transaction", filter(new About(null, null, null, ID, null)), quoted(ID)),
          search("authenticator", filter(new About(null, null, null, null, ID)), quoted(ID)),
          search("correlation", filter("correlation", "c"), "'c'"),
          search("correlation of nobody", filter("correlation", "x"), "'x'"),
          search("type", filter("type", "a.type"), "'a.type'"),
          search("type of nothing", filter("type", "b.type"), "'b.type'"),
          search("actor", filter("actor", "service:s"), "'service:s'"),
          search("actor who never acted", filter("actor", "person:x"), "'person:x'"),
          search("approver", filter("approver", "person:7"), "'person:7'"),
          search("approver of all", filter("approver", "person:everywhere"), "'person:everywhere'"),
          search("outcome", filter("outcome", "ok"), "'ok'"),
          search("refused", filter("outcome", "refused"), "'refused'"),
          search("reason", filter("reason", "left"), "'left'"),
          search("everything", filter("nothing", "x"), ""),
          timed("from late on", "", Optional.of(LATE), Optional.empty()),
          timed("from late on, of a type", "a.type", Optional.of(LATE), Optional.empty()),
          timed("from the middle on", "", Optional.of(MIDDLE), Optional.empty()),
          timed("from the middle on, of a type", "a.type", Optional.of(MIDDLE), Optional.empty()),
          timed("a late minute", "", Optional.of(LATE), Optional.of(LATE.plusSeconds(60))),
          timed("a late hour", "", Optional.of(LATE), Optional.of(LATE.plusSeconds(3600))),
          timed("up to early on", "", Optional.empty(), Optional.of(EARLY)),
          timed("a time of nothing", "", Optional.of(EARLY.minusSeconds(9)), Optional.of(EARLY)),
          new Question(
              "timeline",
              (entries, _) -> entries.ofWorker("w-1030000", 5000),
              filter("nothing", "x"),
              "'w-1030000', 'w-1030000', 'dev.firstkey.proofing.passed.v1', 5000"),
          new Question(
              "evidence",
              (entries, _) -> entries.newestOfWorker("w-1030000", 1001),
              filter("nothing", "x"),
              "'w-1030000', 'w-1030000', 'dev.firstkey.proofing.passed.v1', 1001"));

  @Inject Entries entries;

  @ParameterizedTest
  @FieldSource("QUESTIONS")
  void doesNotGrowWithTheLog(Question question) throws Throwable {
    String sql = asked(question);
    assertThat(sql).contains("entry");
    assertThat(pages(sql, question.bound())).isLessThan(FEW);
  }

  private String asked(Question question) throws Throwable {
    try (AskedSql heard = new AskedSql()) {
      VertxContextSupport.subscribeAndAwait(() -> question.ask().apply(entries, question.filter()));
      assertThat(heard.all()).anyMatch(sql -> sql.contains("force_custom_plan"));
      return heard.about("entry");
    }
  }

  private static Question search(String name, EntryFilter filter, String value) {
    String bound = "1000000" + (value.isEmpty() ? "" : ", " + value) + ", 101";
    return new Question(
        name,
        (all, asked) -> all.behind(1_000_000, OptionalLong.empty(), asked, 101),
        filter,
        bound);
  }

  /// What happened in a part of the log that begins far behind the cursor, or ends before it.
  private static Question timed(
      String name, String type, Optional<Instant> from, Optional<Instant> to) {
    List<String> bound = new ArrayList<>(List.of("1000000"));
    Optional.of(type).filter(it -> !it.isEmpty()).ifPresent(it -> bound.add("'" + it + "'"));
    List<String> times =
        Stream.of(from, to).flatMap(Optional::stream).map(it -> "'" + it + "'").toList();
    bound.addAll(times);
    bound.add("101");
    EntryFilter filter =
        new EntryFilter(
            new About(null, null, null, null, null),
            Optional.empty(),
            Optional.of(type).filter(it -> !it.isEmpty()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            from,
            to);
    return new Question(
        name,
        (all, asked) -> all.behind(1_000_000, OptionalLong.empty(), asked, 101),
        filter,
        String.join(", ", bound));
  }

  private static EntryFilter filter(About about) {
    return filter(about, "", "");
  }

  private static EntryFilter filter(String name, String value) {
    return filter(new About(null, null, null, null, null), name, value);
  }

  private static EntryFilter filter(About about, String name, String value) {
    Function<String, Optional<String>> one =
        it -> it.equals(name) ? Optional.of(value) : Optional.empty();
    return new EntryFilter(
        about,
        one.apply("correlation"),
        one.apply("type"),
        one.apply("actor"),
        one.apply("approver"),
        one.apply("outcome"),
        one.apply("reason"),
        Optional.empty(),
        Optional.empty());
  }

  private static String quoted(UUID id) {
    return "'" + id + "'";
  }

  /// What has no index is seen to cost more.
  @Test
  void thisWouldBeSeen() throws SQLException {
    String dear = "select * from entry where causation_id = $1";
    assertThat(pages(dear, "'nobody'")).isGreaterThan(5 * FEW);
  }

  private static long pages(String question, String bound) throws SQLException {
    String plan = plan(question, bound);
    return number(plan, "Shared Hit Blocks") + number(plan, "Shared Read Blocks");
  }

  private static String plan(String question, String bound) throws SQLException {
    try (Connection connection = FirstkeyBacking.connectAsRuntime();
        Statement statement = connection.createStatement()) {
      statement.execute("set plan_cache_mode = force_custom_plan");
      statement.execute("prepare asked as " + question);
      ResultSet plan =
          statement.executeQuery(
              "explain (analyze, buffers, format json) execute asked (" + bound + ")");
      plan.next();
      return plan.getString(1);
    }
  }

  /// The first is that of the whole plan.
  private static long number(String plan, String name) {
    String rest = plan.substring(plan.indexOf(name) + name.length() + 2);
    return Long.parseLong(rest.substring(0, rest.indexOf(',')).strip());
  }
}
