package dev.firstkey.auditsink.postgres;

import dev.firstkey.auditsink.Entries;
import dev.firstkey.auditsink.EntryFilter;
import dev.firstkey.auditsink.PartitionCoverage;
import dev.firstkey.auditsink.PartitionCoverage.Gap;
import dev.firstkey.auditsink.domain.Entry;
import dev.firstkey.contracts.EventType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// The log's tables and views, read only.
@ApplicationScoped
class PostgresEntries implements Entries {
  /// Two looks into indexes, however long the log is.
  static final String OF_WORKER =
      """
      select e.* from entry e
      join (
        select log_index from entry where worker_id = :worker
        union
        select visit.log_index from entry proofed
        join entry visit on visit.transaction_id = proofed.transaction_id
        where proofed.worker_id = :worker and proofed.type = :proofed
      ) as mine using (log_index)
      """;

  private static final String NOT_ADDED_UP =
      """
      select greatest(
        (select max(log_index) from entry_key), (select max(log_index) from coverage), -1)
        + 1 - counted, 0
      from tally
      """;
  private static final String BOUNDS =
      """
      select set_config('statement_timeout', '9s', true)
        || set_config('plan_cache_mode', 'force_custom_plan', true)
      """;
  private static final String BY_TIME = "order by e.occurred_at, e.log_index";
  private static final String NEWEST = "order by e.log_index desc";
  private static final Comparator<Entry> IN_TIME =
      Comparator.comparing((Entry entry) -> entry.statement().time()).thenComparing(Entry::index);

  private final Mutiny.SessionFactory sessions;

  PostgresEntries(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public Uni<List<Entry>> behind(long index, OptionalLong before, EntryFilter filter, int most) {
    return entries(
        session -> Conditions.of(index, before, filter).query(session).setMaxResults(most));
  }

  @Override
  public Uni<List<Entry>> ofWorker(String workerId, int most) {
    return entries(session -> ofWorker(session, OF_WORKER + BY_TIME, workerId).setMaxResults(most));
  }

  @Override
  public Uni<List<Entry>> newestOfWorker(String workerId, int most) {
    return entries(session -> ofWorker(session, OF_WORKER + NEWEST, workerId).setMaxResults(most))
        .map(found -> found.stream().sorted(IN_TIME).toList());
  }

  private static Mutiny.SelectionQuery<EntryRow> ofWorker(
      Mutiny.Session session, String sql, String workerId) {
    return session
        .createNativeQuery(sql, EntryRow.class)
        .setParameter("worker", workerId)
        .setParameter("proofed", EventType.PROOFING_PASSED.id());
  }

  @Override
  public Uni<Long> addUp(int most) {
    return rows("select add_up(%d), 0".formatted(most)).map(rows -> number(rows.getFirst()[0]));
  }

  @Override
  public Uni<Long> notAddedUp() {
    return rows(NOT_ADDED_UP).map(rows -> number(rows.getFirst()[0]));
  }

  @Override
  public Uni<List<PartitionCoverage>> coverage() {
    return rows("select topic, record_partition, from_offset, to_offset from offset_gap order by from_offset")
        .flatMap(gaps ->
            rows("""
            select topic, record_partition, first_offset, last_offset, entries, covered
            from partition_account order by topic, record_partition
            """)
                .map(accounts -> coverage(accounts, gaps)));
  }

  private Uni<List<Entry>> entries(
      Function<Mutiny.Session, Mutiny.SelectionQuery<EntryRow>> query) {
    return sessions
        .withTransaction(
            session -> bounded(session).chain(() -> query.apply(session).getResultList()))
        .map(rows -> rows.stream().map(EntryRow::entry).toList());
  }

  private Uni<List<Object[]>> rows(String sql) {
    return sessions.withTransaction(session ->
        bounded(session)
            .chain(() -> session.createNativeQuery(sql, Object[].class).getResultList()));
  }

  /// No question keeps the database busy for longer than its answer is waited for, and each is
  /// planned for what it asks: what is good for most values reads the whole log for one that is
  /// nowhere.
  private static Uni<?> bounded(Mutiny.Session session) {
    return session.createNativeQuery(BOUNDS, String.class).getSingleResult();
  }

  private static List<PartitionCoverage> coverage(List<Object[]> accounts, List<Object[]> gaps) {
    Map<String, List<Gap>> missing =
        gaps.stream()
            .collect(
                Collectors.groupingBy(
                    PostgresEntries::partition,
                    Collectors.mapping(
                        row -> new Gap(number(row[2]), number(row[3])), Collectors.toList())));
    return accounts.stream()
        .map(row -> coverage(row, missing.getOrDefault(partition(row), List.of())))
        .toList();
  }

  private static PartitionCoverage coverage(Object[] row, List<Gap> gaps) {
    return new PartitionCoverage(
        (String) row[0],
        (int) number(row[1]),
        number(row[2]),
        number(row[3]),
        number(row[4]),
        number(row[5]),
        gaps);
  }

  private static String partition(Object[] row) {
    return row[0] + "/" + row[1];
  }

  private static long number(Object column) {
    return ((Number) column).longValue();
  }
}
