package dev.firstkey.tlog;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A log as a server has it: rows, tiles and a checkpoint, each of which somebody may change.
final class LogInMemory implements LogSource {
  static final SignerKey KEY = SignerKey.of("log.example/one", new byte[32]);

  final List<byte[]> rows = new ArrayList<>();
  private final Naive.Shelf shelf = new Naive.Shelf();
  private byte[] checkpoint = new byte[0];
  private byte[] later = new byte[0];
  private Optional<byte[]> stated = Optional.empty();
  private long kept;

  static LogInMemory of(int leaves) {
    LogInMemory log = new LogInMemory();
    for (int i = 0; i < leaves; i++) {
      log.rows.add(entry(i));
    }
    log.integrate();
    log.sign(KEY);
    return log;
  }

  static byte[] entry(long offset) {
    return new Leaf.Entry("t", 0, offset, null, "{}".getBytes(StandardCharsets.UTF_8)).encoded();
  }

  /// Deletes what stands before, without a word.
  void deleteBefore(long index) {
    kept = index;
  }

  /// States from where on it has entries.
  void state(MinimumIndex minimum, SignerKey key) {
    stated = Optional.of(minimum.signed(List.of(key)).written().getBytes(StandardCharsets.UTF_8));
  }

  /// What a true statement says.
  MinimumIndex minimum(int index) {
    Offsets offsets = new Offsets();
    for (int i = 0; i < index; i++) {
      offsets.account(i, Leaf.of(rows.get(i)));
    }
    Hash root = Edge.empty().grow(hashes().subList(0, index)).edge().root();
    return new MinimumIndex("log.example/one", index, root, offsets.accounted());
  }

  @Override
  public Optional<byte[]> minimumIndex() {
    return stated;
  }

  /// The tiles made anew from the rows.
  void integrate() {
    shelf.put(Edge.empty().grow(hashes()).tiles());
  }

  void sign(SignerKey key) {
    Hash root = Edge.empty().grow(hashes()).edge().root();
    Checkpoint head = new Checkpoint("log.example/one", rows.size(), root);
    serve(head.signed(List.of(key)).written().getBytes(StandardCharsets.UTF_8));
  }

  void serve(byte[] other) {
    checkpoint = other;
    later = other;
  }

  /// What is answered to who asks again.
  void serveLater(byte[] other) {
    later = other;
  }

  void put(Tile tile) {
    shelf.put(List.of(tile));
  }

  private List<Hash> hashes() {
    return rows.stream().map(Hash::ofLeaf).toList();
  }

  @Override
  public byte[] checkpoint() {
    return checkpoint;
  }

  @Override
  public byte[] checkpointAgain() {
    return later;
  }

  @Override
  public byte[] read(TileAddress address) throws IOException {
    if (address.level() != TileAddress.ENTRIES) {
      return shelf.read(address);
    }
    int from = (int) address.index() * TileAddress.FULL;
    if (from > rows.size() || from < kept) {
      throw new FileNotFoundException("no such bundle");
    }
    return EntryBundle.encode(rows.subList(from, Math.min(rows.size(), from + address.width())));
  }
}
