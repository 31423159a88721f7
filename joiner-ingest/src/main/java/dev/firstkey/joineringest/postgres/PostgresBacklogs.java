package dev.firstkey.joineringest.postgres;

import dev.firstkey.contracts.QuarantinedBecause;
import dev.firstkey.joineringest.Backlogs;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// The table `quarantine`, counted.
@ApplicationScoped
class PostgresBacklogs implements Backlogs {
  private static final String SEPARATOR = "\n";

  // Each source once, by as many looks into an index as there are sources, however many wait.
  private static final String SOURCES =
      """
      with recursive one as (
        (select source from quarantine where %1$s order by source limit 1)
        union all
        select (select source from quarantine where %1$s and source > one.source
                order by source limit 1)
        from one where one.source is not null)
      select source from one where source is not null
      """;

  private final Mutiny.SessionFactory sessions;

  PostgresBacklogs(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public Uni<List<String>> sourcesInTurn() {
    return sources("ended is null and because = 'ABOVE_RATE'");
  }

  @Override
  public Uni<List<String>> sources() {
    return sources("ended is null");
  }

  private Uni<List<String>> sources(String which) {
    return sessions.withSession(session ->
        session.createNativeQuery(SOURCES.formatted(which), String.class).getResultList());
  }

  // In the order of an index, or a word of which nothing waits costs a look at every row.
  @Override
  public Uni<Map<QuarantinedBecause, Backlog>> backlog() {
    return backlogs(
            """
            select word, (select count(*) from (select 1 from quarantine
                          where ended is null and because = word
                          order by since limit :most) counted),
                   (select min(since) from quarantine where ended is null and because = word)
            from unnest(string_to_array(:words, chr(10))) word
            """,
            Arrays.stream(QuarantinedBecause.values()).map(Enum::name).toList())
        .map(rows -> {
          var backlog = new EnumMap<QuarantinedBecause, Backlog>(QuarantinedBecause.class);
          rows.stream()
              .filter(row -> row[2] != null)
              .forEach(
                  row -> backlog.put(QuarantinedBecause.valueOf((String) row[0]), backlog(row)));
          return backlog;
        });
  }

  @Override
  public Uni<Backlog> backlogOf(List<String> sources) {
    return sources.isEmpty()
        ? Uni.createFrom().item(Backlog.NONE)
        : backlogs(
                """
                select word, (select count(*) from (select 1 from quarantine
                              where ended is null and source = word
                              order by since limit :most) counted),
                       (select min(since) from quarantine where ended is null and source = word)
                from unnest(string_to_array(:words, chr(10))) word
                """,
                sources)
            .map(rows ->
                rows.stream()
                    .filter(row -> row[2] != null)
                    .map(PostgresBacklogs::backlog)
                    .reduce(Backlog.NONE, Backlog::and));
  }

  private Uni<List<Object[]>> backlogs(String sql, List<String> words) {
    return sessions.withSession(session ->
        session
            .createNativeQuery(sql, Object[].class)
            .setParameter("most", MOST_COUNTED)
            .setParameter("words", String.join(SEPARATOR, words))
            .getResultList());
  }

  private static Backlog backlog(Object[] row) {
    return new Backlog(((Number) row[1]).longValue(), Optional.of(instant(row[2])));
  }

  private static Instant instant(Object time) {
    return time instanceof OffsetDateTime offset ? offset.toInstant() : (Instant) time;
  }
}
