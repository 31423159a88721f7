package dev.firstkey.auditsink.postgres;

import dev.firstkey.auditsink.domain.About;
import dev.firstkey.auditsink.domain.Arrival;
import dev.firstkey.auditsink.domain.Arrived;
import dev.firstkey.auditsink.domain.Statement;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Entries, written by one statement however many they are: an array for each column.
final class NewEntries {
  private static final String INSERT =
      """
      insert into entry (
        log_index, topic, record_partition, record_offset, record_key, payload, fingerprint,
        event_id, source, type, occurred_at, worker_id, episode_id, pass_id, transaction_id,
        authenticator_id, correlation_id, causation_id, actor, approvers, outcome, reason)
      select
        log_index, topic, record_partition, record_offset, record_key, payload, fingerprint,
        event_id, source, type, occurred_at, worker_id, episode_id, pass_id, transaction_id,
        authenticator_id, correlation_id, causation_id, actor, approvers::text[], outcome, reason
      from unnest(
        $1::bigint[], $2::text[], $3::int[], $4::bigint[], $5::bytea[], $6::bytea[], $7::bytea[],
        $8::uuid[], $9::text[], $10::text[], $11::timestamptz[], $12::text[], $13::text[],
        $14::uuid[], $15::uuid[], $16::uuid[], $17::text[], $18::text[], $19::text[], $20::text[],
        $21::text[], $22::text[]) as added (
        log_index, topic, record_partition, record_offset, record_key, payload, fingerprint,
        event_id, source, type, occurred_at, worker_id, episode_id, pass_id, transaction_id,
        authenticator_id, correlation_id, causation_id, actor, approvers, outcome, reason)
      """;

  private final List<One> entries;

  /// One of them.
  ///
  /// @param index its log index
  record One(long index, Arrived record, Statement statement) {
    private Arrival arrival() {
      return record.arrival();
    }

    private About about() {
      return statement.about();
    }
  }

  NewEntries(List<One> entries) {
    this.entries = entries;
  }

  Uni<?> write(Mutiny.Session session) {
    return entries.isEmpty()
        ? Uni.createFrom().voidItem()
        : PlainSql.change(session, INSERT, columns());
  }

  private Object[] columns() {
    return new Object[] {
      column(One::index, Long[]::new),
      texts(it -> it.arrival().place().topic()),
      column(it -> it.arrival().place().partition(), Integer[]::new),
      column(it -> it.arrival().place().offset(), Long[]::new),
      bytes(it -> it.arrival().key()),
      bytes(it -> it.arrival().bytes()),
      bytes(it -> it.record().fingerprint()),
      ids(it -> it.statement().eventId()),
      texts(it -> it.statement().source()),
      texts(it -> it.statement().type()),
      column(it -> it.statement().time().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new),
      texts(it -> it.about().workerId()),
      texts(it -> it.about().episodeId()),
      ids(it -> it.about().passId()),
      ids(it -> it.about().transactionId()),
      ids(it -> it.about().authenticatorId()),
      texts(it -> it.statement().chain().correlationId()),
      texts(it -> it.statement().chain().causationId()),
      texts(it -> it.statement().chain().actor()),
      texts(it -> array(it.statement().approvers())),
      texts(it -> it.statement().result().outcome()),
      texts(it -> it.statement().result().reason())
    };
  }

  private <T> T[] column(Function<One, T> value, IntFunction<T[]> array) {
    return entries.stream().map(value).toArray(array);
  }

  private String[] texts(Function<One, @Nullable String> value) {
    return entries.stream().map(value).toArray(String[]::new);
  }

  private UUID[] ids(Function<One, @Nullable UUID> value) {
    return entries.stream().map(value).toArray(UUID[]::new);
  }

  private Buffer[] bytes(Function<One, byte @Nullable []> value) {
    return entries.stream()
        .map(value)
        .map(it -> it == null ? null : Buffer.buffer(it))
        .toArray(Buffer[]::new);
  }

  /// As PostgreSQL writes an array; null where there is none. Each element stands in quotes.
  private static @Nullable String array(List<String> texts) {
    return texts.isEmpty()
        ? null
        : texts.stream().map(NewEntries::quoted).collect(Collectors.joining(",", "{", "}"));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
