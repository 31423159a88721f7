package dev.firstkey.joineringest.postgres;

import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.HrRecord;
import dev.firstkey.contracts.QuarantinedBecause;
import dev.firstkey.contracts.RejectedBecause;
import dev.firstkey.joineringest.Quarantine;
import dev.firstkey.joineringest.domain.Heard;
import dev.firstkey.joineringest.domain.Proposal;
import dev.firstkey.joineringest.domain.Quarantined;
import dev.firstkey.joineringest.domain.Ruling;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// The table `quarantine`.
@ApplicationScoped
class PostgresQuarantine implements Quarantine {
  private static final String WAITING =
      """
      select id, source, statement_id, digest, worker_id, episode_id, sequence, type, members, data,
             topic, kafka_partition, kafka_offset, chain_id, since, because, verdict, actor, reference,
             kafka_timestamp, proposed, proposed_by, proposed_reference, rejected_because
      from quarantine where ended is null
      """;

  private static final String IN_ORDER = " order by (because = 'ABOVE_RATE'), since, id";

  private static final String OVERTAKE =
      """
      update quarantine set ended = 'OVERTAKEN', ended_at = clock_timestamp(), data = null, proposed = null
      where worker_id = :worker and episode_id = :episode and ended is null
      """;

  private final Mutiny.SessionFactory sessions;

  PostgresQuarantine(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public Uni<Boolean> add(Quarantined record) {
    return execute(
            """
            insert into quarantine (id, source, statement_id, digest, worker_id, episode_id, sequence,
                                    type, members, data, topic, kafka_partition, kafka_offset, chain_id, since,
                                    because, kafka_timestamp)
            values (:id, :source, :statement, :digest, :worker, :episode, :sequence,
                    :type, :members, :data, :topic, :partition, :offset, :chain, :since, :because,
                    :timestamp)
            on conflict do nothing
            """,
            parameters(record))
        .map(rows -> rows == 1);
  }

  @Override
  public Uni<List<Quarantined>> waiting(Optional<UUID> after, int most) {
    return after
        .map(id -> behind(id, most))
        .orElseGet(() -> all(WAITING + IN_ORDER, Map.of(), most));
  }

  private Uni<List<Quarantined>> behind(UUID id, int most) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    "select because = 'ABOVE_RATE', since from quarantine where id = :id",
                    Object[].class)
                .setParameter("id", id)
                .getSingleResultOrNull())
        .flatMap(place ->
            place == null
                ? Uni.createFrom().item(List.of())
                : all(
                    WAITING
                        + " and ((because = 'ABOVE_RATE'), since, id) > (:turn, :since, :id)"
                        + IN_ORDER,
                    Map.of(
                        "turn",
                        place[0],
                        "since",
                        instant(place[1]).atOffset(ZoneOffset.UTC),
                        "id",
                        id),
                    most));
  }

  private Uni<List<Quarantined>> all(String sql, Map<String, Object> parameters, int most) {
    return sessions
        .withSession(session -> {
          var query = session.createNativeQuery(sql, Object[].class);
          parameters.forEach(query::setParameter);
          return query.setMaxResults(most).getResultList();
        })
        .map(rows -> rows.stream().map(PostgresQuarantine::record).toList());
  }

  @Override
  public Uni<Optional<Quarantined>> find(UUID id) {
    return one(WAITING + " and id = :id", Map.of("id", id));
  }

  @Override
  public Uni<Optional<Quarantined>> lock(UUID id) {
    return one(WAITING + " and id = :id for update", Map.of("id", id));
  }

  @Override
  public Uni<Optional<Quarantined>> lock(String source, String workerId, String episodeId) {
    return one(
        WAITING
            + " and worker_id = :worker and episode_id = :episode and source = :source"
            + " order by sequence desc for update",
        Map.of("source", source, "worker", workerId, "episode", episodeId));
  }

  private Uni<Optional<Quarantined>> one(String sql, Map<String, Object> parameters) {
    return sessions
        .withSession(session -> {
          var query = session.createNativeQuery(sql, Object[].class);
          parameters.forEach(query::setParameter);
          return query.setMaxResults(1).getSingleResultOrNull();
        })
        .map(row -> Optional.ofNullable(row).map(PostgresQuarantine::record));
  }

  @Override
  public Uni<Boolean> replace(Quarantined record) {
    Map<String, Object> all = parameters(record);
    all.remove("chain");
    all.remove("since");
    all.remove("worker");
    all.remove("episode");
    return execute(
            """
            update quarantine set statement_id = :statement, digest = :digest, sequence = :sequence,
                   type = :type, members = :members, data = :data, proposed = null,
                   proposed_by = null, proposed_reference = null, topic = :topic,
                   kafka_partition = :partition, kafka_offset = :offset,
                   kafka_timestamp = :timestamp, because = :because,
                   actor = case when verdict = 'REJECT' then actor end,
                   reference = case when verdict = 'REJECT' then reference end,
                   verdict = case when verdict = 'REJECT' then verdict end
            where id = :id and ended is null and not exists (
              select 1 from quarantine
              where source = :source and statement_id = :statement and digest = :digest)
            """,
            all)
        .map(rows -> rows == 1);
  }

  @Override
  public Uni<Boolean> isRejected(String source, String workerId, String episodeId) {
    return exists(
        """
        select exists (
          select 1 from quarantine
          where worker_id = :worker and episode_id = :episode and source = :source
            and ended = 'REJECTED')
        """,
        Map.of("source", source, "worker", workerId, "episode", episodeId));
  }

  private Uni<Boolean> exists(String sql, Map<String, Object> parameters) {
    return sessions.withSession(session -> {
      var query = session.createNativeQuery(sql, Boolean.class);
      parameters.forEach(query::setParameter);
      return query.getSingleResult();
    });
  }

  @Override
  public Uni<Optional<RejectedBecause>> rejectedBecause(
      String source, String workerId, String episodeId) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    """
                    select rejected_because from quarantine
                    where worker_id = :worker and episode_id = :episode and source = :source
                      and ended = 'REJECTED' and rejected_because is not null
                    order by ended_at desc limit 1
                    """,
                    String.class)
                .setParameter("source", source)
                .setParameter("worker", workerId)
                .setParameter("episode", episodeId)
                .getSingleResultOrNull())
        .map(because -> Optional.ofNullable(because).map(RejectedBecause::valueOf));
  }

  @Override
  public Uni<Boolean> end(UUID id, End end, String actor, String reference) {
    return execute(
            """
            update quarantine set ended = :end, ended_at = clock_timestamp(), data = null, proposed = null,
                                  actor = :actor, reference = :reference
            where id = :id and ended is null
            """,
            Map.of("id", id, "end", end.name(), "actor", actor, "reference", reference))
        .map(rows -> rows == 1);
  }

  @Override
  public Uni<Boolean> reject(
      UUID id, Optional<RejectedBecause> because, String actor, String reference) {
    return execute(
            """
            update quarantine set rejected_because = nullif(:because, '')
            where id = :id and ended is null
            """,
            Map.of("id", id, "because", because.map(Enum::name).orElse("")))
        .chain(() -> end(id, End.REJECTED, actor, reference));
  }

  @Override
  public Uni<Void> doubt(Quarantined record) {
    return execute(
            """
            update quarantine set because = :because, members = :members, data = :data, proposed = null,
                                  verdict = null, actor = null, reference = null
            where id = :id and ended is null
            """,
            Map.of(
                "id", record.id(),
                "because", record.because().name(),
                "members", String.join(",", record.members()),
                "data", record.statement().data()))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> propose(UUID id, Proposal proposal) {
    return execute(
            """
            update quarantine set proposed = :data, proposed_by = :actor,
                                  proposed_reference = :reference
            where id = :id and ended is null
            """,
            Map.of(
                "id", id,
                "data", proposal.data(),
                "actor", proposal.actor(),
                "reference", proposal.reference()))
        .replaceWithVoid();
  }

  @Override
  public Uni<Optional<UUID>> nextInTurn(String source) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    """
                    select id from quarantine
                    where source = :source and ended is null and because = 'ABOVE_RATE'
                    order by (verdict is null), since, kafka_offset
                    """,
                    UUID.class)
                .setParameter("source", source)
                .setMaxResults(1)
                .getSingleResultOrNull())
        .map(Optional::ofNullable);
  }

  @Override
  public Uni<Boolean> holds(String source, String workerId, String episodeId) {
    return exists(
        """
        select exists (
          select 1 from quarantine
          where source = :source and worker_id = :worker and episode_id = :episode
            and ended is null)
          or exists (
          select 1 from quarantine
          where source = :source and worker_id = :worker and episode_id = :episode
            and ended = 'MERGED')
        """,
        Map.of("source", source, "worker", workerId, "episode", episodeId));
  }

  @Override
  public Uni<Boolean> holds(String workerId) {
    return exists(
        "select exists (select 1 from quarantine where worker_id = :worker and ended is null)",
        Map.of("worker", workerId));
  }

  @Override
  public Uni<Void> overtake(String source, String workerId, String episodeId, long sequence) {
    return execute(
            OVERTAKE + " and source = :source and sequence <= :sequence",
            Map.of(
                "worker", workerId,
                "episode", episodeId,
                "source", source,
                "sequence", sequence))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> overtake(String workerId, String episodeId) {
    return execute(OVERTAKE, Map.of("worker", workerId, "episode", episodeId)).replaceWithVoid();
  }

  private Uni<Integer> execute(String sql, Map<String, Object> parameters) {
    return sessions.withSession(session -> {
      var query = session.createNativeQuery(sql);
      parameters.forEach(query::setParameter);
      return query.executeUpdate();
    });
  }

  private static Map<String, Object> parameters(Quarantined record) {
    Heard.Incomplete statement = record.statement();
    Map<String, Object> all = new HashMap<>();
    all.put("id", record.id());
    all.put("source", statement.source());
    all.put("statement", statement.id());
    all.put("digest", statement.digest());
    all.put("worker", statement.workerId());
    all.put("episode", statement.episodeId());
    all.put("sequence", statement.sequence());
    all.put("type", statement.type().id());
    all.put("members", String.join(",", statement.members()));
    all.put("data", statement.data());
    all.put("topic", record.place().topic());
    all.put("partition", record.place().partition());
    all.put("offset", record.place().offset());
    all.put("chain", record.chainId());
    all.put("since", record.since().atOffset(ZoneOffset.UTC));
    all.put("because", record.because().name());
    all.put("timestamp", record.place().timestamp());
    return all;
  }

  private static Quarantined record(Object[] row) {
    return new Quarantined(
        (UUID) row[0],
        new Heard.Incomplete(
            (String) row[1],
            (String) row[2],
            (String) row[3],
            (String) row[4],
            (String) row[5],
            ((Number) row[6]).longValue(),
            EventType.ofId((String) row[7]).orElseThrow(),
            members((String) row[8]),
            (String) row[9]),
        new HrRecord(
            (String) row[10],
            ((Number) row[11]).intValue(),
            ((Number) row[12]).longValue(),
            (Long) row[19]),
        (String) row[13],
        instant(row[14]),
        QuarantinedBecause.valueOf((String) row[15]),
        Optional.ofNullable((String) row[16]).map(verdict -> ruling(verdict, row)),
        Optional.ofNullable((String) row[20])
            .map(data -> new Proposal((String) row[21], (String) row[22], data)));
  }

  private static List<String> members(String names) {
    return names.isEmpty() ? List.of() : List.of(names.split(","));
  }

  private static Ruling ruling(String verdict, Object[] row) {
    return new Ruling(
        Ruling.Verdict.valueOf(verdict),
        (String) row[17],
        (String) row[18],
        Optional.ofNullable((String) row[21]),
        Optional.ofNullable((String) row[23]).map(RejectedBecause::valueOf));
  }

  private static Instant instant(Object time) {
    return time instanceof OffsetDateTime offset ? offset.toInstant() : (Instant) time;
  }
}
