package dev.firstkey.auditsink.postgres;

import dev.firstkey.auditsink.domain.Arrived;
import dev.firstkey.auditsink.domain.Known;
import dev.firstkey.auditsink.domain.Place;
import dev.firstkey.auditsink.domain.Range;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HexFormat;
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
        (select count(*) from leaf
         where topic = w.topic and record_partition = w.partition and from_offset = w.place
           and fingerprint = decode(w.fingerprint, 'hex')),
        (select count(*) from leaf
         where topic = w.topic and record_partition = w.partition and from_offset = w.place
           and fingerprint <> decode(w.fingerprint, 'hex')),
        (select min(log_index) from entry_key where event_id = w.id),
        (select min(log_index) from entry_key
         where event_id = w.id and fingerprint = decode(w.fingerprint, 'hex')),
        (select count(*) from (
           select to_offset from coverage
           where topic = w.topic and record_partition = w.partition
             and from_offset <= w.place and why = 'heartbeats'
           order by from_offset desc limit 1) newest
         where to_offset >= w.place)
          + (select count(*) from open_range
             where topic = w.topic and record_partition = w.partition
               and w.place between from_offset and to_offset),
        (select from_offset from open_range
         where topic = w.topic and record_partition = w.partition and not ended),
        (select to_offset from open_range
         where topic = w.topic and record_partition = w.partition and not ended)
      from jsonb_to_recordset(cast(cast(:wanted as text) as jsonb))
        as w (n int, topic text, partition int, place bigint, fingerprint text, id uuid)
      order by w.n
      """;

  private KnownRows() {}

  static Uni<List<Known>> of(Mutiny.Session session, List<Arrived> records) {
    return session
        .createNativeQuery(LOOK, Object[].class)
        .setParameter("wanted", wanted(records))
        .getResultList()
        .map(rows ->
            IntStream.range(0, records.size())
                .mapToObj(i -> known(rows.get(i), records.get(i).arrival().place()))
                .toList());
  }

  private static String wanted(List<Arrived> records) {
    JsonArray wanted = new JsonArray();
    for (Arrived record : records) {
      Place place = record.arrival().place();
      wanted.add(
          new JsonObject()
              .put("n", wanted.size())
              .put("topic", place.topic())
              .put("partition", place.partition())
              .put("place", place.offset())
              .put("fingerprint", HexFormat.of().formatHex(record.arrival().fingerprint()))
              .put("id", record.eventId().map(UUID::toString).orElse(null)));
    }
    return wanted.encode();
  }

  private static Known known(Object[] columns, Place place) {
    return new Known(
        number(columns[0]).orElseThrow() + 1,
        number(columns[1]).orElseThrow() > 0,
        number(columns[2]).orElseThrow() > 0,
        number(columns[3]),
        number(columns[4]),
        number(columns[5]).orElseThrow() > 0,
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
