package dev.firstkey.auditsink.domain;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// What becomes of records that arrive together: the same as if each came when the one before it
/// was written.
public final class Ledger {
  private final Map<Place, List<ByteBuffer>> accounted = new HashMap<>();
  private final Map<UUID, Long> ids = new HashMap<>();
  private final Map<Same, Long> contents = new HashMap<>();
  private final Map<Stream, Optional<Range>> open = new HashMap<>();
  private final List<Range> ranges = new ArrayList<>();
  private long next;

  private record Same(UUID id, ByteBuffer fingerprint) {}

  private record Stream(String topic, int partition) {
    static Stream of(Place place) {
      return new Stream(place.topic(), place.partition());
    }
  }

  private Ledger(long next) {
    this.next = next;
  }

  /// Decides about each record, in order.
  ///
  /// @param known what the log knows about each of them before the first is written
  public static List<Verdict> decide(List<Arrived> records, List<Known> known) {
    Ledger ledger = new Ledger(known.isEmpty() ? 0 : known.getFirst().nextIndex());
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      verdicts.add(ledger.decide(records.get(i), known.get(i)));
    }
    return verdicts;
  }

  private Verdict decide(Arrived record, Known before) {
    Verdict verdict = Verdict.decide(record.reading(), now(record, before));
    note(record, verdict);
    return verdict;
  }

  private Known now(Arrived record, Known before) {
    Place place = record.arrival().place();
    ByteBuffer fingerprint = fingerprint(record);
    List<ByteBuffer> there = accounted.getOrDefault(place, List.of());
    return new Known(
        next,
        before.accounted() || there.contains(fingerprint),
        before.offsetTaken() || there.stream().anyMatch(other -> !other.equals(fingerprint)),
        first(before.sameId(), record.eventId().map(ids::get)),
        first(
            before.sameContent(),
            record.eventId().map(id -> new Same(id, fingerprint)).map(contents::get)),
        before.heartbeats() || ranges.stream().anyMatch(range -> range.holds(place)),
        open.getOrDefault(Stream.of(place), before.open()));
  }

  private void note(Arrived record, Verdict verdict) {
    switch (verdict) {
      case Verdict.AlreadyAccounted _ -> {}
      case Verdict.Behind(_, _, Verdict leaf) -> {
        next++;
        open.put(Stream.of(record.arrival().place()), Optional.empty());
        note(record, leaf);
      }
      case Verdict.Enter(long index, Statement statement, _) -> {
        leaf(record);
        ids.putIfAbsent(statement.eventId(), index);
        contents.putIfAbsent(new Same(statement.eventId(), fingerprint(record)), index);
      }
      case Verdict.Cover(_, Explanation why, _) -> {
        leaf(record);
        if (why instanceof Explanation.Heartbeats) {
          ranges.add(Range.of(record.arrival().place()));
        }
      }
      case Verdict.Lengthen(Range range) -> keepOpen(record, range);
      case Verdict.Begin(Range range, Optional<Range> ended, _) -> {
        next += ended.isPresent() ? 1 : 0;
        keepOpen(record, range);
      }
    }
  }

  private void leaf(Arrived record) {
    next++;
    accounted
        .computeIfAbsent(record.arrival().place(), _ -> new ArrayList<>())
        .add(fingerprint(record));
  }

  private void keepOpen(Arrived record, Range range) {
    open.put(Stream.of(record.arrival().place()), Optional.of(range));
    ranges.add(Range.of(record.arrival().place()));
  }

  private static ByteBuffer fingerprint(Arrived record) {
    return ByteBuffer.wrap(record.fingerprint());
  }

  private static OptionalLong first(OptionalLong before, Optional<Long> here) {
    return before.isPresent() ? before : here.map(OptionalLong::of).orElse(OptionalLong.empty());
  }
}
