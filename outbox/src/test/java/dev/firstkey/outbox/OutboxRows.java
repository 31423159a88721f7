package dev.firstkey.outbox;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTopic;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.Topic;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The outbox table and the topics behind it, as the tests of the relay see them.
final class OutboxRows {
  private OutboxRows() {}

  /// A key whose records go to the partition.
  static String keyIn(Partitions partitions, int partition) {
    String key = "w-" + UUID.randomUUID();
    while (partitions.of(key) != partition) {
      key = "w-" + UUID.randomUUID();
    }
    return key;
  }

  static long waiting(String key) {
    try (var connection = FirstkeyBacking.connectAsOwner();
        var statement =
            connection.prepareStatement("select count(*) from outbox where record_key = ?")) {
      statement.setString(1, key);
      var rows = statement.executeQuery();
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static void run(String sql) {
    try (var connection = FirstkeyBacking.connectAsOwner();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /// As if nobody had renewed the lease for long.
  static void endLease() {
    run("update relay_lease set expires_at = '-infinity'");
  }

  static List<Event> arrived(Topic topic, String key) {
    return records(topic).stream()
        .flatMap(record -> event(record).stream())
        .filter(event -> event.key().equals(key))
        .toList();
  }

  static ConsumerRecord<byte[], byte[]> record(Topic topic, Event event) {
    return records(topic).stream()
        .filter(record -> event(record).filter(event::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(Topic topic) {
    return TestTopic.of(
            FirstkeyBacking.bootstrapServers(), topic.name(FirstkeyBacking.topicPrefix()))
        .read();
  }

  private static Optional<Event> event(ConsumerRecord<byte[], byte[]> record) {
    return EventCodec.decode(record.value()) instanceof Decoded.Readable(Event event)
        ? Optional.of(event)
        : Optional.empty();
  }

  static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
