package dev.firstkey.rebuild;

import dev.firstkey.contracts.DeadLetterCode;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.RevocationHeartbeat;
import dev.firstkey.rebuild.RecordSource.Found;
import dev.firstkey.tlog.Ids;
import dev.firstkey.tlog.Leaf;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a record becomes, as audit-sink decides it: an entry, or why it is none.
final class Records {
  private static final int LARGEST = 65_535;
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant BEYOND = Instant.parse("9999-12-31T23:59:59Z");

  private final String topicPrefix;
  private final Ids first = new Ids();

  /// Where a record stands in the log and in its topic.
  record Place(long index, String topic, int partition, long offset) {}

  Records(String topicPrefix) {
    this.topicPrefix = topicPrefix;
  }

  /// The leaf of one record; empty for a heartbeat, which has one together with others.
  Optional<Leaf> leaf(Place place, Found record) {
    Leaf.Entry entry =
        new Leaf.Entry(
            place.topic(), place.partition(), place.offset(), record.key(), record.payload());
    if (entry.encoded().length > LARGEST) {
      return Optional.of(parked(entry, DeadLetterCode.TOO_LARGE));
    }
    return switch (EventCodec.decode(record.payload())) {
      case Decoded.Unreadable(DeadLetterCode code) -> Optional.of(parked(entry, code));
      case Decoded.Readable(Event event) -> leaf(place, entry, event);
    };
  }

  private Optional<Leaf> leaf(Place place, Leaf.Entry entry, Event event) {
    if (!event.type().topic().name(topicPrefix).equals(entry.topic())) {
      return Optional.of(parked(entry, DeadLetterCode.WRONG_TOPIC));
    }
    if (event.fact() instanceof RevocationHeartbeat heartbeat
        && heartbeat.partition() == entry.partition()) {
      return Optional.empty();
    }
    Instant time = event.envelope().time();
    if (time.isBefore(FIRST) || !time.isBefore(BEYOND)) {
      return Optional.of(parked(entry, DeadLetterCode.NOT_A_CLOUDEVENT));
    }
    long before = first.put(content(entry), place.index());
    return Optional.of(before == Ids.NONE ? entry : duplicate(entry, before));
  }

  /// The first half of its fingerprint, which is of key and event together.
  private static UUID content(Leaf.Entry entry) {
    ByteBuffer fingerprint = ByteBuffer.wrap(entry.fingerprint());
    return new UUID(fingerprint.getLong(), fingerprint.getLong());
  }

  private static Leaf parked(Leaf.Entry of, DeadLetterCode code) {
    return covered(of, "parked", OptionalLong.empty(), code.word());
  }

  private static Leaf duplicate(Leaf.Entry of, long index) {
    return covered(of, "duplicate", OptionalLong.of(index), null);
  }

  private static Leaf covered(
      Leaf.Entry of, String why, OptionalLong index, @Nullable String code) {
    return new Leaf.Coverage(
        of.topic(), of.partition(), of.offset(), of.offset(), why, index, code, of.fingerprint());
  }
}
