package dev.firstkey.local.stack;

import dev.firstkey.backing.KafkaClient;
import dev.firstkey.backing.KafkaSeat;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Kafka: one broker, or three of which any two are enough.
///
/// @param count how many brokers there are
/// @param wired whether revocation-worker reaches them over a wire of its own ([WirePart])
record Brokers(Home home, Ports row, int count, boolean wired) {

  /// The brokers that there are since the first `up`; before, what `FIRSTKEY_BROKERS` says.
  ///
  /// @throws Trouble where there are others than it says
  static Brokers of(Home home, Ports row, @Nullable String asked, boolean wired) {
    if (asked != null && !asked.strip().matches("[13]?")) {
      throw new Trouble("FIRSTKEY_BROKERS must be 1 or 3, and is '" + asked + "'.");
    }
    var wanted = Optional.ofNullable(asked).map(String::strip).filter(text -> !text.isEmpty());
    var count = wanted.map(Integer::parseInt);
    var there = there(home);
    if (count.isPresent() && there.isPresent() && !there.equals(count)) {
      throw new Trouble(
          """
          The stack has %d broker(s), with records on them, and FIRSTKEY_BROKERS says %d.
          Unset it to use that stack, or run `./firstkey reset` first, with it unset.\
          """
              .formatted(there.get(), count.get()));
    }
    return wired(new Brokers(home, row, there.or(() -> count).orElse(1), wired));
  }

  private static Brokers wired(Brokers brokers) {
    if (brokers.wired && brokers.count > 1) {
      throw new Trouble("FIRSTKEY_WIRE leads to one broker, and there are " + brokers.count + ".");
    }
    return brokers;
  }

  private static Optional<Integer> there(Home home) {
    if (Files.isDirectory(home.state().resolve("kafka-3"))) {
      return Optional.of(3);
    }
    return Optional.of(1).filter(_ -> Files.isDirectory(home.state().resolve("kafka")));
  }

  List<KafkaPart> parts() {
    return nodes().mapToObj(node -> new KafkaPart(home, this, node)).toList();
  }

  /// For clients: every broker.
  String bootstrapServers() {
    return nodes().mapToObj(this::address).collect(Collectors.joining(","));
  }

  KafkaUsers users() {
    return new KafkaUsers(home);
  }

  /// For whoever keeps topics, users and rights.
  KafkaClient admin() {
    return KafkaClient.as(users().admin(), bootstrapServers());
  }

  /// For one of the users.
  KafkaClient client(String user) {
    return KafkaClient.as(users().login(user), bootstrapServers());
  }

  /// For a service.
  String bootstrapServers(Service service) {
    return wired && service == Service.REVOCATION_WORKER
        ? "127.0.0.1:" + row.wire()
        : bootstrapServers();
  }

  String address(int node) {
    return "127.0.0.1:" + row.broker(node);
  }

  KafkaSeat seat(int node) {
    return new KafkaSeat(
        KafkaSeat.cluster(home.state().toString()),
        node,
        row.broker(node),
        nodes().mapToObj(row::controller).toList(),
        wired ? Optional.of(new KafkaSeat.Detour(row.detour(), row.wire())) : Optional.empty(),
        Optional.of(users().admin()));
  }

  private IntStream nodes() {
    return IntStream.rangeClosed(1, count);
  }
}
