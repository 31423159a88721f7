package dev.firstkey.rebuild;

import dev.firstkey.contracts.Topic;
import dev.firstkey.rebuild.RecordSource.Found;
import dev.firstkey.rebuild.RecordSource.NotKept;
import dev.firstkey.rebuild.RecordSource.Nothing;
import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.Edge;
import dev.firstkey.tlog.EntryBundle;
import dev.firstkey.tlog.Fault;
import dev.firstkey.tlog.Hash;
import dev.firstkey.tlog.Leaf;
import dev.firstkey.tlog.LogSource;
import dev.firstkey.tlog.MinimumIndex;
import dev.firstkey.tlog.Offsets;
import dev.firstkey.tlog.SignedNote;
import dev.firstkey.tlog.TileAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes each leaf of a log once more, in the order that the log stored, from the record that its
/// place names, and the tree over them. Where the topics keep a record no more, its leaf is taken
/// from the log; where the log has deleted it too, as it states, its hash. What differs is told
/// with its index, its place and what it is.
public final class Rebuild {
  private static final int MOST_TOLD = 20;

  private final LogSource log;
  private final RecordSource topics;
  private final Records records;
  private final Set<String> heard;
  private final List<Fault> faults = new ArrayList<>();
  private Edge edge = Edge.empty();
  private Offsets offsets = new Offsets();
  private long minimum;
  private long fromTopics;
  private long fromLog;

  /// @param log which gives the order, and what the topics keep no more
  /// @param topicPrefix what stands before the names of the installation's topics
  public Rebuild(LogSource log, RecordSource topics, String topicPrefix) {
    this.log = log;
    this.topics = topics;
    this.records = new Records(topicPrefix);
    this.heard = Topic.AUDITED.stream().map(it -> it.name(topicPrefix)).collect(Collectors.toSet());
  }

  /// Makes the tree of this checkpoint.
  ///
  /// @throws IOException where the log or the topics give no answer
  public Rebuilt of(Checkpoint signed) throws IOException {
    stated().ifPresent(this::begin);
    for (long from = 0; from < signed.size(); from += TileAddress.FULL) {
      TileAddress tile = TileAddress.in(signed.size(), 0, from / TileAddress.FULL);
      if (from < minimum) {
        grow(Hash.all(log.read(tile)));
      } else {
        grow(from, EntryBundle.decode(log.read(entries(tile))));
      }
    }
    if (faults.isEmpty() && !edge.root().equals(signed.root())) {
      tell(0, "the tree that the topics make is not the one that is signed");
    }
    return new Rebuilt(fromTopics, fromLog, edge.root(), newer(), faults);
  }

  private Optional<MinimumIndex> stated() throws IOException {
    return log.minimumIndex().map(note -> MinimumIndex.of(SignedNote.of(note).text()));
  }

  private void begin(MinimumIndex stated) {
    minimum = stated.index();
    offsets = Offsets.behind(stated);
  }

  private List<Rebuilt.Newer> newer() {
    Map<List<Object>, Long> next =
        offsets.accounted().stream()
            .collect(
                Collectors.toMap(
                    it -> List.of(it.topic(), it.partition()), MinimumIndex.Accounted::next));
    return topics.ends().stream()
        .filter(end -> heard.contains(end.topic()))
        .map(end ->
            new Rebuilt.Newer(
                end.topic(),
                end.partition(),
                next.getOrDefault(List.of(end.topic(), end.partition()), 0L),
                end.next() - 1))
        .filter(it -> it.from() <= it.to())
        .sorted(Comparator.comparing(Rebuilt.Newer::topic).thenComparing(Rebuilt.Newer::partition))
        .toList();
  }

  private void grow(List<Hash> deleted) {
    fromLog += deleted.size();
    edge = edge.grow(deleted).edge();
  }

  private static TileAddress entries(TileAddress tile) {
    return new TileAddress(TileAddress.ENTRIES, tile.index(), tile.width());
  }

  private void grow(long first, List<byte[]> leaves) throws IOException {
    List<Hash> made = new ArrayList<>();
    for (byte[] leaf : leaves) {
      made.add(Hash.ofLeaf(made(first + made.size(), leaf)));
    }
    edge = edge.grow(made).edge();
  }

  private byte[] made(long index, byte[] stored) throws IOException {
    Leaf leaf = Leaf.of(stored);
    offsets.account(index, leaf);
    Optional<Leaf> made = repeatsADeletedOne(leaf) ? Optional.empty() : made(index, leaf);
    if (made.isEmpty()) {
      fromLog++;
      return stored;
    }
    fromTopics++;
    byte[] bytes = made.get().encoded();
    if (!Arrays.equals(bytes, stored)) {
      tell(index, place(leaf) + ": " + Difference.of(leaf, made.get()));
    }
    return bytes;
  }

  private Optional<Leaf> made(long index, Leaf leaf) throws IOException {
    return leaf.first() == leaf.last() ? ofRecord(index, leaf) : ofRange(index, leaf);
  }

  private boolean repeatsADeletedOne(Leaf leaf) {
    return leaf instanceof Leaf.Coverage it && it.entry().orElse(minimum) < minimum;
  }

  private Optional<Leaf> ofRecord(long index, Leaf leaf) throws IOException {
    Records.Place place = new Records.Place(index, leaf.topic(), leaf.partition(), leaf.first());
    return switch (topics.at(leaf.topic(), leaf.partition(), leaf.first())) {
      case Found found ->
          Optional.of(records.leaf(place, found).orElseGet(() -> heartbeat(leaf, found)));
      case NotKept _ -> {
        note(place, leaf);
        yield Optional.empty();
      }
      case Nothing _ -> {
        tell(index, place(leaf) + ": the topic has no such record");
        yield Optional.empty();
      }
    };
  }

  /// Later duplicates name it.
  private void note(Records.Place place, Leaf leaf) {
    if (leaf instanceof Leaf.Entry entry) {
      records.leaf(place, new Found(entry.key(), entry.payload()));
    }
  }

  /// It has a fingerprint only where its place had another leaf before.
  private static Leaf heartbeat(Leaf stored, Found found) {
    boolean alone = stored instanceof Leaf.Coverage it && it.fingerprint() != null;
    Leaf.Entry record =
        new Leaf.Entry(
            stored.topic(), stored.partition(), stored.first(), found.key(), found.payload());
    return heartbeats(stored, alone ? record.fingerprint() : null);
  }

  private static Leaf heartbeats(Leaf at, byte @Nullable [] fingerprint) {
    return new Leaf.Coverage(
        at.topic(),
        at.partition(),
        at.first(),
        at.last(),
        "heartbeats",
        OptionalLong.empty(),
        null,
        fingerprint);
  }

  /// Each record of a range has to be a heartbeat. Behind the first that is not there nobody looks.
  private Optional<Leaf> ofRange(long index, Leaf range) throws IOException {
    boolean any = false;
    for (long offset = range.first(); offset <= range.last(); offset++) {
      var place = new Records.Place(index, range.topic(), range.partition(), offset);
      switch (topics.at(range.topic(), range.partition(), offset)) {
        case NotKept(long kept) -> offset = Math.max(offset, kept - 1);
        case Nothing _ -> {
          tell(index, place(range, offset) + ": the topic has no such record");
          return Optional.empty();
        }
        case Found found -> {
          any = true;
          Optional<Leaf> other = records.leaf(place, found);
          if (other.isPresent()) {
            return other;
          }
        }
      }
    }
    return any ? Optional.of(heartbeats(range, null)) : Optional.empty();
  }

  private static String place(Leaf leaf) {
    return place(leaf, leaf.first());
  }

  private static String place(Leaf leaf, long offset) {
    return "%s, partition %d, offset %d".formatted(leaf.topic(), leaf.partition(), offset);
  }

  private void tell(long index, String words) {
    if (faults.size() < MOST_TOLD) {
      faults.add(Fault.at(Fault.Kind.TOPICS, index, words));
    }
  }
}
