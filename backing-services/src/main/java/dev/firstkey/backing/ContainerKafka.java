package dev.firstkey.backing;

import org.testcontainers.kafka.KafkaContainer;

/// Kafka in a container, for tests only. The container ends with the daemon.
///
/// Where no engine answers nothing of this runs, not in this module's tests either.
record ContainerKafka(KafkaContainer container) implements AutoCloseable {

  private static final String IMAGE = "apache/kafka:4.3.1";

  static ContainerKafka start() {
    var container =
        new KafkaContainer(IMAGE)
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
            .withEnv("KAFKA_LOG_INDEX_SIZE_MAX_BYTES", "1048576");
    container.start();
    return new ContainerKafka(container);
  }

  String bootstrapServers() {
    return container.getBootstrapServers().replaceFirst("^.*://", "");
  }

  @Override
  public void close() {
    container.close();
  }
}
