package dev.firstkey.auditsink.postgres;

import dev.firstkey.auditsink.domain.Arrived;
import dev.firstkey.auditsink.domain.Known;
import dev.firstkey.auditsink.domain.Place;
import dev.firstkey.auditsink.domain.Range;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;

/// What the log knows about records, in one statement for all of them.
final class KnownRows {
  private static final String LOOK =
      """
      select
        greatest((select max(log_index) from entry_key), (select max(log_index) from coverage), -1),
        coalesce(here.same, false),
        coalesce(here.other, false) or exists (
          select from (
            select to_offset from coverage
            where topic = w.topic and record_partition = w.record_partition
              and from_offset <= w.place and why = 'retention'
            order by from_offset desc limit 1) as unheard
          where to_offset >= w.place),
        ids.first, ids.same,
        exists (
          select from (
            select to_offset from coverage
            where topic = w.topic and record_partition = w.record_partition
              and from_offset <= w.place and why = 'heartbeats'
            order by from_offset desc limit 1) as newest
          where to_offset >= w.place)
          or coalesce(w.place between range.from_offset and range.to_offset, false),
        case when not range.ended then range.from_offset end,
        case when not range.ended then range.to_offset end
      from unnest($1::text[], $2::int[], $3::bigint[], $4::bytea[], $5::uuid[])
        with ordinality as w (topic, record_partition, place, fingerprint, id, n)
      cross join lateral (
        select bool_or(fingerprint = w.fingerprint) as same,
               bool_or(fingerprint <> w.fingerprint) as other
        from leaf
        where topic = w.topic and record_partition = w.record_partition and from_offset = w.place)
        as here
      cross join lateral (
        select min(log_index) as first,
               min(log_index) filter (where fingerprint = w.fingerprint) as same
        from entry_key where event_id = w.id) as ids
      left join open_range as range
        on range.topic = w.topic and range.record_partition = w.record_partition
      order by w.n
      """;

  private KnownRows() {}

  static Uni<List<Known>> of(Mutiny.Session session, List<Arrived> records) {
    return PlainSql.rows(session, LOOK, wanted(records))
        .map(rows ->
            IntStream.range(0, records.size())
                .mapToObj(i -> known(rows.get(i), records.get(i).arrival().place()))
                .toList());
  }

  private static Object[] wanted(List<Arrived> records) {
    List<Place> places = records.stream().map(record -> record.arrival().place()).toList();
    return new Object[] {
      places.stream().map(Place::topic).toArray(String[]::new),
      places.stream().map(Place::partition).toArray(Integer[]::new),
      places.stream().map(Place::offset).toArray(Long[]::new),
      records.stream().map(record -> Buffer.buffer(record.fingerprint())).toArray(Buffer[]::new),
      records.stream().map(record -> record.eventId().orElse(null)).toArray(UUID[]::new)
    };
  }

  private static Known known(Object[] columns, Place place) {
    return new Known(
        number(columns[0]).orElseThrow() + 1,
        (boolean) columns[1],
        (boolean) columns[2],
        number(columns[3]),
        number(columns[4]),
        (boolean) columns[5],
        open(columns, place));
  }

  private static Optional<Range> open(Object[] columns, Place place) {
    OptionalLong from = number(columns[6]);
    OptionalLong to = number(columns[7]);
    return from.isPresent() && to.isPresent()
        ? Optional.of(new Range(place.topic(), place.partition(), from.getAsLong(), to.getAsLong()))
        : Optional.empty();
  }

  private static OptionalLong number(Object column) {
    return column instanceof Number number
        ? OptionalLong.of(number.longValue())
        : OptionalLong.empty();
  }
}
