package dev.firstkey.auditsink.postgres;

import dev.firstkey.auditsink.AuditLog;
import dev.firstkey.auditsink.StreamStart;
import dev.firstkey.auditsink.domain.Arrived;
import dev.firstkey.auditsink.domain.Known;
import dev.firstkey.auditsink.domain.Range;
import dev.firstkey.auditsink.domain.Verdict;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/// The log's tables. One lock is held from before the log is looked at until the commit, so numbers
/// are given in commit order and a roll-back leaves no gap; no row is ever changed. The lock is of
/// the two-number kind, which no outbox uses, and is always taken first.
@ApplicationScoped
class PostgresAuditLog implements AuditLog {
  private static final int ROWS_IN_ONE_GO = 1000;

  private static final String STATE_DELETED =
      """
      insert into coverage (log_index, topic, record_partition, from_offset, to_offset, why)
      select
        greatest((select max(log_index) from entry_key), (select max(log_index) from coverage), -1)
          + row_number() over (order by topic, record_partition, from_offset),
        topic, record_partition, from_offset, least(to_offset, kept.first - 1), 'retention'
      from offset_gap
        join unnest($1::text[], $2::int[], $3::bigint[]) as kept (topic, record_partition, first)
          using (topic, record_partition)
      where from_offset < kept.first
      returning topic, record_partition, from_offset, to_offset
      """;

  private final Mutiny.SessionFactory sessions;

  PostgresAuditLog(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  /// Two statements: the second one's snapshot is taken when the lock is held.
  @Override
  public Uni<List<Known>> await(List<Arrived> records) {
    return sessions.withSession(
        session -> lock(session).chain(() -> KnownRows.of(session, records)));
  }

  /// Entries first: one stands before what is covered by it.
  @Override
  public Uni<Void> write(List<Arrived> records, List<Verdict> verdicts) {
    List<NewEntries.One> entries = new ArrayList<>();
    List<CoverageRow> coverage = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      sort(records.get(i), verdicts.get(i), entries, coverage);
    }
    return sessions.withSession(session ->
        new NewEntries(entries)
            .write(session)
            .chain(() -> cover(session, coverage))
            .chain(() -> keepOpen(session, verdicts)));
  }

  @Override
  public Uni<List<Range>> stateDeleted(List<StreamStart> kept) {
    Object[] parameters = {
      kept.stream().map(StreamStart::topic).toArray(String[]::new),
      kept.stream().map(StreamStart::partition).toArray(Integer[]::new),
      kept.stream().map(StreamStart::offset).toArray(Long[]::new)
    };
    return sessions.withSession(session ->
        lock(session)
            .chain(() -> PlainSql.rows(session, STATE_DELETED, parameters))
            .map(rows -> rows.stream().map(PostgresAuditLog::range).toList()));
  }

  private static Range range(Object[] row) {
    return new Range((String) row[0], (int) row[1], (long) row[2], (long) row[3]);
  }

  private static Uni<Void> cover(Mutiny.Session session, List<CoverageRow> coverage) {
    return coverage.isEmpty()
        ? Uni.createFrom().voidItem()
        : session.setBatchSize(ROWS_IN_ONE_GO).persistAll(coverage.toArray()).chain(session::flush);
  }

  /// The newest range of heartbeats of a partition.
  ///
  /// @param ended whether it has become a leaf
  private record Newest(Range range, boolean ended) {}

  private static void sort(
      Arrived record, Verdict verdict, List<NewEntries.One> entries, List<CoverageRow> coverage) {
    switch (verdict) {
      case Verdict.AlreadyAccounted _, Verdict.Lengthen _ -> {}
      case Verdict.Behind(Range ended, long index, Verdict own) -> {
        coverage.add(CoverageRow.of(index, ended));
        sort(record, own, entries, coverage);
      }
      case Verdict.Enter(long index, var statement, _) ->
          entries.add(new NewEntries.One(index, record, statement));
      case Verdict.Cover(long index, var why, _) ->
          coverage.add(CoverageRow.of(index, record.arrival(), why));
      case Verdict.Begin(_, var ended, long index) ->
          ended.ifPresent(range -> coverage.add(CoverageRow.of(index, range)));
    }
  }

  /// Of each partition only what stands in the end.
  private static Uni<Void> keepOpen(Mutiny.Session session, List<Verdict> verdicts) {
    Map<String, Newest> last = new LinkedHashMap<>();
    for (Verdict verdict : verdicts) {
      switch (verdict) {
        case Verdict.AlreadyAccounted _, Verdict.Enter _, Verdict.Cover _ -> {}
        case Verdict.Behind(Range range, _, _) ->
            last.put(partition(range), new Newest(range, true));
        case Verdict.Lengthen(Range range) -> last.put(partition(range), new Newest(range, false));
        case Verdict.Begin(Range range, _, _) ->
            last.put(partition(range), new Newest(range, false));
      }
    }
    return Multi.createFrom()
        .iterable(last.values())
        .onItem()
        .transformToUniAndConcatenate(newest -> keep(session, newest))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static String partition(Range range) {
    return range.topic() + '/' + range.partition();
  }

  private static Uni<Integer> keep(Mutiny.Session session, Newest newest) {
    Range range = newest.range();
    return session
        .createNativeQuery(
            """
            insert into open_range (topic, record_partition, from_offset, to_offset, ended)
            values (:topic, :partition, :from, :to, :ended)
            on conflict (topic, record_partition)
              do update set from_offset = excluded.from_offset, to_offset = excluded.to_offset,
                            ended = excluded.ended
            """)
        .setParameter("topic", range.topic())
        .setParameter("partition", range.partition())
        .setParameter("from", range.from())
        .setParameter("to", range.to())
        .setParameter("ended", newest.ended())
        .executeUpdate();
  }

  private static Uni<?> lock(Mutiny.Session session) {
    return session
        .createNativeQuery("select cast(pg_advisory_xact_lock(6962, 9162) as text)", String.class)
        .getSingleResult();
  }
}
