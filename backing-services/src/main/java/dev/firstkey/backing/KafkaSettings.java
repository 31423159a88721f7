package dev.firstkey.backing;

import java.nio.file.Path;

/// The settings of a broker that stands alone: one node, small buffers, back soon after a kill.
final class KafkaSettings {

  private KafkaSettings() {}

  static Path write(Path folder, int port, int controllerPort) {
    Path file = folder.resolve("server.properties");
    BackingFiles.writePrivately(file, text(folder.resolve("data"), port, controllerPort));
    return file;
  }

  private static String text(Path data, int port, int controllerPort) {
    return """
    process.roles=broker,controller
    node.id=1
    listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
    advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
    controller.listener.names=CONTROLLER
    controller.quorum.voters=1@127.0.0.1:%2$d
    log.dirs=%3$s

    # One node: nothing can be replicated, and nothing waits for a second.
    default.replication.factor=1
    min.insync.replicas=1
    offsets.topic.replication.factor=1
    offsets.topic.num.partitions=8
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    transaction.state.log.num.partitions=4
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    share.coordinator.state.topic.num.partitions=1
    group.initial.rebalance.delay.ms=0

    # A topic that nobody created is a mistake to be seen.
    auto.create.topics.enable=false
    delete.topic.enable=true
    num.partitions=6

    # After a kill the old registration must lapse before the broker may register again.
    broker.session.timeout.ms=3000
    broker.heartbeat.interval.ms=500
    controller.quorum.election.timeout.ms=300
    controller.quorum.fetch.timeout.ms=600
    controlled.shutdown.enable=true

    # Small: many topics of six partitions, few bytes in each.
    num.network.threads=2
    num.io.threads=4
    background.threads=2
    num.recovery.threads.per.data.dir=2
    log.cleaner.threads=1
    log.cleaner.dedupe.buffer.size=4194304
    log.cleaner.io.buffer.size=65536
    log.index.size.max.bytes=1048576
    socket.request.max.bytes=20971520
    """
        .formatted(port, controllerPort, data);
  }
}
