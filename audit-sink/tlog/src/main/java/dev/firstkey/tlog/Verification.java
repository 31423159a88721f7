package dev.firstkey.tlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Recomputes a log from its leaves and holds it against what was signed, now and before. It
/// believes nothing but the keys, and stops at the first thing that is wrong with the tree.
public final class Verification {
  private final LogSource log;
  private final Collection<VerifierKey> keys;
  private final List<Checkpoint> earlier = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private final List<Report.Unheard> unheard = new ArrayList<>();
  private final HeldBundles bundles;
  private final Claims claims;
  private EntryReader reader = EntryReader.NOBODY;
  private Offsets offsets = new Offsets();
  private @Nullable LogSource other;
  private @Nullable Checkpoint newest;
  private Edge edge = Edge.empty();
  private int partitions = Integer.MAX_VALUE;
  private long minimum;
  private long statedBefore;
  private long vouched;
  private long entries;
  private long covered;

  private Verification(LogSource log, Collection<VerifierKey> keys) {
    this.log = log;
    this.keys = keys;
    this.bundles = new HeldBundles(log);
    this.claims = new Claims(bundles);
  }

  /// A verification of a log.
  ///
  /// @param keys who may sign its checkpoints
  public static Verification of(LogSource log, Collection<VerifierKey> keys) {
    return new Verification(log, keys);
  }

  /// Holds it against a checkpoint that somebody kept.
  public Verification since(byte[] checkpoint) {
    read(checkpoint, "the checkpoint from before").ifPresent(earlier::add);
    return this;
  }

  /// Holds it against a second place where the log is kept too; with its tiles the first leaf that
  /// differs is found.
  public Verification against(LogSource place) {
    try {
      since(place.checkpoint());
      other = place;
      statedBefore = stated(place, "the minimum index in the second place").orElse(0L);
    } catch (IOException e) {
      unreadable("the second place has no checkpoint", e);
    }
    return this;
  }

  private Optional<Long> stated(LogSource place, String what) throws IOException {
    return place.minimumIndex().flatMap(note -> minimum(note, what)).map(MinimumIndex::index);
  }

  /// Has somebody read the entries too, whose faults are told where the log itself is sound.
  public Verification reading(EntryReader other) {
    reader = other;
    return this;
  }

  /// Tells each leaf of a partition that no topic has.
  ///
  /// @param each how many every topic has
  public Verification ofPartitions(int each) {
    partitions = each;
    return this;
  }

  /// Does it.
  public Report run() {
    if (faults.isEmpty()) {
      try {
        log.minimumIndex()
            .flatMap(note -> minimum(note, "the minimum index"))
            .ifPresent(this::begin);
        earlier.sort(Comparator.comparingLong(Checkpoint::size));
        newest = newest();
        if (newest != null && faults.isEmpty()) {
          verify(newest);
        }
      } catch (IOException | UncheckedIOException | Malformed e) {
        unreadable("the log cannot be read", e);
      }
    }
    return new Report(newest, minimum, entries, covered, unheard, faults);
  }

  /// One that is behind what is known is looked at twice, before anybody is accused.
  private @Nullable Checkpoint newest() throws IOException {
    Checkpoint first = read(log.checkpoint(), "the checkpoint").orElse(null);
    return first != null && isBehind(first)
        ? read(log.checkpointAgain(), "the checkpoint").orElse(null)
        : first;
  }

  private boolean isBehind(Checkpoint signed) {
    return !earlier.isEmpty() && earlier.getLast().size() > signed.size();
  }

  private void unreadable(String what, Exception why) {
    faults.add(Fault.of(Fault.Kind.UNREADABLE, what + ": " + why.getMessage()));
  }

  private Optional<Checkpoint> read(byte[] bytes, String what) {
    try {
      SignedNote note = SignedNote.of(bytes);
      Checkpoint checkpoint = Checkpoint.of(note.text());
      if (note.isSignedBy(LogPolicy.ofOrigin(keys, checkpoint.origin()))) {
        return Optional.of(checkpoint);
      }
      faults.add(Fault.of(Fault.Kind.SIGNATURE, what + " is not signed by the key of this log"));
    } catch (Malformed e) {
      unreadable(what + " cannot be read", e);
    }
    return Optional.empty();
  }

  private Optional<MinimumIndex> minimum(byte[] bytes, String what) {
    try {
      SignedNote note = SignedNote.of(bytes);
      MinimumIndex stated = MinimumIndex.of(note.text());
      if (note.isSignedBy(LogPolicy.ofOrigin(keys, stated.origin()))) {
        return Optional.of(stated);
      }
      faults.add(Fault.of(Fault.Kind.SIGNATURE, what + " is not signed by the key of this log"));
    } catch (Malformed e) {
      unreadable(what + " cannot be read", e);
    }
    return Optional.empty();
  }

  /// The tree over what was deleted is held like one from before.
  private void begin(MinimumIndex stated) {
    minimum = stated.index();
    earlier.add(new Checkpoint(stated.origin(), minimum, stated.root()));
    offsets = Offsets.behind(stated);
    claims.begin(minimum);
    reader.begins(minimum);
  }

  private void verify(Checkpoint signed) throws IOException {
    if (isBehind(signed)) {
      faults.add(rolledBack(earlier.getLast(), signed));
      return;
    }
    if (statedBefore > minimum) {
      faults.add(statedLess());
      return;
    }
    grow(List.of());
    for (long from = 0; from < signed.size() && faults.isEmpty(); from += TileAddress.FULL) {
      recompute(signed, TileAddress.in(signed.size(), 0, from / TileAddress.FULL));
    }
    if (faults.isEmpty()) {
      compare(signed);
    }
    if (faults.isEmpty()) {
      faults.addAll(offsets.missing());
      faults.addAll(reader.faults());
    }
  }

  private static Fault rolledBack(Checkpoint before, Checkpoint now) {
    return Fault.at(
        Fault.Kind.ROLLBACK,
        now.size(),
        "the log had %d leaves before and has %d now: it was rolled back"
            .formatted(before.size(), now.size()));
  }

  private Fault statedLess() {
    return Fault.at(
        Fault.Kind.ROLLBACK,
        minimum,
        "the log stated the minimum index %d before and states %d now"
            .formatted(statedBefore, minimum));
  }

  private void recompute(Checkpoint signed, TileAddress address) throws IOException {
    long first = address.index() * TileAddress.FULL;
    List<Hash> tile = hashes(log, address);
    if (first < minimum) {
      bundles.held(address, tile);
      grow(tile);
      return;
    }
    List<byte[]> leaves = leaves(address);
    List<Hash> found = leaves.stream().map(Hash::ofLeaf).toList();
    if (found.equals(tile)) {
      bundles.held(address, found);
      for (int i = 0; i < leaves.size() && faults.isEmpty(); i++) {
        account(first + i, leaves.get(i));
      }
      grow(found);
    } else {
      faults.add(new Diagnosis(log, signed).of(address, found, tile));
    }
  }

  /// On, with a stop at each size of which a checkpoint is known.
  private void grow(List<Hash> hashes) throws IOException {
    int done = 0;
    for (Checkpoint before : earlier) {
      long ahead = before.size() - edge.size();
      if (ahead >= 0 && ahead <= hashes.size() - done && faults.isEmpty()) {
        growBy(hashes.subList(done, done + (int) ahead));
        done += (int) ahead;
        hold(before);
      }
    }
    growBy(hashes.subList(done, hashes.size()));
  }

  private void growBy(List<Hash> hashes) throws IOException {
    Edge.Grown grown = edge.grow(hashes);
    edge = grown.edge();
    for (Tile tile : grown.tiles()) {
      if (tile.address().width() == TileAddress.FULL) {
        hold(tile);
      }
    }
  }

  /// Tiles above the lowest level; that one was looked at before.
  private void hold(Tile tile) throws IOException {
    TileAddress at = tile.address();
    if (at.level() == 0 || !faults.isEmpty() || newest == null) {
      return;
    }
    List<Hash> served = hashes(log, at);
    if (!served.equals(tile.hashes())) {
      boolean signed = new Diagnosis(log, newest).isSigned(new Tile(at, served));
      int place = Diagnosis.firstDifference(served, tile.hashes());
      long first = at.index() * TileAddress.FULL + place << Byte.SIZE * at.level();
      faults.add(
          signed
              ? recomputed(
                  Fault.Kind.RECOMPUTED, first, "leaves and lowest hashes are not what is signed")
              : Fault.at(
                  Fault.Kind.TILE,
                  first,
                  "the tile " + at.path() + " has not the hashes of its leaves"));
    }
  }

  private void hold(Checkpoint before) throws IOException {
    if (edge.root().equals(before.root())) {
      vouched = before.size();
    } else {
      String words = "another tree was signed for the first %d leaves".formatted(before.size());
      faults.add(recomputed(Fault.Kind.FORK, vouched, words));
    }
  }

  private void compare(Checkpoint signed) throws IOException {
    if (!edge.root().equals(signed.root())) {
      String words =
          "leaves and hashes fit each other, but not the root that is signed for %d leaves"
              .formatted(signed.size());
      faults.add(recomputed(Fault.Kind.RECOMPUTED, vouched, words));
    }
    for (Tile tile : edge.tiles()) {
      hold(tile);
    }
  }

  /// The first leaf that the second place has otherwise, or, without one, the first that nothing
  /// vouches for.
  private Fault recomputed(Fault.Kind kind, long least, String words) throws IOException {
    OptionalLong differs = firstDifference();
    return differs.isPresent()
        ? Fault.at(kind, differs.getAsLong(), words + "; the second place has another leaf here")
        : Fault.at(
            kind,
            Math.max(least, vouched),
            words + "; the first bad leaf is this one or a later one");
  }

  private OptionalLong firstDifference() throws IOException {
    if (other == null || newest == null) {
      return OptionalLong.empty();
    }
    for (long index = 0; index * TileAddress.FULL < earlier.getLast().size(); index++) {
      List<Hash> here = hashes(log, TileAddress.in(newest.size(), 0, index));
      List<Hash> there = hashes(other, TileAddress.in(earlier.getLast().size(), 0, index));
      int at = Diagnosis.firstDifference(here, there);
      if (at < Math.min(here.size(), there.size())) {
        return OptionalLong.of(index * TileAddress.FULL + at);
      }
    }
    return OptionalLong.empty();
  }

  private void account(long index, byte[] bytes) throws IOException {
    try {
      Leaf leaf = Leaf.of(bytes);
      if (leaf.partition() < 0 || leaf.partition() >= partitions) {
        faults.add(nowhere(index, leaf));
        return;
      }
      boolean fresh = offsets.account(index, leaf);
      switch (leaf) {
        case Leaf.Entry entry -> enter(index, entry, fresh);
        case Leaf.Coverage coverage -> cover(index, coverage, fresh);
      }
    } catch (Malformed e) {
      faults.add(Fault.at(Fault.Kind.LEAF, index, String.valueOf(e.getMessage())));
    }
  }

  private void enter(long index, Leaf.Entry entry, boolean fresh) {
    entries++;
    if (fresh) {
      reader.read(index, entry);
    } else {
      faults.add(taken(index, entry));
    }
  }

  private static Fault nowhere(long index, Leaf leaf) {
    return Fault.at(
        Fault.Kind.OFFSETS,
        index,
        "the topic %s has no partition %d".formatted(leaf.topic(), leaf.partition()));
  }

  /// One record has one leaf. The topic was made anew, or the leaf is of no record at all.
  private static Fault taken(long index, Leaf leaf) {
    return Fault.at(
        Fault.Kind.OFFSETS,
        index,
        "the offset %d of %s, partition %d, has another leaf already"
            .formatted(leaf.first(), leaf.topic(), leaf.partition()));
  }

  private void cover(long index, Leaf.Coverage coverage, boolean fresh) throws IOException {
    covered++;
    Optional<String> objection = claims.objection(index, coverage, fresh);
    objection.ifPresent(words -> faults.add(Fault.at(Fault.Kind.EXPLANATION, index, words)));
    if (objection.isEmpty() && coverage.why().equals("retention")) {
      unheard.add(
          new Report.Unheard(
              index, coverage.topic(), coverage.partition(), coverage.from(), coverage.to()));
    }
    if (objection.isEmpty() && !fresh) {
      faults.add(taken(index, coverage));
    }
  }

  private List<byte[]> leaves(TileAddress address) throws IOException {
    return EntryBundle.decode(
        log.read(new TileAddress(TileAddress.ENTRIES, address.index(), address.width())));
  }

  private static List<Hash> hashes(LogSource source, TileAddress address) throws IOException {
    List<Hash> hashes = Hash.all(source.read(address));
    if (hashes.size() != address.width()) {
      throw new Malformed("the tile " + address.path() + " has another width");
    }
    return hashes;
  }
}
