package dev.firstkey.backing;

import java.nio.file.Path;

/// The settings of a broker: small buffers, back soon after a kill.
final class KafkaSettings {

  private KafkaSettings() {}

  static Path write(Path folder, KafkaSeat seat) {
    Path file = folder.resolve("server.properties");
    BackingFiles.writePrivately(file, text(folder.resolve("data"), seat) + guard(seat));
    return file;
  }

  private static String text(Path data, KafkaSeat seat) {
    return """
    process.roles=broker,controller
    node.id=%4$d
    listeners=%1$s
    advertised.listeners=%2$s
    controller.listener.names=CONTROLLER
    inter.broker.listener.name=CLIENTS
    listener.security.protocol.map=CLIENTS:%10$s,CONTROLLER:%10$s,DETOUR:%10$s
    controller.quorum.voters=%5$s
    log.dirs=%3$s

    # One node: nothing can be replicated, and nothing waits for a second. Three: two must have it.
    default.replication.factor=%6$d
    min.insync.replicas=%7$d
    offsets.topic.replication.factor=%6$d
    offsets.topic.num.partitions=8
    transaction.state.log.replication.factor=%6$d
    transaction.state.log.min.isr=%7$d
    transaction.state.log.num.partitions=4
    share.coordinator.state.topic.replication.factor=%6$d
    share.coordinator.state.topic.min.isr=%7$d
    share.coordinator.state.topic.num.partitions=1
    group.initial.rebalance.delay.ms=0

    # A topic that nobody created is a mistake to be seen.
    auto.create.topics.enable=false
    delete.topic.enable=true
    num.partitions=6

    # After a kill the old registration must lapse before the broker may register again.
    broker.session.timeout.ms=3000
    broker.heartbeat.interval.ms=500
    controller.quorum.election.timeout.ms=%8$d
    controller.quorum.fetch.timeout.ms=%9$d
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
        .formatted(
            seat.listeners(),
            seat.advertised(),
            data,
            seat.node(),
            seat.voters(),
            seat.copies(),
            seat.copiesInSync(),
            seat.copies() == 1 ? 300 : 1000,
            seat.copies() == 1 ? 600 : 2000,
            seat.guard().isPresent() ? "SASL_PLAINTEXT" : "PLAINTEXT");
  }

  private static String guard(KafkaSeat seat) {
    return seat.guard().map(KafkaSettings::guard).orElse("");
  }

  // What is not said here is denied, to controllers as to brokers.
  private static String guard(KafkaLogin brokers) {
    return """

    authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
    super.users=User:%1$s
    allow.everyone.if.no.acl.found=false
    sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-512
    sasl.mechanism.inter.broker.protocol=PLAIN
    sasl.mechanism.controller.protocol=PLAIN
    listener.name.clients.plain.sasl.jaas.config=%2$s
    listener.name.clients.scram-sha-512.sasl.jaas.config=%3$s
    listener.name.detour.plain.sasl.jaas.config=%2$s
    listener.name.detour.scram-sha-512.sasl.jaas.config=%3$s
    listener.name.controller.sasl.enabled.mechanisms=PLAIN
    listener.name.controller.plain.sasl.jaas.config=%2$s
    """
        .formatted(
            brokers.user(),
            brokers.jaasOfBroker(),
            "org.apache.kafka.common.security.scram.ScramLoginModule required;");
  }
}
