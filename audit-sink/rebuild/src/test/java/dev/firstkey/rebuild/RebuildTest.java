package dev.firstkey.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.HrRecord;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.RevocationHeartbeat;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.tlog.Fault;
import dev.firstkey.tlog.Leaf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/// A log of every kind of leaf, made once more from the topics.
class RebuildTest {
  private static final String JOINER = "t.joiner";
  private static final String REVOCATION = "t.revocation";
  private static final byte[] FIRST = left("a");
  private static final byte[] SECOND = left("b");
  private static final byte[] BEAT = beat(0);
  private static final byte[] GARBAGE = "{".getBytes(StandardCharsets.UTF_8);

  private final StoredLog log = new StoredLog();
  private final TopicsInMemory topics = new TopicsInMemory();

  @BeforeEach
  void oneOfEach() {
    entry(0, FIRST);
    log.leaves.add(coverage(JOINER, 1, 1, "duplicate", 0, null, FIRST));
    topics.put(JOINER, 1, FIRST);
    entry(2, SECOND);
    log.leaves.add(coverage(JOINER, 3, 3, "parked", -1, "malformed", GARBAGE));
    topics.put(JOINER, 3, GARBAGE);
    log.leaves.add(coverage(REVOCATION, 0, 2, "heartbeats", -1, null, null));
    log.leaves.add(coverage(REVOCATION, 3, 3, "parked", -1, "wrong-topic", FIRST));
    for (int offset = 0; offset < 3; offset++) {
      topics.put(REVOCATION, offset, BEAT);
    }
    topics.put(REVOCATION, 3, FIRST);
  }

  @Test
  void theTopicsMakeTheSameTree() throws IOException {
    Rebuilt rebuilt = rebuilt();
    assertThat(rebuilt.faults()).isEmpty();
    assertThat(rebuilt.root()).isEqualTo(log.head().root());
    assertThat(rebuilt.fromTopics()).isEqualTo(6);
    assertThat(rebuilt.fromLog()).isZero();
    assertThat(rebuilt.newer()).isEmpty();
  }

  /// Of topics that nobody audits nothing is said.
  @Test
  void whatTheTopicsHaveBehindTheLastLeafIsSaid() throws IOException {
    topics.put(JOINER, 4, FIRST);
    topics.put(JOINER, 5, SECOND);
    topics.put("t.expiry", 0, FIRST);
    topics.put("t.hris", 0, FIRST);
    Rebuilt rebuilt = rebuilt();
    assertThat(rebuilt.faults()).isEmpty();
    assertThat(rebuilt.newer())
        .containsExactly(
            new Rebuilt.Newer("t.expiry", 0, 0, 0), new Rebuilt.Newer(JOINER, 0, 4, 5));
  }

  /// A later duplicate is known although the record of its entry is gone.
  @Test
  void whatTheTopicsKeepNoMoreIsTakenFromTheLog() throws IOException {
    topics.forget(JOINER, 1);
    topics.forget(REVOCATION, 2);
    Rebuilt rebuilt = rebuilt();
    assertThat(rebuilt.faults()).isEmpty();
    assertThat(rebuilt.root()).isEqualTo(log.head().root());
    assertThat(rebuilt.fromTopics()).isEqualTo(5);
    assertThat(rebuilt.fromLog()).isEqualTo(1);
  }

  /// A record that repeats a deleted entry is taken from the log too.
  @Test
  void whatTheLogItselfHasDeletedIsTakenByItsHashes() throws IOException {
    for (int offset = 4; log.leaves.size() < 256; offset++) {
      entry(offset, left("w" + offset));
    }
    log.leaves.add(coverage(JOINER, 300, 300, "duplicate", 0, null, FIRST));
    topics.put(JOINER, 300, FIRST);
    entry(301, left("last"));
    log.deleteBefore(256);
    Rebuilt rebuilt = rebuilt();
    assertThat(rebuilt.faults()).isEmpty();
    assertThat(rebuilt.root()).isEqualTo(log.head().root());
    assertThat(rebuilt.fromLog()).isEqualTo(257);
    assertThat(rebuilt.fromTopics()).isEqualTo(1);
  }

  /// What the log says of one of its leaves, and what is told.
  static final List<Arguments> OTHERWISE =
      List.of(
          Arguments.of(
              "t.joiner, partition 0, offset 0: the record has other bytes than the entry",
              0,
              new Leaf.Entry(JOINER, 0, 0, null, left("c"))),
          Arguments.of(
              "another key than the entry",
              2,
              new Leaf.Entry(JOINER, 0, 2, new byte[] {1}, SECOND)),
          Arguments.of(
              "the log has a repetition of index 0, and the topic an entry",
              2,
              coverage(JOINER, 2, 2, "duplicate", 0, null, FIRST)),
          Arguments.of(
              "the log has an entry, and the topic a repetition of index 0",
              1,
              new Leaf.Entry(JOINER, 0, 1, null, FIRST)),
          Arguments.of(
              "the log has a record that cannot be read (malformed), and the topic an entry",
              2,
              coverage(JOINER, 2, 2, "parked", -1, "malformed", SECOND)),
          Arguments.of(
              "cannot be read (too-large), and the topic a record that cannot be read (malformed)",
              3,
              coverage(JOINER, 3, 3, "parked", -1, "too-large", GARBAGE)),
          Arguments.of(
              "the log has heartbeats at the offsets 2 to 3, and the topic",
              4,
              coverage(REVOCATION, 2, 3, "heartbeats", -1, null, null)),
          Arguments.of(
              "t.joiner, partition 0, offset 9: the topic has no such record",
              2,
              new Leaf.Entry(JOINER, 0, 9, null, SECOND)),
          Arguments.of(
              "t.unknown, partition 0, offset 0: the topic has no such record",
              2,
              new Leaf.Entry("t.unknown", 0, 0, null, SECOND)));

  @ParameterizedTest
  @FieldSource("OTHERWISE")
  void whatDiffersIsToldWithItsIndexAndItsPlace(String words, int index, Leaf leaf)
      throws IOException {
    log.leaves.set(index, leaf);
    Fault fault = rebuilt().faults().getFirst();
    assertThat(fault.kind()).isEqualTo(Fault.Kind.TOPICS);
    assertThat(fault.index()).hasValue(index);
    assertThat(fault.words()).contains(words);
  }

  /// The leaves are those of the topics, and somebody has signed another tree.
  @Test
  void anotherRootIsTold() throws IOException {
    var head = log.head();
    log.leaves.add(coverage(JOINER, 4, 4, "duplicate", 0, null, FIRST));
    topics.put(JOINER, 4, FIRST);
    var other = new dev.firstkey.tlog.Checkpoint(head.origin(), 7, head.root());
    assertThat(new Rebuild(log, topics, "t.").of(other).faults())
        .singleElement()
        .extracting(Fault::words)
        .asString()
        .contains("not the one that is signed");
  }

  private void entry(long offset, byte[] bytes) {
    log.leaves.add(new Leaf.Entry(JOINER, 0, offset, null, bytes));
    topics.put(JOINER, offset, bytes);
  }

  private Rebuilt rebuilt() throws IOException {
    return new Rebuild(log, topics, "t.").of(log.head());
  }

  private static Leaf coverage(
      String topic,
      long from,
      long to,
      String why,
      long entry,
      @Nullable String code,
      byte @Nullable [] of) {
    byte[] fingerprint = of == null ? null : new Leaf.Entry("", 0, 0, null, of).fingerprint();
    OptionalLong repeated = entry < 0 ? OptionalLong.empty() : OptionalLong.of(entry);
    return new Leaf.Coverage(topic, 0, from, to, why, repeated, code, fingerprint);
  }

  private static byte[] left(String worker) {
    Event event =
        new Speaker("test")
            .say(
                UUID.nameUUIDFromBytes(worker.getBytes(StandardCharsets.UTF_8)),
                Instant.EPOCH,
                worker,
                new Chain(worker, "cause", "service:test"),
                new JoinerDeparted(worker, "ep-1", new HrRecord("h", 0, 0), 1));
    return EventCodec.encode(event);
  }

  private static byte[] beat(int partition) {
    String subject = RevocationHeartbeat.subject(partition);
    return EventCodec.encode(
        new Speaker("test")
            .say(
                UUID.nameUUIDFromBytes(new byte[] {1}),
                Instant.EPOCH,
                subject,
                new Chain(subject, "time", "service:test"),
                new RevocationHeartbeat(partition, Instant.EPOCH)));
  }
}
