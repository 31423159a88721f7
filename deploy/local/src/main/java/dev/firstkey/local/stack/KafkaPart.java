package dev.firstkey.local.stack;

import dev.firstkey.backing.KafkaBroker;
import dev.firstkey.backing.Topics;
import dev.firstkey.contracts.Topic;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One Kafka broker. The last of them sees to every topic of Firstkey.
///
/// @param node the first is 1
record KafkaPart(Home home, Brokers brokers, int node) implements Part {
  static final String PREFIX = "firstkey.";

  /// A profile that is erased is gone within a day.
  private static final Map<String, String> COMPACTED =
      Map.of(
          "cleanup.policy", "compact",
          "max.compaction.lag.ms", "86400000",
          "delete.retention.ms", "86400000");

  @Override
  public String name() {
    return node == 1 ? "kafka" : "kafka-" + node;
  }

  @Override
  public Map<Integer, String> ports() {
    Ports row = brokers.row();
    var ports = new TreeMap<Integer, String>();
    ports.put(row.broker(node), name());
    ports.put(row.controller(node), name() + "'s controller");
    if (brokers.wired()) {
      ports.put(row.detour(), name() + " over the wire");
    }
    return ports;
  }

  @Override
  public String address() {
    return brokers.address(node);
  }

  @Override
  public Path log() {
    return folder().resolve("broker.log");
  }

  @Override
  public Optional<Running> running() {
    return broker().flatMap(broker -> ProcessHandle.of(broker.pid())).map(Running::of);
  }

  @Override
  public void start() {
    KafkaBroker.start(folder(), brokers.seat(node));
  }

  /// Every topic there is, with its dead letters, and who may do what.
  @Override
  public void settle() {
    if (node < brokers.count()) {
      return;
    }
    Topics.awaitBrokers(brokers.admin(), brokers.count());
    var own = Arrays.stream(Topic.values()).map(topic -> topic.name(PREFIX));
    var sources = Source.all().map(source -> PREFIX + source.topic());
    var all =
        Stream.concat(own, sources)
            .distinct()
            .flatMap(topic -> Stream.of(topic, topic + ".dead-letter"))
            .filter(topic -> !topic.equals(Topic.WORKER_PROFILE.name(PREFIX)))
            .toList();
    Topics.create(brokers.admin(), all, TopicShape.PARTITIONS, Map.of());
    Topics.create(
        brokers.admin(),
        List.of(Topic.WORKER_PROFILE.name(PREFIX)),
        TopicShape.PARTITIONS,
        COMPACTED);
    new KafkaGuard(brokers.admin()).set(brokers.users().all(), KafkaRights.of(PREFIX));
  }

  @Override
  public boolean ready() {
    return broker().isPresent();
  }

  @Override
  public void stop() {
    broker().ifPresent(KafkaBroker::close);
  }

  @Override
  public List<Part> needs() {
    return List.of();
  }

  private Optional<KafkaBroker> broker() {
    return home.exists() ? KafkaBroker.running(folder()) : Optional.empty();
  }

  private Path folder() {
    return home.state().resolve(name());
  }
}
